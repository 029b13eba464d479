#include "bibliography/entry_file.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <functional>
#include <unordered_map>

namespace apparatus::bibliography {
namespace {

std::uint64_t hash_of(std::string_view word) { return std::hash<std::string_view>{}(word); }

// The same for "Carr1956" and "carr1956".
std::uint64_t hash_in_any_case(std::string_view key) {
  std::string lowered(key);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return hash_of(lowered);
}

bool same_in_any_case(std::string_view a, std::string_view b) {
  const auto lowered = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lowered(x) == lowered(y); });
}

constexpr std::size_t kStep = 4096;  // bytes that are compared at once

std::size_t same_at_the_beginning(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at + kStep <= most && std::memcmp(a.data() + at, b.data() + at, kStep) == 0) at += kStep;
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

std::size_t same_at_the_end(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t size = 0;
  while (size + kStep <= most && std::memcmp(a.data() + a.size() - size - kStep,
                                             b.data() + b.size() - size - kStep, kStep) == 0)
    size += kStep;
  while (size < most && a[a.size() - size - 1] == b[b.size() - size - 1]) ++size;
  return size;
}

template <class Range>
auto equal_hashes(const Range& sorted, std::uint64_t hash) {
  const auto first =
      std::lower_bound(sorted.begin(), sorted.end(), hash,
                       [](const auto& one, std::uint64_t h) { return one.hash < h; });
  auto last = first;
  while (last != sorted.end() && last->hash == hash) ++last;
  return std::pair(first, last);
}

}  // namespace

class EntryFile::Builder {
 public:
  Builder(EntryFile& file, const Folding& folding) : file_(file), folding_(folding) {}

  void read(const EntryFile* before) {
    const std::size_t size = before == nullptr ? 0 : before->size();
    if (before != nullptr && file_.notation_->reads_like(*before->notation_)) {
      before_ = before;
      file_.taken_over_.state = before->state();
      const std::string_view now = file_.source_;
      const std::string_view then = before->source_;
      const std::size_t head = same_at_the_beginning(now, then);
      // What is the same at both ends must not be counted twice.
      const std::size_t tail =
          std::min(same_at_the_end(now, then), std::min(now.size(), then.size()) - head);
      take_first(head);
      same_from_ = then.size() - tail;
      moved_ = static_cast<std::ptrdiff_t>(now.size()) - static_cast<std::ptrdiff_t>(then.size());
    }
    std::size_t next_old = file_.taken_over_.first;
    Outline outline;
    for (std::size_t at = file_.records_.empty() ? 0 : file_.records_.back().end;
         file_.notation_->next(at, outline); at = outline.end) {
      if (before_ != nullptr) {
        const std::ptrdiff_t was = static_cast<std::ptrdiff_t>(outline.begin) - moved_;
        while (next_old < size &&
               static_cast<std::ptrdiff_t>(before_->records_[next_old].begin) < was)
          ++next_old;
        if (next_old < size && was >= static_cast<std::ptrdiff_t>(same_from_) &&
            static_cast<std::ptrdiff_t>(before_->records_[next_old].begin) == was) {
          take_last(next_old, line_at(outline.key_at));
          break;
        }
      }
      add(outline);
    }
    file_.keys_.shrink_to_fit();
  }

