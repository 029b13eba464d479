#include "lsp/features/citation_choices.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "citation/file_key.h"

namespace apparatus::features {
namespace {

using citation::Citation;
using citation::Part;

constexpr int kMostEntries = 4000;      // of one level; fonds of the largest archives
constexpr int kFilesOfLevel = 60;       // asked of the index below one place
constexpr std::size_t kFewEntries = 6;  // so many are looked below one by one
constexpr std::size_t kDraftFilesFirst = 3;
constexpr std::size_t kCorpusFilesFirst = 3;

std::uint32_t number_of(std::string_view leaf) {
  std::uint32_t number = 0;
  std::from_chars(leaf.data(), leaf.data() + leaf.size(), number);
  return number;
}

bool more_prominent(const Choice& a, const Choice& b) {
  if (a.exact != b.exact) return a.exact;
  if (a.in_draft != b.in_draft) return a.in_draft > b.in_draft;
  return a.in_corpus > b.in_corpus;
}

class Chooser {
 public:
  Chooser(const draft::Snapshot& snapshot, const BegunCitation& begun)
      : snapshot_(snapshot), begun_(begun), labels_(labels_of_levels(snapshot.authority->schemes)) {
    read_draft();
  }

  std::vector<Choice> choose(std::size_t most) {
    if (begun_.beginning == Beginning::archive_begun) {
      choose_archives();
    } else {
      archive_ = begun_.archive;
      parts_ = begun_.base;
      at_ = begun_.after_start;
      descend();
      if (levels_.empty()) choose_leaves();
      if (!levels_.empty()) choose_files();
    }
    return in_order(most);
  }

 private:
  // How often the draft cites each file and what lies above it; what is being typed does not count.
  void read_draft() {
    const auto& draft = *snapshot_.draft;
    for (std::size_t i = 0; i < draft.citations.size(); ++i) {
      const Citation& citation = draft.citations[i];
      if (citation.how == citation::How::general || citation.parts.empty()) continue;
      const std::string key = citation::file_key(citation, *snapshot_.authority);
      if (key.empty() || source_range(draft, citation.range).overlaps(begun_.place)) continue;
      auto& cited = cited_[key];
      ++cited.count;
      if (cited.first < 0) cited.first = static_cast<int>(i);
      for (std::size_t slash = key.find('/'); slash != std::string::npos;
           slash = key.find('/', slash + 1)) {
        ++cited_below_[key.substr(0, slash)];
      }
    }
  }

  std::string key_of(const std::string& archive, const std::vector<Part>& parts) const {
    return citation::file_key(citation_of(snapshot_, archive, parts), *snapshot_.authority);
  }

  // Citations in the draft of a file, or of all below a place.
  std::uint32_t in_draft(const std::string& key) const {
    const auto file = cited_.find(key);
    const auto below = cited_below_.find(key);
    return (file == cited_.end() ? 0 : file->second.count) +
           (below == cited_below_.end() ? 0 : below->second);
  }

  void choose_archives() {
    for (const std::string& siglum : begun_.sigla) {
      Choice choice;
      choice.kind = ChoiceKind::archive;
      choice.archive = siglum;
      const std::string key = key_of(siglum, {});
      choice.in_draft = in_draft(key);
      for (const auto& entry : snapshot_.knowledge->archives()) {
        if (key_of(entry.value, {}) != key) continue;
        choice.in_corpus += entry.count;
        choice.texts = std::max(choice.texts, entry.texts);
      }
      if (const auto found = snapshot_.authority->archives.by_siglum(siglum); !found.empty()) {
        choice.description = archive_description(*found.front());
      }
      levels_.push_back(std::move(choice));
    }
    std::stable_sort(levels_.begin(), levels_.end(), more_prominent);
    for (std::size_t i = 0; i < levels_.size() && i < 3; ++i) {
      if (levels_[i].in_draft + levels_[i].in_corpus == 0) continue;
      archive_ = levels_[i].archive;
      parts_.clear();
      at_ = begun_.words.size();
      add_files_below(key_of(archive_, {}));
    }
    add_draft_files();
  }

  static std::string archive_description(const authority::Archive& archive) {
    std::string title = !archive.english_name.empty() ? archive.english_name : archive.name;
    if (!archive.city.empty() && title.find(archive.city) == std::string::npos) {
      title += (title.empty() ? "" : ", ") + archive.city;
    }
    return title;
  }

