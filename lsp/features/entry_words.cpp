// Words stand in the order of their letters, so that those that begin like a typed one lie
// together; each knows the entries that it stands in.
#include "lsp/features/entry_words.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <unordered_map>

#include "lsp/features/words.h"
#include "name/folding.h"

namespace apparatus::features {
namespace {

using bibliography::Entry;
using bibliography::EntryFile;

constexpr std::size_t kShortestFolded = 3;  // bytes: two letters would fold with half of everything
constexpr std::size_t kMostKept = 32;       // files

bool is_separator(std::string_view text, std::size_t at) {
  const char c = text[at];
  const auto u = static_cast<unsigned char>(c);
  return u < 0x80 && !std::isalnum(u) && c != '\'' && c != '`';
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Calls `action` for "Zinov'ev", "G", "E" of "Zinov'ev, G. E."; with `at_digits` for "carr" and
// "1956" of "carr1956" too.
template <class Action>
void for_each_word(std::string_view text, bool at_digits, Action action) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_separator(text, end) &&
           !(at_digits && end > at && is_digit(text[end]) != is_digit(text[end - 1]))) {
      ++end;
    }
    if (end > at) action(text.substr(at, end - at));
    at = end > at ? end : at + 1;
  }
}

}  // namespace

class EntryWords::Adder {
 public:
  Adder(EntryWords& words, const authority::Authority& authority)
      : words_(words), authority_(authority) {}

  void add(const Entry& entry) {
    const std::uint32_t key = make(entry.key, false);
    put(key, Field::key);
    for_each_word(entry.key, true, [&](std::string_view part) { add(part, Field::author); });
    for (const auto* people : {&entry.authors, &entry.editors}) {
      for (const std::string& person : *people)
        for_each_word(person, false, [&](std::string_view word) { add(word, Field::author); });
    }
    for_each_word(entry.title, false, [&](std::string_view word) { add(word, Field::title); });
    for_each_word(entry.year, false, [&](std::string_view word) { add(word, Field::year); });
    words_.ends_.push_back(static_cast<std::uint32_t>(words_.places_.size()));
  }

 private:
  void add(std::string_view word, Field field) {
    const auto [known, is_new] = ids_.try_emplace(std::string(word), 0);
    if (is_new) known->second = make(word, word.size() >= kShortestFolded && !is_digit(word[0]));
    put(known->second, field);
  }

  std::uint32_t make(std::string_view word, bool folds) {
    Word made{};
    made.begin = static_cast<std::uint32_t>(words_.letters_.size());
    words_.letters_ += features::loose(word);
    made.folded = static_cast<std::uint32_t>(words_.letters_.size());
    if (folds) words_.letters_ += name::fold(word, authority_);
    made.end = static_cast<std::uint32_t>(words_.letters_.size());
    words_.words_.push_back(made);
    return static_cast<std::uint32_t>(words_.words_.size() - 1);
  }

  void put(std::uint32_t word, Field field) {
    words_.places_.push_back(word << 2U | static_cast<std::uint32_t>(field));
  }

  EntryWords& words_;
  const authority::Authority& authority_;
  std::unordered_map<std::string, std::uint32_t> ids_;
};

EntryWords::EntryWords(const EntryFile& file, const authority::Authority& authority,
                       const EntryWords* before) {
  const EntryFile::TakenOver same = before == nullptr ? EntryFile::TakenOver{} : file.taken_over();
  std::size_t old_words = 0;
  if (before != nullptr) {
    // New words are added without looking for them among the old: they are few.
    letters_ = before->letters_;
    words_ = before->words_;
    old_words = words_.size();
    const std::size_t places = same.first == 0 ? 0 : before->ends_[same.first - 1];
    places_.assign(before->places_.begin(),
                   before->places_.begin() + static_cast<std::ptrdiff_t>(places));
    ends_.assign(before->ends_.begin(),
                 before->ends_.begin() + static_cast<std::ptrdiff_t>(same.first));
  }
  Adder adder(*this, authority);
  for (std::size_t i = same.first; i < file.size() - same.last; ++i) adder.add(file.entry(i));
  if (same.last > 0) {
    const std::size_t from = before->ends_.size() - same.last;
    const std::uint32_t places = from == 0 ? 0 : before->ends_[from - 1];
    const auto moved = static_cast<std::int64_t>(places_.size()) - places;
    places_.insert(places_.end(), before->places_.begin() + places, before->places_.end());
    for (std::size_t i = from; i < before->ends_.size(); ++i)
      ends_.push_back(static_cast<std::uint32_t>(before->ends_[i] + moved));
  }
  letters_.shrink_to_fit();
  places_.shrink_to_fit();
  index_words(before, old_words);
}

