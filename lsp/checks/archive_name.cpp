// The full name of an archive is known by the word "archive" in it, in whatever language, and the
// register's words around it. One word that is a letter off, or bears a scanner's mark, is a slip
// when all the others agree; another transliteration, another case and another archive are none.
#include "lsp/checks/archive_name.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/stray_mark.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "text/apostrophes.h"
#include "text/edit_distance.h"
#include "text/letters.h"

namespace apparatus::checks {
namespace {

constexpr std::size_t kFewestWords = 4;  // of a name that can be told by its other words
constexpr std::size_t kMostSlips = 2;
constexpr std::size_t kShortest = 5;  // letters of a word that may be a slip

struct Word {
  text::ReadingRange range;  // in a draft; empty in the register
  std::string lower;         // with plain apostrophes
  std::string key;           // folded
};
using Words = std::vector<Word>;

bool is_name_byte(unsigned char byte) { return text::is_word_byte(byte) || byte == '\''; }

Word word_of(std::string_view written, text::ReadingRange range,
             const authority::Authority& authority) {
  return {range, authority::to_lower(text::with_plain_apostrophes(std::string(written))),
          authority.transliteration.fold(written)};
}

// The words of a stretch; a typographic apostrophe is three bytes beyond ASCII and so stays inside.
Words words_of(std::string_view text, text::ReadingRange range,
               const authority::Authority& authority) {
  Words words;
  for (std::uint32_t at = range.begin; at < range.end;) {
    const std::uint32_t begin = at;
    while (at < range.end && is_name_byte(text::byte_at(text, at))) ++at;
    if (at == begin) {
      ++at;
    } else {
      words.push_back(word_of(text.substr(begin, at - begin), {begin, at}, authority));
    }
  }
  return words;
}

struct ArchiveName {
  const std::string* written = nullptr;
  Words words;
  std::size_t anchor = 0;  // which of them says "archive"
};

bool says_archive(std::string_view key) {
  return key.starts_with("arhiv") || key.starts_with("archiv") || key.starts_with("arkhiv");
}

// The names of the register that have the anchor word, longest first, so that a longer name is
// tried before a shorter one that it begins with.
std::vector<ArchiveName> names_of(const authority::Authority& authority) {
  std::vector<ArchiveName> names;
  const auto add = [&](const std::string& written) {
    ArchiveName name{
        &written, words_of(written, {0, static_cast<std::uint32_t>(written.size())}, authority), 0};
    const auto anchor = std::find_if(name.words.begin(), name.words.end(),
                                     [](const Word& word) { return says_archive(word.key); });
    if (anchor == name.words.end() || name.words.size() < kFewestWords) return;
    name.anchor = static_cast<std::size_t>(anchor - name.words.begin());
    names.push_back(std::move(name));
  };
  for (const authority::Archive& archive : authority.archives.all()) {
    add(archive.name);
    add(archive.original_name);
    add(archive.english_name);
    for (const std::string& other : archive.other_names) add(other);
  }
  std::stable_sort(names.begin(), names.end(), [](const ArchiveName& a, const ArchiveName& b) {
    return a.words.size() > b.words.size();
  });
  return names;
}

// One letter doubled that the other word has once: "Moskvyy". No transliteration doubles so.
bool doubles_a_letter(std::string_view written, std::string_view known) {
  if (written.size() != known.size() + 1) return false;
  std::size_t at = 0;
  while (at < known.size() && written[at] == known[at]) ++at;
  return at > 0 && written[at] == written[at - 1] && written.substr(at + 1) == known.substr(at);
}

enum class Likeness : std::uint8_t { same, slip, other };

Likeness likeness(const Word& written, const Word& known, const authority::Authority& authority) {
  if (written.lower == known.lower) return Likeness::same;
  std::string_view mark;
  const bool marked = !without_stray_mark(written.lower, mark).empty();
  if (written.key == known.key)
    return marked || doubles_a_letter(written.lower, known.lower) ? Likeness::slip : Likeness::same;
  if (letters_in(written.lower) < kShortest ||
      (text::edit_distance(written.key, known.key, 1) != 1 &&
       text::edit_distance(written.lower, known.lower, 1) != 1))
    return Likeness::other;
  // A last letter more, less or other is a case or a number.
  const std::size_t common = std::min(written.key.size(), known.key.size());
  const std::size_t stem = common - 1;
  if (written.key.substr(0, stem) == known.key.substr(0, stem)) return Likeness::other;
  return authority.names.kind(written.lower) == authority::WordKind::none ? Likeness::slip
                                                                          : Likeness::other;
}

class ArchiveNames {
 public:
  ArchiveNames(const draft::Snapshot& snapshot, Findings& findings)
      : snapshot_(snapshot), findings_(findings) {}

