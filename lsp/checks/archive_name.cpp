// The full name of an archive is known by the word "archive" in it, in whatever language, and the
// register's words around it. One word that is a letter off, or bears a scanner's mark, is a slip
// when all the others agree; another transliteration, another case and another archive are none.
// "Archive" is an everyday word: only what stands around it is folded, and only once.
#include "lsp/checks/archive_name.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/stray_mark.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/scans.h"
#include "text/apostrophes.h"
#include "text/edit_distance.h"
#include "text/letters.h"
#include "text/places.h"

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

// Where the words of a stretch stand; a typographic apostrophe is three bytes beyond ASCII and so
// stays inside.
std::vector<text::ReadingRange> ranges_of_words(std::string_view text, text::ReadingRange range) {
  std::vector<text::ReadingRange> words;
  for (std::uint32_t at = range.begin; at < range.end;) {
    const std::uint32_t begin = at;
    while (at < range.end && is_name_byte(text::byte_at(text, at))) ++at;
    if (at == begin) {
      ++at;
    } else {
      words.push_back({begin, at});
    }
  }
  return words;
}

Words words_of(std::string_view text, const authority::Authority& authority) {
  Words words;
  for (const text::ReadingRange range :
       ranges_of_words(text, {0, static_cast<std::uint32_t>(text.size())})) {
    words.push_back(word_of(text.substr(range.begin, range.end - range.begin), range, authority));
  }
  return words;
}

// The words of a block of a draft, each made when it is first asked for.
class BlockWords {
 public:
  BlockWords(const text::Document& document, text::ReadingRange block,
             const authority::Authority& authority)
      : document_(document),
        authority_(authority),
        ranges_(ranges_of_words(document.reading, block)),
        words_(ranges_.size()) {}

  std::size_t size() const { return ranges_.size(); }

  const Word& operator[](std::size_t i) {
    if (words_[i].range.empty())
      words_[i] = word_of(document_.text(ranges_[i]), ranges_[i], authority_);
    return words_[i];
  }

  // False where the key cannot begin with an a: most words are told by their first byte.
  bool may_say_archive(std::size_t i) const {
    const std::string_view written = document_.text(ranges_[i]);
    const std::size_t first = written.find_first_not_of("'0123456789");
    if (first == std::string_view::npos) return false;
    const auto byte = static_cast<unsigned char>(written[first]);
    return byte == 'a' || byte == 'A' || byte >= 0x80;
  }

 private:
  const text::Document& document_;
  const authority::Authority& authority_;
  std::vector<text::ReadingRange> ranges_;
  Words words_;
};

struct ArchiveName {
  const std::string* written = nullptr;
  Words words;
  std::size_t anchor = 0;  // which of them says "archive"
};

bool says_archive(std::string_view key, const authority::Authority& authority) {
  const auto& beginnings = authority.schemes.words().archive_keys;
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return key.starts_with(beginning); });
}

