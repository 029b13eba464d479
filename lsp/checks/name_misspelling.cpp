// name-misspelling: a surname (or the given name of a known person) one or two slips away from one
// that draft or corpus knows far better. What is kept apart from it: another transliteration (the
// folding keys agree), an inflected or plural form, a different person (given name or initials
// disagree with every bearer), a name that the corpus attests.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/name_slips.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/corpus_persons.h"
#include "lsp/draft/scans.h"
#include "name/folding.h"
#include "name/persons.h"
#include "text/apostrophes.h"
#include "text/edit_distance.h"

namespace apparatus::checks {
namespace {

constexpr std::uint32_t kWellKnownFromOneText = 5;
constexpr std::uint32_t kRightBesideWrong = 2;    // times
constexpr std::uint32_t kWellKnown = 3;           // mentions that make a name worth comparing with
constexpr std::uint32_t kTimesMoreFrequent = 10;  // than a form that the corpus itself repeats
constexpr std::size_t kShortest =
    5;  // letters; shorter names are one letter off each other by nature
constexpr std::size_t kShortestUnconfirmed = 7;  // where nothing else says that the word is a name
constexpr std::size_t kLongEnoughForExchange = 6;  // letters
constexpr std::uint32_t kKnownAtAll = 2;           // mentions
constexpr std::size_t kLongEnoughForTwo = 9;       // letters that bear two slips
constexpr std::size_t kLongEnoughToBeSure = 9;     // letters: hardly two names are so near
constexpr std::uint32_t kKnownToBeSure = 4;        // mentions

struct Meant {
  std::string spelling;
  std::string key;
  int distance = 0;
  std::uint32_t in_corpus = 0;
  std::uint32_t of_key = 0;  // the same in all spellings of the corpus, "von Neurath" too
  std::uint32_t texts = 0;
  std::size_t in_draft = 0;
};

bool is_vowel(char32_t c) {
  return std::u32string_view(U"aeiouyаеёиоуыэюя").find(c) != std::u32string_view::npos;
}

bool is_cyrillic(std::string_view word) {
  return !word.empty() && (word[0] == '\xD0' || word[0] == '\xD1' || word[0] == '\xD2');
}

bool is_small_vowel(char c) { return is_vowel(static_cast<unsigned char>(c)); }

std::u32string small_letters(std::string_view word) {
  std::u32string letters;
  const std::string small = authority::to_lower(word);
  for (std::size_t i = 0; i < small.size();) {
    const auto lead = static_cast<unsigned char>(small[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t letter = length == 1 ? lead : lead & (0xFF >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < small.size(); ++k)
      letter = (letter << 6) | (static_cast<unsigned char>(small[i + k]) & 0x3F);
    letters += letter;
    i += length;
  }
  return letters;
}

// In small letters; 0 for an empty word.
char32_t first_letter(std::string_view word) {
  const auto lead = word.empty() ? 0U : static_cast<unsigned char>(word[0]);
  if (lead < 0x80) return lead >= 'A' && lead <= 'Z' ? lead + 32 : lead;
  return small_letters(word).front();
}

// Letters that the hand or a scanner takes for one another: neighbours on the keyboard, vowels, and
// look-alikes.
bool easily_confused(char32_t a, char32_t b) {
  constexpr std::array<std::u32string_view, 6> kRows = {
      U"qwertyuiop", U"asdfghjkl", U"zxcvbnm", U"йцукенгшщзхъ", U"фывапролджэ", U"ячсмитьбю"};
  constexpr std::array<std::u32string_view, 13> kAlike = {
      U"vy", U"ce", U"co", U"hb", U"nu", U"il", U"mn", U"uv", U"ft", U"шщ", U"зс", U"дт", U"нп"};
  if (is_vowel(a) && is_vowel(b)) return true;
  for (const std::u32string_view row : kRows) {
    const std::size_t i = row.find(a);
    const std::size_t j = row.find(b);
    if (i != std::u32string_view::npos && j != std::u32string_view::npos &&
        (i + 1 == j || j + 1 == i))
      return true;
  }
  return std::any_of(kAlike.begin(), kAlike.end(), [&](std::u32string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

enum class Slip : std::uint8_t { exchanged, dropped_or_added, letter_confused, letter_changed };

// What kind of one slip lies between two words.
Slip slip_between(std::string_view written, std::string_view known) {
  const std::u32string a = small_letters(written);
  const std::u32string b = small_letters(known);
  if (a.size() != b.size()) return Slip::dropped_or_added;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  if (at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
      a.compare(at + 2, std::u32string::npos, b, at + 2, std::u32string::npos) == 0)
    return Slip::exchanged;
  return at < a.size() && easily_confused(a[at], b[at]) ? Slip::letter_confused
                                                        : Slip::letter_changed;
}

// In Cyrillic a name is written in six cases: what differs in the last letters alone is a form,
// unless two of them changed places.
bool differ_in_their_endings(std::string_view written, std::string_view known) {
  constexpr std::size_t kLongestEnding = 3;
  const std::u32string a = small_letters(written);
  const std::u32string b = small_letters(known);
  std::size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  return a.size() - common <= kLongestEnding && b.size() - common <= kLongestEnding &&
         slip_between(written, known) != Slip::exchanged;
}

// Forms of one name: "Zinov'ev" and "Zinov'eva", "Smirnov" and "Smirnovs", "Rykova" and "Rykovu".
bool is_inflection(std::string_view written, std::string_view known,
                   const authority::Authority& authority) {
  if (is_form_of(written, known, authority) || is_form_of(known, written, authority)) return true;
  if (is_cyrillic(written)) return differ_in_their_endings(written, known);

  std::size_t common = 0;
  while (common < written.size() && common < known.size() && written[common] == known[common])
    ++common;
  const std::string_view rest = written.substr(common);
  const std::string_view known_rest = known.substr(common);
  // An ending more is another form, unless it only doubles the last letter.
  if (known_rest.empty()) return rest.size() != 1 || common == 0 || rest[0] != written[common - 1];
  if (rest.empty())
    return known_rest == "s" || (known_rest.size() == 1 && is_small_vowel(known_rest[0]));
  return rest.size() == 1 && known_rest.size() == 1 && is_small_vowel(rest[0]) &&
         is_small_vowel(known_rest[0]);
}

enum class Fit : std::uint8_t { somebody_else, cannot_say, same_person };

bool says_more(const name::Parts& parts) { return !parts.given.empty() || !parts.initials.empty(); }

// Whether the mentions of `surname` that give more than it can be the bearer's.
bool fits(const SpelledSurname& surname, const Meant& meant, name::Parts bearer,
          const authority::Authority& authority) {
  bearer.surname = meant.spelling;
  return std::any_of(surname.confirmed.begin(), surname.confirmed.end(),
                     [&](const name::Name* name) {
                       if (!says_more(name->parts)) return false;
                       name::Parts as_meant = name->parts;
                       as_meant.surname = meant.spelling;
                       return name::compatible(as_meant, bearer, authority);
                     });
}

// Whether the mentions can be a bearer of the name, by what they say beside the surname. Bearers
// whom only the draft names in full speak against a slip and not for it: they may be as rare.
Fit fit_of(const SpelledSurname& surname, const Meant& meant,
           const std::vector<index::PersonRecord>& bearers, const Surnames& census,
           const authority::Authority& authority) {
  const bool tells = std::any_of(surname.confirmed.begin(), surname.confirmed.end(),
                                 [](const name::Name* name) { return says_more(name->parts); });
  if (!tells) return Fit::cannot_say;
  bool named_in_full = false;
  for (const index::PersonRecord& bearer : bearers) {
    const name::Parts parts{bearer.given, bearer.initials, bearer.patronymic, meant.spelling};
    if (!says_more(parts)) continue;
    if (fits(surname, meant, parts, authority)) return Fit::same_person;
    named_in_full = true;
  }
  // A corpus that knows the name and somebody else by it has said enough.
  if (named_in_full) return Fit::somebody_else;
  const auto own = census.find(meant.spelling);
  if (own == census.end()) return Fit::cannot_say;
  for (const name::Name* name : own->second.confirmed) {
    if (!says_more(name->parts)) continue;
    if (fits(surname, meant, name->parts, authority)) return Fit::cannot_say;
    named_in_full = true;
  }
  return named_in_full ? Fit::somebody_else : Fit::cannot_say;
}

// A surname of its own: the corpus (without this text) has a bearer whose given name is none of the
// other's bearers'.
bool is_attested(const draft::Snapshot& snapshot, const SpelledSurname& surname,
                 const std::vector<index::PersonRecord>& bearers) {
  const auto bearers_of_its_own = draft::bearers_in_corpus(snapshot, surname.key);
  for (const index::PersonRecord& own : *bearers_of_its_own) {
    if (own.given.empty() && own.initials.empty()) continue;
    const bool someone_else =
        std::none_of(bearers.begin(), bearers.end(), [&](const index::PersonRecord& bearer) {
          return name::compatible(
              {own.given, own.initials, own.patronymic, bearer.surname},
              {bearer.given, bearer.initials, bearer.patronymic, bearer.surname},
              *snapshot.authority);
        });
    if (someone_else) return true;
  }
  return false;
}

// A doubled consonant too many or too few: no transliteration differs so, although the folding keys
// agree. (s and ss do: "Rossel".)
bool differs_by_doubling(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() + 1 != b.size()) return false;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  return at > 0 && b[at] == b[at - 1] && a.substr(at) == b.substr(at + 1) &&
         std::string_view("bcdfghklmnprtvz").find(b[at]) != std::string_view::npos;
}

// A mark that a scanner put on a letter: "Săblin" where everybody has Sablin.
bool differs_by_stray_mark(std::string_view written, std::string_view known) {
  constexpr std::array<std::string_view, 4> kMarked = {"ă", "ā", "â", "ã"};
  if (written.size() != known.size() + 1) return false;
  for (const std::string_view mark : kMarked) {
    const std::size_t at = written.find(mark);
    if (at == std::string_view::npos || at == 0) continue;
    return known[at] == 'a' && written.substr(0, at) == known.substr(0, at) &&
           written.substr(at + mark.size()) == known.substr(at + 1);
  }
  return false;
}

// In Cyrillic nothing is transliterated: two spellings of one key differ by a letter that one of
// them lacks ("Соколников"), if it is not ё for е or a letter of before 1918.
bool differs_in_cyrillic(std::string_view written, std::string_view known) {
  if (!is_cyrillic(written) || !is_cyrillic(known)) return false;
  const auto modern = [](std::u32string letters) {
    for (char32_t& letter : letters) {
      if (letter == U'ё' || letter == U'ѣ') letter = U'е';
      if (letter == U'і' || letter == U'ѵ') letter = U'и';
      if (letter == U'ѳ') letter = U'ф';
    }
    if (!letters.empty() && letters.back() == U'ъ') letters.pop_back();
    return letters;
  };
  return modern(small_letters(written)) != modern(small_letters(known));
}

bool is_slip_of_one_key(std::string_view written, std::string_view known) {
  return differs_by_doubling(written, known) || differs_by_stray_mark(written, known) ||
         differs_in_cyrillic(written, known);
}

std::uint32_t count_of_spelling(const draft::Snapshot& snapshot, std::string_view key,
                                std::string_view written) {
  std::uint32_t count = 0;
  for (const index::Spelling& spelling : snapshot.knowledge->spellings_of_surname(key)) {
    if (text::with_plain_apostrophes(spelling.text) == written) count += spelling.count;
  }
  return count;
}

std::uint32_t count_of_key(const draft::Snapshot& snapshot, std::string_view key) {
  std::uint32_t count = 0;
  for (const index::Spelling& spelling : snapshot.knowledge->spellings_of_surname(key))
    count += spelling.count;
  return count;
}

using Bearers = std::vector<index::PersonRecord>;

// Two spellings of different words: what their letters alone say. `pair`: both, a line end between.
struct Kinship {
  bool alike = false;       // one name in two transliterations
  bool inflection = false;  // two forms of one name
};
Kinship kinship_of(const draft::Snapshot& snapshot, std::string_view pair) {
  const std::size_t line_end = pair.find('\n');
  const std::string_view a = pair.substr(0, line_end);
  const std::string_view b = pair.substr(line_end + 1);
  return {fold_alike(a, b, *snapshot.authority), is_inflection(a, b, *snapshot.authority)};
}

// Whether a single text of the corpus has the first spelling of the pair, beside the second: damage
// of that text, and no name.
bool is_damage_of_one_text(const draft::Snapshot& snapshot, std::string_view pair) {
  constexpr int kMany = 200;
  const std::size_t line_end = pair.find('\n');
  const auto wrong = snapshot.knowledge->mentions_of_spelling(pair.substr(0, line_end), kMany);
  if (wrong.empty()) return false;
  const std::string& file = wrong.front().file;
  if (std::any_of(wrong.begin(), wrong.end(),
                  [&](const index::Place& place) { return place.file != file; }))
    return false;
  const auto right = snapshot.knowledge->mentions_of_spelling(pair.substr(line_end + 1), kMany);
  const auto beside = std::count_if(right.begin(), right.end(),
                                    [&](const index::Place& place) { return place.file == file; });
  return beside >= static_cast<std::ptrdiff_t>(kRightBesideWrong * wrong.size());
}

// How often the corpus has the key.
std::uint32_t known_count_of_key(const draft::Snapshot& snapshot, const std::string& key) {
  return *snapshot.draft->scans->answers->to(count_of_key, snapshot, key);
}

// Surnames of the corpus one slip, or two, away from a spelling. A slip in the first letter is not
// believed.
template <int limit>
std::vector<Meant> near_in_corpus(const draft::Snapshot& snapshot, std::string_view spelling) {
  const char32_t first = first_letter(spelling);
  std::vector<Meant> found;
  for (const index::SurnameRecord& record : snapshot.knowledge->surnames_near(spelling, limit)) {
    Meant meant;
    meant.spelling = text::with_plain_apostrophes(record.spelling);
    meant.distance = text::edit_distance(spelling, meant.spelling, limit);
    if (meant.distance == 0 || meant.distance > limit || first_letter(meant.spelling) != first)
      continue;
    meant.key = record.key;
    meant.in_corpus = record.count;
    meant.texts = record.texts;
    meant.of_key = known_count_of_key(snapshot, meant.key);
    found.push_back(std::move(meant));
  }
  return found;
}

std::uint32_t frequency(const Meant& meant) {
  return std::max(meant.in_corpus, meant.of_key) + static_cast<std::uint32_t>(meant.in_draft);
}

// Known from more than one damaged page. Two letters of a long name that changed places are hardly
// another name, however seldom the right one stands.
bool is_well_known(const SpelledSurname& surname, const Meant& meant) {
  const bool seen_apart = meant.texts > 1 || (meant.texts == 1 && meant.in_draft > 0);
  if (frequency(meant) >= (seen_apart ? kWellKnown : kWellKnownFromOneText)) return true;
  const std::size_t letters = letters_in(surname.spelling);
  return meant.distance == 1 && meant.texts > 0 &&
         (letters >= kLongEnoughToBeSure ||
          (letters >= kLongEnoughForExchange && frequency(meant) >= kKnownAtAll)) &&
         slip_between(surname.spelling, meant.spelling) == Slip::exchanged;
}

class Misspellings {
 public:
  Misspellings(const draft::Snapshot& snapshot, name::Role role, Findings& findings)
      : snapshot_(snapshot),
        findings_(findings),
        role_(role),
        census_(surnames_of(*snapshot.draft, role)),
        own_text_(is_in_corpus(snapshot)) {
    by_spelling_.reserve(census_.size());
    for (const auto& [spelling, surname] : census_) {
      by_spelling_.emplace(spelling, &surname);
      if (surname.confirmed.size() >= kWellKnown) well_known_.push_back(&surname);
    }
  }

  void check() {
    for (const auto& [spelling, surname] : census_) {
      if (letters_in(spelling) < kShortest) continue;
      if (const auto meant = meant_by(surname)) report(surname, *meant);
    }
  }

 private:
  std::size_t in_draft(std::string_view spelling) const {
    const auto own = by_spelling_.find(spelling);
    return own == by_spelling_.end() ? 0 : own->second->confirmed.size();
  }

  // What the word may have been meant for, from the corpus and from the draft: the nearest first,
  // of these the most frequent.
  std::vector<Meant> neighbours(const SpelledSurname& surname, int limit) const {
    std::vector<Meant> found;
    const auto consider = [&](const Meant& known, std::size_t here) {
      const bool one_key = known.key == surname.key;
      if (one_key && !is_slip_of_one_key(surname.spelling, known.spelling)) return;
      found.push_back(known);
      found.back().in_draft = here;
      if (one_key) found.back().of_key = 0;
      if (!is_well_known(surname, found.back())) found.pop_back();
    };
    // Dozens of a large corpus are near, and most of them too rare to be meant.
    const auto near = snapshot_.draft->scans->answers->to(
        limit == 1 ? near_in_corpus<1> : near_in_corpus<2>, snapshot_, surname.spelling);
    for (const Meant& known : *near) consider(known, in_draft(known.spelling));
    const std::string_view first = std::string_view(surname.spelling).substr(0, 1);
    const auto begin = std::lower_bound(
        well_known_.begin(), well_known_.end(), first,
        [](const SpelledSurname* one, std::string_view letter) { return one->spelling < letter; });
    for (auto it = begin; it != well_known_.end() && (*it)->spelling.starts_with(first); ++it) {
      const SpelledSurname& other = **it;
      const std::string& spelling = other.spelling;
      // Nearly all are told by their length, or by a glance.
      const int distance = text::edit_distance(surname.spelling, spelling, limit);
      if (distance == 0 || distance > limit ||
          first_letter(surname.spelling) != first_letter(spelling))
        continue;
      const bool listed = std::any_of(near->begin(), near->end(), [&](const Meant& meant) {
        return meant.spelling == spelling;
      });
      if (listed) continue;
      consider({spelling, other.key, distance, 0, known_count_of_key(snapshot_, other.key), 0, 0},
               other.confirmed.size());
    }
    std::sort(found.begin(), found.end(), [](const Meant& a, const Meant& b) {
      if (a.distance != b.distance) return a.distance < b.distance;
      if (a.in_corpus + a.in_draft != b.in_corpus + b.in_draft)
        return a.in_corpus + a.in_draft > b.in_corpus + b.in_draft;
      return a.spelling < b.spelling;
    });
    return found;
  }

  // How often other texts write the name so; of two spellings with one key, this spelling.
  std::uint32_t elsewhere(const SpelledSurname& surname, const Meant& meant) const {
    const std::uint32_t count = meant.key == surname.key
                                    ? count_of_spelling(snapshot_, surname.key, surname.spelling)
                                    : known_count_of_key(snapshot_, surname.key);
    const auto here = static_cast<std::uint32_t>(surname.count());
    return own_text_ ? (count > here ? count - here : 0) : count;
  }

  bool is_plain_word(const SpelledSurname& surname) const {
    if (!surname.confirmed.empty()) return false;
    const std::string lower = authority::to_lower(surname.spelling);
    using authority::WordKind;
    const WordKind kind = snapshot_.authority->names.kind(lower);
    return letters_in(surname.spelling) < kShortestUnconfirmed ||
           snapshot_.authority->names.has_movement_ending(lower) || kind != WordKind::none;
  }

  // Two bearers with given names of their own: Andrew Johnson and Curt Johnson are no slips for the
  // Johnston of a whole book.
  bool is_borne_by_several(const SpelledSurname& surname) const {
    const name::Parts* first = nullptr;
    for (const name::Name* name : surname.confirmed) {
      if (name->parts.given.empty()) continue;
      if (first == nullptr) {
        first = &name->parts;
      } else if (!name::compatible(*first, name->parts, *snapshot_.authority)) {
        return true;
      }
    }
    return false;
  }

  // "Downing, David C.": a given name that stands where a surname may.
  bool is_given_name(const SpelledSurname& surname) const {
    return !snapshot_.authority->names.given_group(surname.key).empty();
  }

  // William Henry Chamberlin is no Chamberlain.
  bool is_famous(const SpelledSurname& surname) const {
    const auto bearers = snapshot_.authority->famous.bearers(surname.key);
    return std::any_of(bearers.begin(), bearers.end(), [&](const authority::FamousPerson* one) {
      return one->surname == surname.spelling;
    });
  }

  std::optional<Meant> meant_by(const SpelledSurname& surname) const {
    if (is_plain_word(surname) || is_famous(surname) || is_given_name(surname) ||
        is_borne_by_several(surname))
      return std::nullopt;
    const bool bears_two =
        letters_in(surname.spelling) >= kLongEnoughForTwo && !surname.confirmed.empty();
    for (const Meant& meant : neighbours(surname, bears_two ? 2 : 1)) {
      const bool one_key = meant.key == surname.key;
      const draft::Answers& answers = *snapshot_.draft->scans->answers;
      const auto kinship = answers.to(kinship_of, snapshot_, pair_of(surname, meant));
      if ((!one_key && kinship->alike) || kinship->inflection) continue;
      const auto known = draft::bearers_in_corpus(snapshot_, meant.key);
      const Bearers& bearers = *known;
      const Fit fit = fit_of(surname, meant, bearers, census_, *snapshot_.authority);
      // Two spellings of one draft are the business of name-inconsistency.
      if (one_key && meant.in_draft >= kRightBesideWrong * surname.count()) continue;
      if (fit == Fit::somebody_else || !bears_evidence(surname, meant, fit)) continue;
      if (elsewhere(surname, meant) > 0 && !one_key && is_attested(snapshot_, surname, bearers))
        continue;
      return meant;
    }
    return std::nullopt;
  }

  // Whether the slip is likelier than another, rarer name.
  // Of a name that only the corpus has.
  bool may_be_near_by_chance(const Meant& meant) const {
    const std::size_t shelves = shelves_in(*snapshot_.knowledge);
    return shelves > 1 && frequency(meant) < kWellKnownFromOneText * shelves;
  }

  bool bears_evidence(const SpelledSurname& surname, const Meant& meant, Fit fit) const {
    const std::uint32_t known = elsewhere(surname, meant);
    if (meant.key == surname.key && known > 0) return false;
    const std::size_t here = surname.count();
    // Who writes it often means it, unless the right form stands beside it far more often.
    if (here >= kWellKnown && meant.in_draft < kRightBesideWrong * here) return false;
    if (known > 0 && frequency(meant) < kTimesMoreFrequent * known &&
        !*snapshot_.draft->scans->answers->to(is_damage_of_one_text, snapshot_,
                                              pair_of(surname, meant)))
      return false;
    if (meant.in_draft == 0 && may_be_near_by_chance(meant)) return false;
    if (fit == Fit::same_person) return true;
    if (meant.distance > 1) return false;
    if (role_ == name::Role::author && !is_cited_again(surname, meant)) return false;
    switch (slip_between(surname.spelling, meant.spelling)) {
      case Slip::exchanged:
      case Slip::dropped_or_added:
        return true;
      case Slip::letter_confused:
        return frequency(meant) >= kTimesMoreFrequent ||
               (known == 0 && letters_in(surname.spelling) >= kLongEnoughToBeSure &&
                frequency(meant) >= kKnownToBeSure);
      default:
        return false;
    }
  }

  // "Davydva, op. cit.", where Davydova is cited all along: whoever is cited for the first time has
  // initials or a given name, and authors of near names are many.
  static bool is_cited_again(const SpelledSurname& surname, const Meant& meant) {
    constexpr std::uint32_t kCitedOften = 8;
    return surname.count() == 1 && frequency(meant) >= kCitedOften &&
           std::all_of(surname.confirmed.begin(), surname.confirmed.end(),
                       [](const name::Name* name) {
                         return name->parts.given.empty() && name->parts.initials.empty();
                       });
  }

  static std::string pair_of(const SpelledSurname& surname, const Meant& meant) {
    return surname.spelling + "\n" + meant.spelling;
  }

  // The spelling to offer: the draft's own of this name where the slip stands, else the nearest of
  // the corpus.
  std::string offered(const SpelledSurname& surname, const Meant& meant, Register where) const {
    std::string usual = usual_spelling(census_, meant.key, snapshot_.draft->document, where);
    if (usual.empty()) return meant.spelling;
    return text::edit_distance(usual, surname.spelling, meant.distance) <= meant.distance ||
                   meant.in_draft > 0
               ? usual
               : meant.spelling;
  }

  void report(const SpelledSurname& surname, const Meant& meant) {
    std::array<std::string, draft::kRegisters> right;
    for (std::size_t i = 0; i < right.size(); ++i)
      right[i] = offered(surname, meant, static_cast<Register>(i));
    std::vector<const name::Name*> mentions = surname.confirmed;
    mentions.insert(mentions.end(), surname.unconfirmed.begin(), surname.unconfirmed.end());
    const std::vector<Evidence> evidence = evidence_of(
        snapshot_, snapshot_.knowledge->mentions_of_spelling(meant.spelling, kMostEvidence + 2));
    for (const name::Name* name : mentions) {
      Finding finding;
      finding.code = "name-misspelling";
      finding.range = snapshot_.draft->document.to_source(name->surname_range);
      finding.message = in_quotes(surname.spelling) + " is " +
                        (meant.distance == 1 ? "one letter" : "two letters") + " off " +
                        in_quotes(meant.spelling) + known_from(meant);
      finding.evidence = evidence;
      finding.fixes.push_back(write_instead(snapshot_, right[place_of(*name)], false));
      if (mentions.size() > 1) finding.fixes.push_back(throughout(right, *name, mentions));
      findings_.push_back(std::move(finding));
    }
  }

  static std::string known_from(const Meant& meant) {
    std::string words;
    if (meant.in_corpus > 0)
      words = ", which the corpus writes " + times(meant.in_corpus) + " in " +
              counted(meant.texts, "text");
    if (meant.in_draft > 0)
      words += std::string(words.empty() ? ", which" : " and") + " this draft writes " +
               times(meant.in_draft);
    return words;
  }

  std::size_t place_of(const name::Name& name) const {
    return static_cast<std::size_t>(register_at(snapshot_.draft->document, name.range.begin));
  }

  // Each place as its own register spells the name.
  Fix throughout(const std::array<std::string, draft::kRegisters>& right, const name::Name& here,
                 const std::vector<const name::Name*>& mentions) const {
    Fix fix = write_instead(snapshot_, right[place_of(here)], false);
    fix.title += " throughout";
    for (const name::Name* other : mentions) {
      if (other != &here)
        fix.also.push_back({snapshot_.draft->document.to_source(other->surname_range),
                            write_instead(snapshot_, right[place_of(*other)], false).new_text});
    }
    return fix;
  }

  const draft::Snapshot& snapshot_;
  Findings& findings_;
  const name::Role role_;
  const Surnames& census_;
  std::unordered_map<std::string_view, const SpelledSurname*> by_spelling_;
  std::vector<const SpelledSurname*> well_known_;  // in the order of their letters
  const bool own_text_;
};

// "Viachaslav Molotov": a well-known bearer of the surname whose given name is a letter or two off.
void check_given_names(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const authority::Authority& authority = *snapshot.authority;
  for (const name::Name& name : snapshot.draft->names) {
    const std::string given = text::with_plain_apostrophes(name.parts.given);
    if (name.parts.surname.empty() || letters_in(given) < kShortest ||
        given.find(' ') != std::string::npos)
      continue;
    if (!may_be_corrected(document, name.range.begin) || name.role == name::Role::author) continue;
    if (!authority.names.given_group(name::fold(given, authority)).empty()) continue;
    const auto bearers = draft::bearers_in_corpus(snapshot, name.surname_key);
    for (const index::PersonRecord& bearer : *bearers) {
      const std::string known = text::with_plain_apostrophes(bearer.given);
      if (bearer.count < kWellKnown || letters_in(known) < kShortest || known == given) continue;
      const int distance = text::edit_distance(given, known, 2);
      if (distance > (letters_in(known) >= kLongEnoughForTwo ? 2 : 1) ||
          fold_alike(given, known, authority))
        continue;
      const std::size_t at = document.text(name.range).find(name.parts.given);
      if (at == std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(name.range.begin + at);
      Finding finding;
      finding.code = "name-misspelling";
      finding.range = document.to_source(
          text::ReadingRange{begin, static_cast<std::uint32_t>(begin + name.parts.given.size())});
      finding.message = "the corpus knows " + bearer.display + " (" + times(bearer.count) +
                        "), not " + in_quotes(given);
      finding.evidence =
          evidence_of(snapshot, snapshot.knowledge->mentions_of_person(bearer.id, kMostEvidence));
      finding.fixes.push_back(write_instead(snapshot, known, false));
      findings.push_back(std::move(finding));
      break;
    }
  }
}

// Several kinds of slip may speak of one place; who compares with the corpus speaks first.
void keep_first_of_each_place(Findings& findings) {
  std::map<std::uint32_t, std::uint32_t> told;  // disjoint ranges, by their begin
  std::erase_if(findings, [&](const Finding& finding) {
    if (finding.code != "name-misspelling") return false;
    const auto behind = told.lower_bound(finding.range.end);
    const bool overlaps = behind != told.begin() && std::prev(behind)->second > finding.range.begin;
    if (!overlaps) told.emplace(finding.range.begin, finding.range.end);
    return overlaps;
  });
}

}  // namespace

void check_name_misspelling(const draft::Snapshot& snapshot, Findings& findings) {
  Misspellings(snapshot, name::Role::actor, findings).check();
  Misspellings(snapshot, name::Role::author, findings).check();
  check_given_names(snapshot, findings);
  find_slips_in_authors_cited_again(snapshot, findings);
  find_slips_in_famous_names(snapshot, findings);
  find_scanning_damage(snapshot, findings);
  keep_first_of_each_place(findings);
}

}  // namespace apparatus::checks