  // Follows what is typed down to the part that is begun, and collects what may stand there.
  void descend() {
    for (int depth = 0; depth < 8; ++depth) {
      levels_.clear();
      std::optional<Part> typed;
      std::size_t used = at_;
      const auto weigh = [&](const Part& part, std::uint32_t count, std::uint32_t texts,
                             const std::string& description) {
        const Comparison comparison = compare(begun_.words, at_, begun_.open, {part}, 0, labels_);
        switch (comparison.agreement) {
          case Agreement::none:
            return;
          case Agreement::beyond:
            typed = part;
            used = comparison.words_used;
            return;
          case Agreement::complete:
            if (!begun_.open) {
              typed = part;
              used = comparison.words_used;
              return;
            }
            break;
          case Agreement::begun:
            break;
        }
        for (Choice& known : levels_) {
          if (known.parts.back().value == part.value) {
            known.in_corpus += count;
            return;
          }
        }
        Choice choice;
        choice.kind = ChoiceKind::level;
        choice.archive = archive_;
        choice.parts = parts_;
        choice.parts.push_back(part);
        choice.in_corpus = count;
        choice.texts = texts;
        choice.description = description;
        choice.exact = comparison.agreement == Agreement::complete;
        levels_.push_back(std::move(choice));
      };
      for (const auto& entry : snapshot_.knowledge->below(key_of(archive_, parts_), kMostEntries)) {
        weigh({entry.level, entry.value, {}}, entry.count, entry.texts, entry.description);
      }
      for (const auto& part : draft_parts_below()) weigh(part, 0, 0, {});
      if (!typed) break;
      parts_.push_back(*typed);
      at_ = used;
    }
    for (Choice& choice : levels_) choice.in_draft = in_draft(key_of(archive_, choice.parts));
    std::stable_sort(levels_.begin(), levels_.end(), more_prominent);
  }

  // The next parts of those citations of the draft that stand below the present place.
  std::vector<Part> draft_parts_below() const {
    std::vector<Part> result;
    const std::string key = key_of(archive_, parts_);
    for (const auto& [file, cited] : cited_) {
      if (!file.starts_with(key) || file.size() <= key.size() || file[key.size()] != '/') continue;
      const auto& parts = snapshot_.draft->citations[static_cast<std::size_t>(cited.first)].parts;
      if (parts.size() <= parts_.size()) continue;
      const Part& part = parts[parts_.size()];
      if (std::find(result.begin(), result.end(), part) == result.end()) result.push_back(part);
    }
    return result;
  }

  bool agrees(const std::vector<Part>& parts) const {
    if (parts.size() < parts_.size() || !std::equal(parts_.begin(), parts_.end(), parts.begin()))
      return false;
    const auto agreement =
        compare(begun_.words, at_, begun_.open, parts, parts_.size(), labels_).agreement;
    return agreement == Agreement::begun || agreement == Agreement::complete;
  }

  void add_file(const std::vector<Part>& parts, std::uint32_t count, std::uint32_t texts,
                std::string description) {
    const std::string key = key_of(archive_, parts);
    for (Choice& known : files_) {
      if (known.archive != archive_ || known.parts != parts) continue;
      known.in_corpus = std::max(known.in_corpus, count);
      known.texts = std::max(known.texts, texts);
      if (known.description.empty()) known.description = std::move(description);
      return;
    }
    Choice choice;
    choice.kind = ChoiceKind::file;
    choice.archive = archive_;
    choice.parts = parts;
    choice.in_corpus = count;
    choice.texts = texts;
    choice.description = std::move(description);
    const auto cited = cited_.find(key);
    choice.in_draft = cited == cited_.end() ? 0 : cited->second.count;
    files_.push_back(std::move(choice));
  }

  void add_files_below(const std::string& key) {
    for (const auto& file : snapshot_.knowledge->files_below(key, kFilesOfLevel)) add_record(file);
  }

  void add_record(const index::FileRecord& file) {
    std::vector<Part> parts;
    for (const auto& [level, value] : file.parts) parts.push_back({level, value, {}});
    if (!agrees(parts)) return;
    add_file(parts, file.count, static_cast<std::uint32_t>(file.files.size()),
             file.descriptions.empty() ? std::string() : file.descriptions.front().text);
  }

  void add_draft_files() {
    for (const auto& [key, cited] : cited_) {
      const Citation& citation = snapshot_.draft->citations[static_cast<std::size_t>(cited.first)];
      for (const Choice& level : levels_) {
        const std::string below = key_of(level.archive, level.parts);
        if (key != below && !(key.starts_with(below) && key[below.size()] == '/')) continue;
        const std::string before = std::exchange(archive_, level.archive);
        if (agrees(citation.parts)) {
          const auto described = snapshot_.draft->document.text(citation.description);
          add_file(citation.parts, 0, 0, std::string(described));
        }
        archive_ = before;
        break;
      }
    }
  }