void EntryWords::index_words(const EntryWords* before, std::size_t old_words) {
  const auto order = [&](const std::vector<std::uint32_t>* known, auto text) {
    std::vector<std::uint32_t> words;
    if (known != nullptr) words = *known;
    const auto old_end = static_cast<std::ptrdiff_t>(words.size());
    for (auto word = static_cast<std::uint32_t>(old_words); word < words_.size(); ++word) {
      if (!text(word).empty()) words.push_back(word);
    }
    const auto less = [&](std::uint32_t a, std::uint32_t b) { return text(a) < text(b); };
    std::sort(words.begin() + old_end, words.end(), less);
    std::inplace_merge(words.begin(), words.begin() + old_end, words.end(), less);
    return words;
  };
  by_loose_ = order(before == nullptr ? nullptr : &before->by_loose_,
                    [&](std::uint32_t word) { return loose(word); });
  by_folded_ = order(before == nullptr ? nullptr : &before->by_folded_,
                     [&](std::uint32_t word) { return folded(word); });

  entries_ends_.assign(words_.size() + 1, 0);
  for (const Place place : places_) ++entries_ends_[(place >> 2U) + 1];
  std::partial_sum(entries_ends_.begin(), entries_ends_.end(), entries_ends_.begin());
  entries_.resize(places_.size());
  std::vector<std::uint32_t> next(entries_ends_.begin(), entries_ends_.end() - 1);
  std::uint32_t place = 0;
  for (std::uint32_t entry = 0; entry < ends_.size(); ++entry) {
    for (; place < ends_[entry]; ++place)
      entries_[next[places_[place] >> 2U]++] = entry << 2U | (places_[place] & 3U);
  }
}

std::string_view EntryWords::loose(std::uint32_t word) const {
  const Word& one = words_[word];
  return std::string_view(letters_).substr(one.begin, one.folded - one.begin);
}

std::string_view EntryWords::folded(std::uint32_t word) const {
  const Word& one = words_[word];
  return std::string_view(letters_).substr(one.folded, one.end - one.folded);
}

void EntryWords::narrow(std::string_view begun, const authority::Authority& authority,
                        std::vector<int>& distances) const {
  std::vector<int> best(distances.size(), kNone);
  const auto take = [&](const std::vector<std::uint32_t>& order, std::string_view beginning,
                        int more, auto text) {
    auto it = std::lower_bound(
        order.begin(), order.end(), beginning,
        [&](std::uint32_t word, std::string_view wanted) { return text(word) < wanted; });
    for (; it != order.end() && text(*it).starts_with(beginning); ++it) {
      for (std::uint32_t i = entries_ends_[*it]; i < entries_ends_[*it + 1]; ++i) {
        int& distance = best[entries_[i] >> 2U];
        distance = std::min(distance, 2 * static_cast<int>(entries_[i] & 3U) + more);
      }
    }
  };
  take(by_loose_, features::loose(begun), 0, [&](std::uint32_t word) { return loose(word); });
  if (begun.size() >= kShortestFolded && !is_digit(begun[0])) {
    std::vector<std::string> folds = name::folds(begun, authority);
    // "zinovi" is half of the "ie" that folds with "'e" and "ye".
    const std::string first = folds.front();
    if (first.ends_with('i') || first.ends_with('y') || first.ends_with('j'))
      folds.push_back(first.substr(0, first.size() - 1));
    for (const std::string& key : folds) {
      if (key.size() >= kShortestFolded)
        take(by_folded_, key, 1, [&](std::uint32_t word) { return folded(word); });
    }
  }
  for (std::size_t i = 0; i < distances.size(); ++i)
    distances[i] = best[i] == kNone ? kNone : std::min(kNone, distances[i] + best[i]);
}

namespace {

// Made once for each state of a file, for as long as somebody asks for it.
std::shared_ptr<const EntryWords> words_of(const bibliography::EntryFilePtr& file,
                                           const authority::Authority& authority) {
  struct Kept {
    std::string path;
    std::uint64_t state = 0;
    std::shared_ptr<const EntryWords> words;
  };
  static std::mutex mutex;
  static std::vector<Kept> all;
  const std::lock_guard lock(mutex);
  const auto known = std::find_if(all.begin(), all.end(),
                                  [&](const Kept& kept) { return kept.path == file->path(); });
  if (known == all.end()) {
    if (all.size() >= kMostKept) all.erase(all.begin());
    all.push_back({file->path(), file->state(),
                   std::make_shared<const EntryWords>(*file, authority, nullptr)});
    return all.back().words;
  }
  if (known->state != file->state()) {
    const bool goes_on = known->state == file->taken_over().state;
    known->words = std::make_shared<const EntryWords>(*file, authority,
                                                      goes_on ? known->words.get() : nullptr);
    known->state = file->state();
  }
  return known->words;
}

}  // namespace

std::vector<FoundEntry> find_entries(const bibliography::Bibliography& bibliography,
                                     std::string_view typed,
                                     const authority::Authority& authority) {
  std::vector<FoundEntry> found;
  std::size_t begin = 0;
  for (const bibliography::EntryFilePtr& file : bibliography.files()) {
    std::vector<int> distances(file->size(), 0);
    const auto words = typed.empty() ? nullptr : words_of(file, authority);
    const auto narrow = [&](std::string_view begun) { words->narrow(begun, authority, distances); };
    // A key that is typed whole is one word, whatever marks it holds.
    if (typed.find(' ') == std::string_view::npos && !typed.empty()) {
      narrow(typed);
    } else {
      for_each_word(typed, false, narrow);
    }
    for (std::size_t i = 0; i < distances.size(); ++i) {
      if (distances[i] < EntryWords::kNone) found.push_back({begin + i, distances[i]});
    }
    begin += file->size();
  }
  return found;
}

void prepare_entry_words(const bibliography::Bibliography& bibliography,
                         const authority::Authority& authority) {
  for (const bibliography::EntryFilePtr& file : bibliography.files()) words_of(file, authority);
}

}  // namespace apparatus::features