 private:
  std::uint32_t line_at(std::size_t offset) {
    line_ += static_cast<std::uint32_t>(
        std::count(file_.source_.begin() + static_cast<std::ptrdiff_t>(counted_),
                   file_.source_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    counted_ = offset;
    return line_;
  }

  void add(const Outline& outline) {
    const auto entry = static_cast<std::uint32_t>(file_.records_.size());
    file_.keys_ += outline.key;
    file_.records_.push_back(
        {static_cast<std::uint32_t>(outline.begin), static_cast<std::uint32_t>(outline.end),
         static_cast<std::uint32_t>(outline.key_at), static_cast<std::uint32_t>(file_.keys_.size()),
         line_at(outline.key_at)});
    file_.shapes_.push_back(shape_of(outline.key));
    for (const std::string& surname : outline.surnames)
      file_.people_.push_back({hash_of_fold(surname), entry});
    if (!outline.surnames.empty()) return;
    if (!outline.parent.empty()) file_.children_.push_back({entry, outline.parent});
    const std::string word = folding_.title(outline.title);
    if (!word.empty()) file_.titles_.push_back({hash_of(word), entry});
  }

  // Every spelling is folded once.
  std::uint64_t hash_of_fold(const std::string& surname) {
    const auto [known, is_new] = hashes_.try_emplace(surname, 0);
    if (is_new) known->second = hash_of(folding_.surname(surname));
    return known->second;
  }

  // The entries that end before the first change, and where the next begins before it, too.
  void take_first(std::size_t same) {
    const auto& records = before_->records_;
    std::size_t count = 0;
    while (count < records.size() && records[count].begin + kLookAhead <= same) ++count;
    if (count < 2) return;
    --count;
    file_.records_.assign(records.begin(), records.begin() + static_cast<std::ptrdiff_t>(count));
    file_.shapes_.assign(before_->shapes_.begin(),
                         before_->shapes_.begin() + static_cast<std::ptrdiff_t>(count));
    file_.keys_ = before_->keys_.substr(0, records[count - 1].key_end);
    take_indices(0, count, 0);
    file_.taken_over_.first = count;
    line_ = records[count - 1].line;
    counted_ = records[count - 1].key_at;
  }

  void take_last(std::size_t from, std::uint32_t line) {
    const auto& records = before_->records_;
    const std::size_t first = file_.records_.size();
    const std::size_t count = records.size() - from;
    const std::uint32_t keys_from = from == 0 ? 0 : records[from - 1].key_end;
    const auto keys_moved = static_cast<std::int64_t>(file_.keys_.size()) - keys_from;
    const auto lines_moved = static_cast<std::int64_t>(line) - records[from].line;
    file_.keys_.append(before_->keys_, keys_from);
    file_.records_.reserve(first + count);
    for (std::size_t i = from; i < records.size(); ++i) {
      const Record& old = records[i];
      file_.records_.push_back({static_cast<std::uint32_t>(old.begin + moved_),
                                static_cast<std::uint32_t>(old.end + moved_),
                                static_cast<std::uint32_t>(old.key_at + moved_),
                                static_cast<std::uint32_t>(old.key_end + keys_moved),
                                static_cast<std::uint32_t>(old.line + lines_moved)});
    }
    file_.shapes_.insert(file_.shapes_.end(),
                         before_->shapes_.begin() + static_cast<std::ptrdiff_t>(from),
                         before_->shapes_.end());
    take_indices(from, records.size(),
                 static_cast<std::int64_t>(first) - static_cast<std::int64_t>(from));
    file_.taken_over_.last = count;
  }

  // What belongs to the entries from `begin` to `end` of the state before.
  void take_indices(std::size_t begin, std::size_t end, std::int64_t moved) {
    const auto take = [&](const auto& from, auto& to, auto entry_of) {
      const auto before = [&](const auto& one, std::size_t entry) {
        auto copy = one;
        return entry_of(copy) < entry;
      };
      const auto first = std::lower_bound(from.begin(), from.end(), begin, before);
      const auto last = std::lower_bound(first, from.end(), end, before);
      for (auto it = first; it != last; ++it) {
        auto one = *it;
        entry_of(one) = static_cast<std::uint32_t>(entry_of(one) + moved);
        to.push_back(std::move(one));
      }
    };
    take(
        before_->people_, file_.people_, [](Hashed & one) -> auto& { return one.entry; });
    take(
        before_->titles_, file_.titles_, [](Hashed & one) -> auto& { return one.entry; });
    take(
        before_->children_, file_.children_, [](Child & one) -> auto& { return one.entry; });
  }

  EntryFile& file_;
  const Folding& folding_;
  const EntryFile* before_ = nullptr;
  std::size_t same_from_ = 0;  // in the state before: from here on to the end all is the same
  std::ptrdiff_t moved_ = 0;   // bytes by which that lies further on now
  std::uint32_t line_ = 1;
  std::size_t counted_ = 0;
  std::unordered_map<std::string, std::uint64_t> hashes_;  // of folds, by spelling
};

std::shared_ptr<const EntryFile> EntryFile::read(std::string source, std::string path,
                                                 Written written, const Folding& folding,
                                                 const EntryFile* before) {
  const std::shared_ptr<EntryFile> file(new EntryFile);
  static std::atomic<std::uint64_t> states = 0;
  file->state_ = ++states;
  file->source_ = std::move(source);
  file->path_ = std::move(path);
  file->notation_ = notation(written, file->source_);
  Builder(*file, folding).read(before);
  file->index_all();
  return file;
}

void EntryFile::index_all() {
  by_key_.reserve(records_.size());
  for (std::size_t i = 0; i < records_.size(); ++i)
    by_key_.push_back({hash_in_any_case(key(i)), static_cast<std::uint32_t>(i)});
  std::sort(by_key_.begin(), by_key_.end());

  by_surname_ = people_;
  for (const Child& child : children_) {
    const auto parent = find_in_any_case(child.parent);
    if (!parent || *parent == child.entry) continue;
    const auto first =
        std::lower_bound(people_.begin(), people_.end(), *parent,
                         [](const Hashed& one, std::size_t entry) { return one.entry < entry; });
    for (auto it = first; it != people_.end() && it->entry == *parent; ++it)
      by_surname_.push_back({it->hash, child.entry});
  }
  std::sort(by_surname_.begin(), by_surname_.end());
  by_surname_.erase(std::unique(by_surname_.begin(), by_surname_.end()), by_surname_.end());
  by_title_ = titles_;
  std::sort(by_title_.begin(), by_title_.end());
}

std::string_view EntryFile::key(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : records_[index - 1].key_end;
  return std::string_view(keys_).substr(begin, records_[index].key_end - begin);
}

Entry EntryFile::entry(std::size_t index) const {
  const auto read = [&](std::size_t which, std::string& parent) {
    const Record& record = records_[which];
    Entry entry = notation_->read(
        std::string_view(source_).substr(record.begin, record.end - record.begin), parent);
    entry.file = path_;
    entry.line = record.line;
    return entry;
  };
  std::string parent;
  Entry entry = read(index, parent);
  const auto whole = parent.empty() ? std::nullopt : find_in_any_case(parent);
  if (!whole || *whole == index) return entry;
  // An article in a collection takes what it lacks from its crossref.
  Entry from = read(*whole, parent);
  const auto take = [](std::string& field, std::string& lent) {
    if (field.empty()) field = std::move(lent);
  };
  take(entry.container, from.title);
  take(entry.publisher, from.publisher);
  take(entry.place, from.place);
  take(entry.year, from.year);
  take(entry.edition, from.edition);
  take(entry.volume, from.volume);
  take(entry.volumes, from.volumes);
  if (entry.editors.empty()) entry.editors = std::move(from.editors);
  return entry;
}

std::optional<std::size_t> EntryFile::find(std::string_view wanted) const {
  const auto [first, last] = equal_hashes(by_key_, hash_in_any_case(wanted));
  const auto found =
      std::find_if(first, last, [&](const Hashed& one) { return key(one.entry) == wanted; });
  return found == last ? std::nullopt : std::optional<std::size_t>(found->entry);
}

std::optional<std::size_t> EntryFile::find_in_any_case(std::string_view wanted) const {
  const auto [first, last] = equal_hashes(by_key_, hash_in_any_case(wanted));
  const auto found = std::find_if(
      first, last, [&](const Hashed& one) { return same_in_any_case(key(one.entry), wanted); });
  return found == last ? std::nullopt : std::optional<std::size_t>(found->entry);
}

void EntryFile::for_each_near(const WantedKey& wanted,
                              const std::function<void(int, std::size_t)>& found) const {
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    const int edits = distance(wanted, shapes_[i], key(i));
    if (edits >= 0) found(edits, i);
  }
}

void EntryFile::add_by_surname(std::string_view folded, std::size_t offset,
                               std::vector<std::size_t>& entries) const {
  const auto [first, last] = equal_hashes(by_surname_, hash_of(folded));
  for (auto it = first; it != last; ++it) entries.push_back(offset + it->entry);
}

void EntryFile::add_by_title(std::string_view folded, std::size_t offset,
                             std::vector<std::size_t>& entries) const {
  const auto [first, last] = equal_hashes(by_title_, hash_of(folded));
  for (auto it = first; it != last; ++it) entries.push_back(offset + it->entry);
}

bool EntryFile::has_surname(std::string_view folded) const {
  const auto [first, last] = equal_hashes(by_surname_, hash_of(folded));
  return first != last;
}

}  // namespace apparatus::bibliography