// The names of the register that have the anchor word, longest first, so that a longer name is
// tried before a shorter one that it begins with.
std::vector<ArchiveName> names_of(const authority::Authority& authority) {
  std::vector<ArchiveName> names;
  const auto add = [&](const std::string& written) {
    ArchiveName name{&written, words_of(written, authority), 0};
    const auto anchor = std::find_if(name.words.begin(), name.words.end(), [&](const Word& word) {
      return says_archive(word.key, authority);
    });
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

// False for words that more than one slip parts: one slip leaves the first letter or the last.
bool may_be_a_slip_apart(std::string_view a, std::string_view b) {
  constexpr std::size_t kShort = 3;
  constexpr std::size_t kLongestLetter = 4;  // bytes
  if (a.size() < kShort || b.size() < kShort) return true;
  return a.size() <= b.size() + kLongestLetter && b.size() <= a.size() + kLongestLetter &&
         (a.front() == b.front() || a.back() == b.back());
}

enum class Likeness : std::uint8_t { same, slip, other };

Likeness likeness(const Word& written, const Word& known, const authority::Authority& authority) {
  if (written.lower == known.lower) return Likeness::same;
  if (written.key == known.key) {
    std::string_view mark;
    const bool marked = !without_stray_mark(written.lower, mark).empty();
    return marked || doubles_a_letter(written.lower, known.lower) ? Likeness::slip : Likeness::same;
  }
  if (!may_be_a_slip_apart(written.key, known.key) &&
      !may_be_a_slip_apart(written.lower, known.lower))
    return Likeness::other;
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

// The names that begin with one word so many words before their anchor. Most of hundreds of names
// begin alike, so that few words have to be compared.
struct Opening {
  Word word;
  std::size_t anchor = 0;
  std::vector<std::size_t> names;  // places in the list of names, ascending
};

std::vector<Opening> openings_of(const std::vector<ArchiveName>& names) {
  std::vector<Opening> openings;
  std::map<std::pair<std::string_view, std::size_t>, std::size_t> known;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Word& first = names[i].words.front();
    const auto [it, is_new] = known.try_emplace({first.lower, names[i].anchor}, openings.size());
    if (is_new) openings.push_back({first, names[i].anchor, {}});
    openings[it->second].names.push_back(i);
  }
  return openings;
}

struct RegisterOfNames {
  std::vector<ArchiveName> names;
  std::vector<Opening> openings;  // of them
};

// Made once for an authority, which never changes: folding the register would cost a short draft
// more than all other checks. Good as long as the authority is.
std::shared_ptr<const RegisterOfNames> register_of(
    const std::shared_ptr<const authority::Authority>& authority) {
  static std::mutex mutex;
  static std::weak_ptr<const authority::Authority> known;
  static std::shared_ptr<const RegisterOfNames> made;
  const std::lock_guard lock(mutex);
  if (made == nullptr || known.lock() != authority) {
    auto fresh = std::make_shared<RegisterOfNames>();
    fresh->names = names_of(*authority);
    fresh->openings = openings_of(fresh->names);
    made = std::move(fresh);
    known = authority;
  }
  return made;
}

// Whether letters stand in a text that every word for an archive has ("rkhiv", "rchiv", "рхив").
// Looked for by their last byte, which is the rarest.
bool may_name_an_archive(std::string_view text, const authority::Authority& authority) {
  const auto& letters = authority.schemes.words().archive_letters;
  return std::any_of(letters.begin(), letters.end(), [&](const std::string& one) {
    for (std::size_t at = text.find(one.back()); at != std::string_view::npos;
         at = text.find(one.back(), at + 1)) {
      if (text.substr(0, at + 1).ends_with(one)) return true;
    }
    return false;
  });
}

// A word of a block that is a letter off a word of an archive's name.
struct SlipInName {
  text::ReadingRange range;  // from the beginning of the block
  std::string right;
  std::string archive;
};
using SlipsInNames = std::vector<SlipInName>;

class ArchiveNames {
 public:
  ArchiveNames(const text::Document& document, const text::Block& block,
               const authority::Authority& authority, const RegisterOfNames& names)
      : document_(document), block_(block), authority_(authority), register_(names) {}

  SlipsInNames slips() {
    BlockWords words(document_, block_.range, authority_);
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (words.may_say_archive(at) && says_archive(words[at].key, authority_))
        check_around(words, at);
    }
    return std::move(slips_);
  }

 private:
  // The names whose first word stands where it should, longest first.
  std::vector<std::size_t> begun_around(BlockWords& words, std::size_t anchor) const {
    std::vector<std::size_t> begun;
    for (const Opening& opening : register_.openings) {
      if (opening.anchor > anchor ||
          likeness(words[anchor - opening.anchor], opening.word, authority_) == Likeness::other)
        continue;
      begun.insert(begun.end(), opening.names.begin(), opening.names.end());
    }
    std::sort(begun.begin(), begun.end());
    return begun;
  }

  void check_around(BlockWords& words, std::size_t anchor) {
    for (const std::size_t i : begun_around(words, anchor)) {
      const ArchiveName& name = register_.names[i];
      if (name.anchor > anchor || anchor - name.anchor + name.words.size() > words.size()) continue;
      std::vector<std::size_t> slips;
      if (!agrees(words, anchor - name.anchor, name, slips)) continue;
      for (const std::size_t slip : slips)
        note(words[anchor - name.anchor + slip], name.words[slip], *name.written);
      return;  // the longest name that fits, with or without slips
    }
  }

  bool agrees(BlockWords& words, std::size_t first, const ArchiveName& name,
              std::vector<std::size_t>& slips) const {
    for (std::size_t i = 0; i < name.words.size(); ++i) {
      switch (likeness(words[first + i], name.words[i], authority_)) {
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

  void note(const Word& word, const Word& known, const std::string& archive) {
    if (!may_be_corrected(document_, word.range.begin)) return;
    const std::uint32_t begin = block_.range.begin;
    slips_.push_back({{word.range.begin - begin, word.range.end - begin},
                      right_word(document_.text(word.range), word, known),
                      archive});
  }

  const text::Document& document_;
  const text::Block& block_;
  const authority::Authority& authority_;
  const RegisterOfNames& register_;
  SlipsInNames slips_;
};

std::shared_ptr<const SlipsInNames> slips_in_block(const text::Document& document,
                                                   const text::Block& block,
                                                   const draft::AuthorityPtr& authority) {
  if (!may_name_an_archive(document.text(block.range), *authority)) return nullptr;
  const std::shared_ptr<const RegisterOfNames> names = register_of(authority);
  SlipsInNames slips = ArchiveNames(document, block, *authority, *names).slips();
  return slips.empty() ? nullptr : std::make_shared<const SlipsInNames>(std::move(slips));
}

void report(const draft::Snapshot& snapshot, const text::Block& block, const SlipInName& slip,
            Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const text::ReadingRange range = text::moved(slip.range, block.range.begin);
  Finding finding;
  finding.code = "citation-unknown-archive";
  finding.range = document.to_source(range);
  finding.message = in_quotes(document.text(range)) + " is a letter off the archive's name, " +
                    in_quotes(slip.archive);
  finding.fixes.push_back(write_instead(snapshot, slip.right, false));
  findings.push_back(std::move(finding));
}

}  // namespace

void find_misspelt_archive_names(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const auto slips =
      snapshot.draft->scans->blocks.seen(slips_in_block, document, snapshot.authority);
  for (std::size_t i = 0; i < slips.size(); ++i) {
    if (slips[i] == nullptr) continue;
    for (const SlipInName& slip : *slips[i]) report(snapshot, document.blocks[i], slip, findings);
  }
}

}  // namespace apparatus::checks