  void check() {
    const text::Document& document = snapshot_.draft->document;
    for (const text::Block& block : document.blocks) {
      if (!may_name_an_archive(document.text(block.range))) continue;
      if (names_.empty()) names_ = names_of(*snapshot_.authority);
      const Words words = words_of(document.reading, block.range, *snapshot_.authority);
      for (std::size_t at = 0; at < words.size(); ++at) {
        if (says_archive(words[at].key)) check_around(words, at);
      }
    }
  }

 private:
  static bool may_name_an_archive(std::string_view text) {
    return text.find("rkhiv") != std::string_view::npos ||
           text.find("rchiv") != std::string_view::npos ||
           text.find("рхив") != std::string_view::npos;
  }

  void check_around(const Words& words, std::size_t anchor) {
    for (const ArchiveName& name : names_) {
      if (name.anchor > anchor || anchor - name.anchor + name.words.size() > words.size()) continue;
      std::vector<std::size_t> slips;
      if (!agrees(words, anchor - name.anchor, name, slips)) continue;
      for (const std::size_t i : slips)
        report(words[anchor - name.anchor + i], name.words[i], *name.written);
      return;  // the longest name that fits, with or without slips
    }
  }

  bool agrees(const Words& words, std::size_t first, const ArchiveName& name,
              std::vector<std::size_t>& slips) const {
    for (std::size_t i = 0; i < name.words.size(); ++i) {
      switch (likeness(words[first + i], name.words[i], *snapshot_.authority)) {
        case Likeness::same:
          break;
        case Likeness::slip:
          slips.push_back(i);
          break;
        case Likeness::other:
          return false;
      }
    }
    return slips.size() <= kMostSlips && 2 * slips.size() < name.words.size();
  }

  // The right word as the draft transliterates: what is wrong with it is taken away, where that is
  // all; else the register's.
  static std::string right_word(std::string_view written, const Word& word, const Word& known) {
    std::string_view mark;
    std::string plain = without_stray_mark(written, mark);
    if (!plain.empty()) return plain;
    std::string right = known.lower;
    if (text::letter_case_at(written, 0) == text::LetterCase::capital && right[0] >= 'a' &&
        right[0] <= 'z' && word.lower[0] == right[0])
      right[0] = written[0];
    return right;
  }

  void report(const Word& word, const Word& known, const std::string& archive) {
    const text::Document& document = snapshot_.draft->document;
    if (!may_be_corrected(document, word.range.begin)) return;
    const std::string_view written = document.text(word.range);
    Finding finding;
    finding.code = "citation-unknown-archive";
    finding.range = document.to_source(word.range);
    finding.message =
        in_quotes(written) + " is a letter off the archive's name, " + in_quotes(archive);
    finding.fixes.push_back(write_instead(snapshot_, right_word(written, word, known), false));
    findings_.push_back(std::move(finding));
  }

  const draft::Snapshot& snapshot_;
  Findings& findings_;
  std::vector<ArchiveName> names_;  // made when the first block asks
};

}  // namespace

void find_misspelt_archive_names(const draft::Snapshot& snapshot, Findings& findings) {
  ArchiveNames(snapshot, findings).check();
}

}  // namespace apparatus::checks