  void choose_files() {
    // The parts that may stand here are files already where nothing is known below them.
    const std::string first = key_of(archive_, levels_.front().parts);
    if (levels_.size() > 0 && snapshot_.knowledge->below(first, 1).empty() &&
        is_file_level(levels_.front())) {
      for (Choice& choice : levels_) {
        choice.kind = ChoiceKind::file;
        files_.push_back(std::move(choice));
      }
      levels_.clear();
      return;
    }
    if (levels_.size() <= kFewEntries) {
      for (const Choice& level : levels_) add_files_below(key_of(archive_, level.parts));
    } else {
      add_files_below(key_of(archive_, parts_));
    }
    add_draft_files();
  }

  // The last level of the scheme by which such parts are cited.
  bool is_file_level(const Choice& choice) const {
    for (const auto& scheme : snapshot_.authority->schemes.all()) {
      if (!scheme.levels.empty() && scheme.levels.back().name == choice.parts.back().level)
        return true;
    }
    return false;
  }

  // Behind a whole file: its leaves that are cited already.
  void choose_leaves() {
    if (parts_.empty()) return;
    const std::string key = key_of(archive_, parts_);
    const auto file = snapshot_.knowledge->file(key);
    std::vector<std::string> leaves;
    for (const Citation& citation : snapshot_.draft->citations) {
      if (citation::file_key(citation, *snapshot_.authority) != key) continue;
      leaves.insert(leaves.end(), citation.leaves.begin(), citation.leaves.end());
    }
    const std::size_t of_draft = leaves.size();
    if (file) leaves.insert(leaves.end(), file->leaves.begin(), file->leaves.end());
    std::size_t number = at_;
    number += label_length(begun_.words, at_, kLeafLevel, labels_);
    const bool begun_number = begun_.open && number < begun_.words.size();
    const std::string prefix = begun_number ? begun_.words.back().text : std::string();
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const bool repeated =
          std::find(leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(i), leaves[i]) !=
          leaves.begin() + static_cast<std::ptrdiff_t>(i);
      if (repeated || !leaves[i].starts_with(prefix)) continue;
      Choice choice;
      choice.kind = ChoiceKind::leaf;
      choice.archive = archive_;
      choice.parts = parts_;
      choice.leaf = leaves[i];
      choice.in_draft = i < of_draft ? 1 : 0;
      choice.in_corpus = i < of_draft ? 0 : 1;
      if (file && !file->descriptions.empty()) choice.description = file->descriptions.front().text;
      files_.push_back(std::move(choice));
    }
    std::stable_sort(files_.begin(), files_.end(), [](const Choice& a, const Choice& b) {
      return number_of(a.leaf) < number_of(b.leaf);
    });
  }

  // Files that the draft cites already, then the best of the corpus once an archive is chosen, then
  // the next parts, then the other files.
  std::vector<Choice> in_order(std::size_t most) {
    if (files_.empty() || files_.front().kind != ChoiceKind::leaf) {
      std::stable_sort(files_.begin(), files_.end(), more_prominent);
    }
    std::size_t first = 0;
    while (first < files_.size() && first < kDraftFilesFirst && files_[first].in_draft > 0) ++first;
    if (begun_.beginning != Beginning::archive_begun || first > 0) {
      while (first < files_.size() && first < kCorpusFilesFirst) ++first;
    }
    std::vector<Choice> result;
    const auto take = [&](Choice& choice) {
      if (result.size() < most) result.push_back(std::move(choice));
    };
    for (std::size_t i = 0; i < first; ++i) take(files_[i]);
    for (Choice& level : levels_) take(level);
    for (std::size_t i = first; i < files_.size(); ++i) take(files_[i]);
    return result;
  }

  struct Cited {
    std::uint32_t count = 0;
    int first = -1;
  };

  const draft::Snapshot& snapshot_;
  const BegunCitation& begun_;
  Labels labels_;
  std::unordered_map<std::string, Cited> cited_;                // by file key
  std::unordered_map<std::string, std::uint32_t> cited_below_;  // by the beginnings of file keys
  std::string archive_;
  std::vector<Part> parts_;  // typed whole
  std::size_t at_ = 0;       // the first word that is not accounted for
  std::vector<Choice> levels_;
  std::vector<Choice> files_;
};

}  // namespace

Citation citation_of(const draft::Snapshot& snapshot, const std::string& archive,
                     const std::vector<Part>& parts) {
  Citation citation;
  citation.archive = archive;
  if (const auto known = snapshot.authority->archives.by_siglum(archive); !known.empty()) {
    const auto* meant = snapshot.authority->archives.meant_by(archive);
    citation.archive_ambiguous = meant == nullptr;
    if (meant == nullptr) meant = known.front();
    citation.archive_id = meant->id;
    citation.scheme = meant->scheme;
  }
  citation.parts = parts;
  return citation;
}

std::vector<Choice> choices(const draft::Snapshot& snapshot, const BegunCitation& begun,
                            std::size_t most) {
  return Chooser(snapshot, begun).choose(most);
}

}  // namespace apparatus::features
