#include "name/recognise.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "name/folding.h"
#include "name/words.h"

namespace apparatus::name {
namespace {

using authority::is;
using authority::WordKind;
using text::BlockKind;
using text::ReadingRange;
using text::Zone;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// The rules, in the order in which they are tried at each word; each takes the words of one name or
// none.
class Recogniser {
 public:
  Recogniser(const text::Document& document, const authority::Authority& authority,
             const Known& known, const std::vector<ReadingRange>& taken)
      : document_(document),
        reading_(document.reading),
        authority_(authority),
        known_(known),
        found_(capitalised_words(document, authority, taken)),
        french_(is_french(reading_)) {}

  std::vector<Name> run() {
    for (std::size_t at = 0; at < words().size();) at = take(at);
    for (const Candidate& one : candidates_) decide(one);
    return std::move(names_);
  }

 private:
  // A possible name on its way to a decision.
  struct Candidate {
    std::size_t first = 0, last = 0;  // words
    std::size_t surname_first = 0,
                surname = 0;  // words of the surname; surname_first of a split particle
    bool has_surname = true;
    std::size_t given_first = 0, given_last = 0;  // given names and initials: [first, last)
    bool inverted = false;
    bool full = false;      // initials or a given name stand beside the surname
    bool evidence = false;  // something else here says that this is a person
    bool author = false;
    bool titled = false;
    bool sovereign = false;      // of a given name and perhaps a number
    bool after_capital = false;  // an unknown capitalised word stands right before or behind
    std::uint32_t begin = 0;     // particle included
    std::uint32_t surname_begin = 0;
  };

  const std::vector<Word>& words() const { return found_.words; }
  const Word& word(std::size_t i) const { return found_.words[i]; }
  Spelling& spelling(std::size_t i) { return found_.spellings[word(i).spelling]; }
  const Spelling& spelling(std::size_t i) const { return found_.spellings[word(i).spelling]; }
  WordKind kind(std::size_t i) const { return spelling(i).kind; }
  const text::Block& block(std::size_t i) const {
    return document_.blocks[static_cast<std::size_t>(word(i).block)];
  }
  bool follows(std::size_t i, Gap gap) const { return i < words().size() && word(i).gap == gap; }
  bool adjacent(std::size_t i) const { return follows(i, Gap::space) || follows(i, Gap::none); }
  bool adjacent_or_particle(std::size_t i) const {
    return adjacent(i) || follows(i, Gap::particle);
  }

  bool starts_block(std::size_t i) const {
    return i == 0 || word(i - 1).block != word(i).block ||
           word(i).begin - block(i).range.begin <= 6;
  }
  bool in_bibliography(std::size_t i) const {
    return block(i).zone == Zone::bibliography || block(i).kind == BlockKind::bibliography_entry;
  }
  bool in_note(std::size_t i) const { return block(i).zone == Zone::note; }

  static constexpr WordKind kNoSurname = WordKind::never | WordKind::thing_after;

  // Whether a word may be the surname behind initials or a given name.
  bool may_be_surname(std::size_t i) const {
    const Spelling& one = spelling(i);
    if (word(i).initial || one.text.size() < 2) return false;
    if (is(one.kind, kNoSurname)) return false;
    return !one.abbreviation && !(one.all_capitals && one.text.size() < 4);
  }
  // Words whose ordinary meaning comes first.
  bool ordinary(std::size_t i) const {
    return is(kind(i), WordKind::common | WordKind::place | WordKind::title | WordKind::office |
                           WordKind::thing_before | WordKind::source);
  }
  bool given(std::size_t i) const {
    return !word(i).initial && is(kind(i), WordKind::given) && !is(kind(i), WordKind::title);
  }
  // A given name that is hardly anything else.
  bool plainly_given(std::size_t i) const {
    return given(i) && !ordinary(i) && !is(kind(i), WordKind::never);
  }

  std::size_t take(std::size_t i) {
    const std::size_t count = candidates_.size();
    for (const auto rule : {&Recogniser::initials_before, &Recogniser::given_before,
                            &Recogniser::inverted, &Recogniser::alone}) {
      const std::size_t end = (this->*rule)(i);
      if (end > i) {
        if (candidates_.size() > count) finish(candidates_.back(), end);
        return end;
      }
    }
    return i + 1;
  }

  // Words of the surname from `i` on: particle capitals ("Van Ree") count with the word behind.
  // Returns the end of the words, or `i` if there is no surname.
  std::size_t surname_end(std::size_t i) const {
    std::size_t at = i;
    while (at < words().size() && is(kind(at), WordKind::particle) && !word(at).initial &&
           adjacent_or_particle(at + 1) && at < i + 2 && may_be_surname(at + 1)) {
      ++at;
    }
    if (at >= words().size() || !may_be_surname(at)) return i;
    return at + 1;
  }

  void set_surname(Candidate& one, std::size_t first, std::size_t end) const {
    one.surname_first = first;
    one.surname = end - 1;
    one.surname_begin = word(first).begin;
    if (word(first).gap == Gap::particle && first > 0 && !one.inverted) {
      // The particle stands in lower case between the words; it belongs to the surname.
      std::uint32_t begin = word(first - 1).next;
      while (is_space(reading_[begin])) ++begin;
      one.surname_begin = begin;
    }
  }

  // "E. H. Carr", "N.A.Uglanov", "J. Arch Getty", "Yu. M. van der Ven".
  std::size_t initials_before(std::size_t i) {
    if (!word(i).initial) return i;
    std::size_t at = i + 1;
    while (at < words().size() && word(at).initial && adjacent(at) && at < i + 4) ++at;
    if (!adjacent_or_particle(at)) return i;
    Candidate one;
    one.first = i;
    one.given_first = i;
    one.given_last = at;
    if (given(at) && adjacent_or_particle(at + 1) && may_be_surname(at + 1) && !ordinary(at + 1) &&
        !word(at).possessive) {
      one.given_last = ++at;
    }
    const std::size_t end = surname_end(at);
    if (end == at) return i;
    const bool single = one.given_last == i + 1;
    if (ordinary(end - 1) && !is_named_elsewhere(end - 1)) {
      // "Vol. I. Moscow", "Appendix A. The", "a. Introduction" are no names.
      if (single && (is_numeral(i) || starts_block(i))) return i;
      if (is(kind(end - 1), WordKind::place) || spelling(end - 1).text.size() < 4) return i;
      if (single && word(i).gap == Gap::none) return i;
      if (single && next_is_text(end - 1)) return i;
    }
    // "zavod imeni I. A. Likhacheva", "New York: W. W. Norton, 1998"
    if (is_named_after(i) || is_publisher(i, end - 1)) return end;
    set_surname(one, at, end);
    one.full = true;
    candidates_.push_back(one);
    return end;
  }

  bool is_named_elsewhere(std::size_t i) const { return spelling(i).established_fully; }
  bool is_numeral(std::size_t i) const {
    const char c = reading_[word(i).begin];
    return word(i).end - word(i).begin == 2 && (c == 'I' || c == 'V' || c == 'X');
  }
  // A lower-case word right behind, as in the running text of a title.
  bool next_is_text(std::size_t i) const {
    const std::string_view next = word_after(reading_, word(i).next, block(i).range.end);
    return !next.empty() && next[0] >= 'a' && next[0] <= 'z' &&
           !is(authority_.names.kind(next),
               WordKind::speech | WordKind::source | WordKind::locative) &&
           next != "and" && next != "et";
  }

  // "Lev Trotskii", "Alexei I. Rykov", "Semen Borisovich Uritskii", "Erik van Ree", "Vladimir
  // Il'ich".
  std::size_t given_before(std::size_t i) {
    if (!given(i) || word(i).possessive || is(kind(i), WordKind::never)) return i;
    std::size_t at = i + 1;
    bool patronymic = false;
    bool initials = false;
    while (adjacent(at) && at < i + 5) {
      if (word(at).initial) {
        initials = true;
        ++at;
      } else if (spelling(at).patronymic && !patronymic) {
        patronymic = true;
        ++at;
        if (word(at - 1).possessive) break;
      } else if (given(at) && !word(at).possessive && adjacent_or_particle(at + 1) &&
                 may_be_surname(at + 1) && (!ordinary(at + 1) || plainly_given(at))) {
        ++at;
      } else {
        break;
      }
    }
    // A surname in -ovich behind a given name ("Lazar Kaganovich") looks like a patronymic.
    if (patronymic && at == i + 2 &&
        !(adjacent_or_particle(at) && surname_end(at) > at && !ordinary(at))) {
      const bool sure = authority_.names.is_patronymic_of_given_name(spelling(at - 1).key);
      if (!sure) {
        patronymic = false;
        --at;
      }
    }
    Candidate one;
    one.first = i;
    one.given_first = i;
    one.given_last = at;
    const std::size_t end =
        adjacent_or_particle(at) && !word(at - 1).possessive ? surname_end(at) : at;
    if (end == at || is_roman_number(end - 1)) {
      const bool number = at == i + 2 && word(i + 1).initial && is_roman_number(i + 1);
      if (!patronymic && (at == i + 1 || number)) return sovereign(i);
      if (!patronymic) return i;
      one.has_surname = false;  // "Vladimir Il'ich"
      one.full = true;
      candidates_.push_back(one);
      return at;
    }
    const std::size_t last = end - 1;
    if (ordinary(last) && !initials && !patronymic && !is_named_elsewhere(last)) {
      if (!plainly_given(i)) return i;
      // A common word behind a given name is a surname only where no phrase begins with it.
      if (is(kind(last),
             WordKind::title | WordKind::office | WordKind::thing_before | WordKind::russian)) {
        return i;
      }
    }
    // The title of a work behind the author's given name: "Trigos, Ludmilla A. The Decembrist
    // Myth".
    if (ordinary(last) &&
        (spelling(last).text.size() < 4 ||
         document_.zone_at(word(last).begin) != document_.zone_at(word(i).begin))) {
      return i;
    }
    if (!plainly_given(i) && !initials && !patronymic) {
      // "Grant Street", "May Day", "Victoria Station"
      if (ordinary(last)) return i;
      if (word(i).sentence_start && is(kind(i), WordKind::common) &&
          !spelling(last).surname_ending && !is_known(last)) {
        return i;
      }
    }
    if (is(behind(last), WordKind::thing_after)) {
      // "Klara Tsetkin factory", "Karl Liebknecht Street": named after, and consumed as such.
      return end;
    }
    if (is_named_after(i) || is_publisher(i, last)) return end;
    set_surname(one, at, end);
    one.full = true;
    candidates_.push_back(one);
    return end;
  }

  // "King Alexander", "Nicholas I", "Emperor Napoleon III": the number serves as a surname does,
  // since it tells the bearers of one given name apart.
  std::size_t sovereign(std::size_t i) {
    if (word(i).possessive && !is(before(i), WordKind::sovereign)) return i;
    const bool titled = is(before(i), WordKind::sovereign) || after_grand_duke(i);
    const bool numbered = !word(i).possessive && adjacent(i + 1) && !word(i + 1).initial &&
                          is_roman_number(i + 1) && spelling(i).kind != WordKind::none;
    if (!titled && !(numbered && plainly_given(i))) return i;
    if (ordinary(i) && !numbered) return i;
    Candidate one;
    one.first = one.given_first = i;
    one.given_last = i + 1;
    one.full = true;
    one.sovereign = true;
    one.has_surname = numbered;
    if (numbered) set_surname(one, i + 1, i + 2);
    candidates_.push_back(one);
    return i + (numbered ? 2 : 1);
  }
  bool after_grand_duke(std::size_t i) const {
    for (const std::string_view title :
         {"Grand Duke ", "Grand Duchess ", "Crown Prince ", "grand duke ", "grand-duc "}) {
      if (word(i).begin >= title.size() &&
          starts_with(static_cast<std::uint32_t>(word(i).begin - title.size()), title))
        return true;
    }
    return false;
  }

  // Between a place and a year: "London: John Murray, 1954".
  bool is_publisher(std::size_t first, std::size_t last) const {
    std::uint32_t at = word(first).begin;
    const std::uint32_t from = block(first).range.begin;
    for (const std::string_view quote : {"‘", "“", "«"}) {
      if (at >= quote.size() && reading_.substr(at - quote.size(), quote.size()) == quote) at -= 3;
    }
    if (at > from && (reading_[at - 1] == '\'' || reading_[at - 1] == '"')) --at;
    while (at > from && is_space(reading_[at - 1])) --at;
    if (at == from || reading_[at - 1] != ':') return false;
    std::uint32_t behind_name = word(last).next;
    while (behind_name < reading_.size() && !is_space(reading_[behind_name])) ++behind_name;
    return behind_name + 5 < reading_.size() && is_year(behind_name + 1);
  }

  bool is_roman_number(std::size_t i) const {
    const std::string_view text = spelling(i).text;
    return text.find_first_not_of("IVXLC") == std::string_view::npos;
  }

  // "Uglanov, N.A.", "Trotsky L. D.", "Black, Clayton.", "Smirnov, Semen Potapovich.", "Smirnov
  // Ivan Petrovich".
  std::size_t inverted(std::size_t i) {
    if (word(i).initial || word(i).possessive) return i;
    const std::size_t surname = surname_end(i);
    if (surname == i || surname >= words().size() || word(surname - 1).possessive) return i;
    const bool comma = follows(surname, Gap::comma) || comma_and_stop(surname);
    if (!comma && !follows(surname, Gap::space)) return i;
    const std::size_t end = word(surname).initial ? initials_behind(i, surname, comma)
                                                  : given_behind(i, surname, comma);
    if (end == surname) return i;
    Candidate one;
    one.first = i;
    one.inverted = true;
    one.given_first = surname;
    one.given_last = end;
    set_surname(one, i, surname);
    one.full = true;
    one.author = in_bibliography(i);
    candidates_.push_back(one);
    return end;
  }

  // The head of an entry of a bibliography or list, of a note, or of a line.
  bool starts_entry(std::size_t i) const {
    return in_bibliography(i) || starts_block(i) || after_list_mark(i) ||
           (in_note(i) && after_stop(i));
  }

  // Behind a full stop or semicolon: where a note goes on to the next work.
  bool after_stop(std::size_t i) const {
    std::uint32_t at = word(i).begin;
    while (at > block(i).range.begin && is_space(reading_[at - 1])) --at;
    return at > block(i).range.begin && (reading_[at - 1] == '.' || reading_[at - 1] == ';');
  }

  // The end of the initials that stand behind the surname [i, surname), or `surname` if they are
  // not its own.
  std::size_t initials_behind(std::size_t i, std::size_t surname, bool comma) const {
    const std::size_t last = surname - 1;
    if (is(kind(last), WordKind::place)) return surname;
    if (ordinary(last) && !(comma && (in_bibliography(i) || starts_block(i)))) return surname;
    std::size_t at = surname + 1;
    while (at < words().size() && word(at).initial && adjacent(at) && at < surname + 3) ++at;
    // "Congress V." and "Nicholas I." are no names of this kind.
    if (!comma && at == surname + 1 && is_numeral(surname)) return surname;
    if (at < words().size() && adjacent_or_particle(at) && may_be_surname(at)) {
      // Initials that lead a surname of their own ("Kamenev, G. E. Zinoviev and …"), unless a title
      // begins here.
      const bool forward = spelling(at).surname_ending && !spelling(last).surname_ending;
      const bool title =
          ordinary(at) || next_is_text(at) || (!comma && spelling(i).cyrillic && !forward);
      const bool list = follows(at + 1, Gap::comma) && word(at + 1).initial;
      const bool head = in_bibliography(i) && comma && starts_block(i);
      if (!head && !(title && (starts_entry(i) || !comma)) && !(starts_entry(i) && comma && list)) {
        return surname;
      }
    }
    return at;
  }

  // The same for given names and patronymics.
  std::size_t given_behind(std::size_t i, std::size_t surname, bool comma) const {
    const std::size_t last = surname - 1;
    const bool head = in_bibliography(i) && starts_block(i) && comma;
    const bool patronymic = adjacent(surname + 1) && spelling(surname + 1).patronymic;
    if (!comma && (ordinary(last) || given(last))) return surname;  // "Prince Sergei Petrovich"
    if (!given(surname) && !(head && unknown(surname))) return surname;
    if (!patronymic) {
      if (!comma || !starts_entry(i) || is(kind(last), WordKind::place)) return surname;
      if (ordinary(last) && !(in_bibliography(i) && plainly_given(surname))) return surname;
      if (given(i) && !in_bibliography(i) && !spelling(i).surname_ending) return surname;
    }
    std::size_t at = surname + 1;
    while (adjacent(at) && at < surname + 3 && (!stop_between(at) || word(at).initial) &&
           (word(at).initial || spelling(at).patronymic || given(at) ||
            (head && unknown(at) && !word(at - 1).initial))) {
      ++at;
    }
    if (!given(surname) && word(at - 1).next < reading_.size() &&
        reading_[word(at - 1).next] != '.' && !word(at - 1).initial) {
      return surname;  // two surnames in a list
    }
    // Two names in a row in running text: "…, Lev Kamenev".
    if (!in_bibliography(i) && !patronymic && adjacent(at) && may_be_surname(at) && !ordinary(at)) {
      return surname;
    }
    return at;
  }

  bool unknown(std::size_t i) const {
    return !word(i).initial && !ordinary(i) && !is(kind(i), kNoSurname) &&
           !spelling(i).all_capitals;
  }
  bool stop_between(std::size_t i) const {
    return reading_.substr(word(i - 1).next, word(i).begin - word(i - 1).next).find('.') !=
           std::string_view::npos;
  }
  bool comma_and_stop(std::size_t i) const {
    if (i >= words().size() || word(i).gap != Gap::far || word(i).block != word(i - 1).block)
      return false;
    const std::string_view between =
        reading_.substr(word(i - 1).next, word(i).begin - word(i - 1).next);
    return between.size() <= 3 && (between[0] == ',' || between.substr(0, 2) == ".,");
  }
  // Behind "3. ", "– ", "12) ": the number of a list or note whose block holds several.
  bool after_list_mark(std::size_t i) const {
    std::uint32_t at = word(i).begin;
    const std::uint32_t from = block(i).range.begin;
    while (at > from &&
           (reading_[at - 1] == ' ' || reading_[at - 1] == '.' || is_digit(reading_[at - 1])))
      --at;
    return at > from ? reading_[at - 1] == '\n' : true;
  }

  // A surname by itself, or one behind an unknown capitalised word that may be a given name.
  std::size_t alone(std::size_t i) {
    const Spelling& own = spelling(i);
    if (word(i).initial || own.text.size() < 3 || (own.all_capitals && is_roman_number(i)))
      return i;
    if (is(own.kind, WordKind::never | WordKind::title | WordKind::thing_before) &&
        !is(own.kind, WordKind::given))
      return i;
    if (own.movement && !own.surname_ending && !own.established_fully) return i;  // Lindqvist
    // The end of a run of capitalised words, so that "Krasnyi Treugol'nik" is looked at as a whole.
    std::size_t end = i + 1;
    while (end < words().size() && adjacent_or_particle(end) && !word(end - 1).possessive &&
           !word(end).initial && end < i + 5) {
      ++end;
    }
    const std::size_t run_last = end - 1;
    if (run_last > i) {
      if (is(kind(run_last), WordKind::thing_after))
        return end;  // "Trotsky Archive", "Marx-Engels Institute"
      if (run_last == i + 1 && word(run_last).gap == Gap::particle) return pair(i, i + 1);
      if (ordinary(i) || is(own.kind, kNoSurname))
        return i;  // "When Kamenev": look again from the next word
      if (ordinary(i + 1) || is(kind(i + 1), WordKind::never)) {
        return single(i, true);
      }
      if (run_last == i + 1) return pair(i, run_last);
      if (spelling(i + 1).patronymic) return pair(i, run_last);
      // Russian capitalises no more than the first word of an institution or title.
      if (own.cyrillic) return may_inflect_a_surname(i) ? single(i, false) : i;
      return end;  // three and more unknown words: an institution, a title
    }
    return single(i, false);
  }

  bool may_inflect_a_surname(std::size_t i) {
    const Spelling& own = spelling(i);
    if (own.surname_ending || is(own.kind, WordKind::famous)) return true;
    authority_.names.nominatives(own.key, nominatives_);
    return std::any_of(nominatives_.begin(), nominatives_.end(), [&](const std::string& one) {
      return authority_.names.has_surname_ending(one);
    });
  }

  // "Igal Halfin": two unknown words.
  std::size_t pair(std::size_t i, std::size_t last) {
    if (ordinary(last) || !may_be_surname(last) || is(kind(i), kNoSurname) ||
        spelling(i).all_capitals != spelling(last).all_capitals) {
      return ordinary(i) ? i : single(i, true);
    }
    if (ordinary(i)) return i;
    if (is_named_after(i) || is(behind(last), WordKind::thing_after)) return last + 1;
    // "письмо Зиновьева Каменеву": two persons, not a name of two words.
    if (spelling(i).cyrillic && !given(i) && may_inflect_a_surname(i)) return single(i, false);
    Candidate one;
    one.first = i;
    one.given_first = i;
    one.given_last = last;
    set_surname(one, last, last + 1);
    one.after_capital = true;
    // "Shimotomai Nobuo." at the head of a bibliography's entry.
    one.full = in_bibliography(i) && starts_block(i) && word(last).next < reading_.size() &&
               reading_[word(last).next] == '.';
    evidence_of(one, last);
    candidates_.push_back(one);
    return last + 1;
  }

  std::size_t single(std::size_t i, bool before_capital) {
    const Spelling& own = spelling(i);
    if (is(own.kind, kNoSurname)) return i;
    if (names_a_thing(i, before_capital) || is_named_after(i)) {
      ++spelling(i).as_thing;
      return i + 1;
    }
    Candidate one;
    one.first = i;
    set_surname(one, i, i + 1);
    one.given_first = one.given_last = i;
    one.begin = word(i).begin;
    ++spelling(i).seen;
    if (names_a_thing_further_on(i)) ++spelling(i).as_thing;
    one.after_capital =
        before_capital || (i > 0 && adjacent(i) && !consumed_before(i) && !ordinary(i - 1));
    evidence_of(one, i);
    take_particle(one, i);
    candidates_.push_back(one);
    return i + 1;
  }

  // "the Miurat factory", "Leonov Tram depot", "the Lenin Institute".
  bool names_a_thing(std::size_t i, bool before_capital) const {
    if (word(i).possessive) return false;
    if (is(behind(i), WordKind::thing_after)) return true;
    return before_capital && i + 1 < words().size() &&
           (is(kind(i + 1), WordKind::thing_after) || is(behind(i + 1), WordKind::thing_after));
  }

  // "the Sytin print works": a weaker sign, counted only.
  bool names_a_thing_further_on(std::size_t i) const {
    if (word(i).possessive) return false;
    const std::uint32_t end = block(i).range.end;
    const std::string_view next = word_after(reading_, word(i).next, end);
    if (next.empty() || next[0] < 'a' || next[0] > 'z') return false;
    if (is(authority_.names.kind(next), WordKind::speech | WordKind::locative)) return false;
    const auto at = static_cast<std::uint32_t>(next.data() + next.size() - reading_.data());
    const std::string_view then = word_after(reading_, at, end);
    return !then.empty() && is(kind_of(then), WordKind::thing_after);
  }

  bool consumed_before(std::size_t i) const {
    return !candidates_.empty() && candidates_.back().last + 1 == i;
  }

  // The kind of the word right behind word `i`.
  WordKind behind(std::size_t i) const {
    const std::string_view next = word_after(reading_, word(i).next, block(i).range.end);
    if (next.empty()) return WordKind::none;
    if (next.size() < 24) return kind_of(next);
    return WordKind::none;
  }
  WordKind kind_of(std::string_view any_case) const {
    const WordKind direct = authority_.names.kind(any_case);
    if (direct != WordKind::none) return direct;
    const auto first = static_cast<unsigned char>(any_case[0]);
    if ((first >= 'A' && first <= 'Z') || first >= 0x80) {
      return authority_.names.kind(authority::to_lower(any_case));
    }
    return WordKind::none;
  }
  WordKind before(std::size_t i) const {
    const std::uint32_t from = block(i).range.begin;
    std::string_view one = word_before(reading_, word(i).begin, from, true);
    // "Baron von Neurath": the title stands before the particles.
    for (int particles = 0; particles < 2 && !one.empty(); ++particles) {
      if (!is(authority_.names.kind(one), WordKind::particle)) break;
      one = word_before(reading_, static_cast<std::uint32_t>(one.data() - reading_.data()), from,
                        true);
    }
    return one.empty() ? WordKind::none : kind_of(one);
  }
  // The particle of a bare surname: one that nothing else could be (von, van), or any behind a
  // title.
  void take_particle(Candidate& one, std::size_t i) {
    const std::uint32_t from = block(i).range.begin;
    std::uint32_t begin = word(i).begin;
    bool sure = false;
    for (int particles = 0; particles < 2; ++particles) {
      const std::string_view particle = word_before(reading_, begin, from, false);
      if (particle.empty() || !is(authority_.names.kind(particle), WordKind::particle)) break;
      begin = static_cast<std::uint32_t>(particle.data() - reading_.data());
      sure = particle == "von" || particle == "van" || particle == "fon";
      if (sure) break;
    }
    if (begin == word(i).begin) return;
    if (!sure && !one.titled) return;
    one.begin = one.surname_begin = begin;
    if (sure && !ordinary(i) && !one.evidence) {
      one.evidence = true;
      ++spelling(i).as_person;
    }
  }
  // "zavod imeni Il'icha", "ulitsa Lenina", "St Peter".
  bool is_named_after(std::size_t i) const {
    const std::uint32_t from = block(i).range.begin;
    const std::string_view one = word_before(reading_, word(i).begin, from, true);
    if (one.empty()) return false;
    // A full stop between belongs to an abbreviation ("im. Lenina") or ends a sentence.
    if (letters_of(one) > 4 && word_before(reading_, word(i).begin, from, false).empty())
      return false;
    const WordKind kind = kind_of(one);
    return is(kind, WordKind::thing_before) && !is(kind, WordKind::title);
  }

  // Cyrillic letters are two bytes.
  static std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
  }

  // What around a bare surname says that it is a person.
  void evidence_of(Candidate& one, std::size_t i) {
    const Spelling& own = spelling(i);
    const text::Block& here = block(i);
    const WordKind previous = before(one.first);
    if (is(previous, WordKind::title | WordKind::office) && !stop_of_sentence_before(one.first)) {
      one.evidence = one.titled = true;
    } else if (follows_office_and_comma(one.first, i) || starts_with_certain(one.first)) {
      one.evidence = true;
    }
    std::uint32_t at = word(i).next;
    const std::uint32_t end = here.range.end;
    const std::string_view next = word_after(reading_, at, end);
    if (!next.empty() && !word(i).possessive) {
      const WordKind kind = authority_.names.kind(next);
      if (is(kind, WordKind::speech)) one.evidence = true;
      if (is(kind, WordKind::following) && !ordinary(i)) one.evidence = true;
      if (next == "et" &&
          starts_with(static_cast<std::uint32_t>(next.data() - reading_.data()), "et al")) {
        one.evidence = one.author = true;
      }
    }
    if (at < end && reading_[at] == ',') {
      const std::string_view behind_comma = word_after(reading_, at + 1, end);
      const WordKind kind = authority_.names.kind(behind_comma);
      if (behind_comma == "op" || behind_comma == "loc" || behind_comma == "who" ||
          behind_comma == "whom") {
        one.evidence = true;
      }
      const bool page = behind_comma == "p" || behind_comma == "pp" || behind_comma == "op";
      if ((page || behind_comma == "vol") && may_begin_a_reference(one.first)) {
        one.evidence = one.author = true;
      }
      if (is(kind, WordKind::office) && !is(kind, WordKind::thing_after)) one.evidence = true;
      // An article and an office: "Krutetskaia, a worker", "Pichurin, the delegate".
      if (behind_comma == "a" || behind_comma == "an" || behind_comma == "the" ||
          behind_comma == "another") {
        const auto begin =
            static_cast<std::uint32_t>(behind_comma.data() + behind_comma.size() - reading_.data());
        std::string_view then = word_after(reading_, begin, end);
        for (int k = 0; k < 3 && !then.empty(); ++k) {
          if (is(authority_.names.kind(then), WordKind::office)) {
            one.evidence = true;
            break;
          }
          const auto from = static_cast<std::uint32_t>(then.data() + then.size() - reading_.data());
          then = word_after(reading_, from, end);
        }
      }
      // The title of a work behind the name: "Carr, 'Party Crisis'", "Serge, Memoirs".
      if ((in_note(i) || here.zone == Zone::bibliography) && follows(i + 1, Gap::comma) &&
          !word(i + 1).initial && is(spelling(i + 1).kind, WordKind::common) && !ordinary(i) &&
          !own.all_capitals && !is(spelling(i + 1).kind, WordKind::place | WordKind::given)) {
        one.evidence = one.author = true;  // "Farber, Before Stalinism"
      }
      if (in_note(i) || here.zone == Zone::bibliography) {
        std::uint32_t begin = at + 1;
        while (begin < end && is_space(reading_[begin])) ++begin;
        if (begin < end &&
            (reading_[begin] == '\'' || reading_[begin] == '"' ||
             reading_.substr(begin, 3) == "‘" || reading_.substr(begin, 3) == "“" ||
             reading_.substr(begin, 2) == "«" || document_.zone_at(begin) == Zone::title)) {
          one.evidence = one.author = true;
        }
      }
    }
    std::uint32_t paren = at;
    while (paren < end && reading_[paren] == ' ') ++paren;
    if (paren + 5 < end && reading_[paren] == '(') {
      // "Likhachev (1882–1924)", "Carr (1956)", "Zakharov (secretary of …)".
      if (is_year(paren + 1) || starts_with(paren + 1, "b. 1") || starts_with(paren + 1, "born ") ||
          starts_with(paren + 1, "d. 1") || starts_with(paren + 1, "ed.") ||
          starts_with(paren + 1, "eds")) {
        one.evidence = true;
      } else {
        const std::string_view inside = word_after(reading_, paren + 1, end);
        if (is(kind_of_lower(inside), WordKind::office)) one.evidence = true;
      }
    }
    // Author and date: "(Carr 1956, 120)".
    if (paren > at && is_year(paren) && word(one.first).begin > 0 &&
        (reading_[word(one.first).begin - 1] == '(' || in_parentheses(one.first))) {
      one.evidence = one.author = true;
    }
    if (is(previous, WordKind::locative) && !in_note(i) && !in_bibliography(i) &&
        !word(i).possessive) {
      ++spelling(i).as_thing;
    }
    if (is(own.kind, WordKind::famous)) one.evidence = true;
    if (one.evidence) ++spelling(i).as_person;
    if (own.surname_ending && !one.evidence && !one.after_capital) {
      const bool town = is(previous, WordKind::locative);
      const bool adjective = own.key.ends_with("ski") || own.key.ends_with("skaia");
      const std::string_view article =
          word_before(reading_, word(i).begin, block(i).range.begin, false);
      // "the Berghof": a person has no article; "Орловской губернии": nor a noun behind.
      const bool phrase =
          adjective && (leads_a_phrase(i) ||
                        (own.cyrillic && !next.empty() && !is(kind_of(next), WordKind::speech)));
      if (!town && !phrase && article != "the" && article != "The" &&
          (!in_russian(one) || (own.cyrillic && !keeps_own_language(word(i).begin))) &&
          !is(own.kind, WordKind::given) && !ordinary(i)) {
        one.evidence = true;
      }
    }
  }

  // Not the last word of a title: "Farber, Before the Flood, p. 12".
  bool may_begin_a_reference(std::size_t i) const {
    const std::string_view previous =
        word_before(reading_, word(i).begin, block(i).range.begin, false);
    if (previous.empty()) return true;
    for (const std::string_view one :
         {"see", "See", "also", "in", "In", "and", "cf", "Cf", "but", "from", "also"}) {
      if (previous == one) return true;
    }
    return false;
  }

  // "a certain Cherniak"
  bool starts_with_certain(std::size_t i) const {
    constexpr std::string_view kWords = "a certain ";
    const std::uint32_t at = word(i).begin;
    return at >= kWords.size() && reading_.substr(at - kWords.size(), kWords.size()) == kWords;
  }

  // "Sibirskii khronograf": an adjective and its noun.
  bool leads_a_phrase(std::size_t i) const {
    const std::string_view next = word_after(reading_, word(i).next, block(i).range.end);
    if (next.empty()) return false;
    const WordKind kind = kind_of(next);
    return kind == WordKind::none || is(kind, WordKind::russian);
  }

  // "a woman worker, Krutetskaia, made copies"
  bool follows_office_and_comma(std::size_t first, std::size_t last) const {
    const std::uint32_t from = block(first).range.begin;
    std::uint32_t at = word(first).begin;
    while (at > from && is_space(reading_[at - 1])) --at;
    if (at == from || reading_[at - 1] != ',' || word(last).next >= reading_.size() ||
        reading_[word(last).next] != ',') {
      return false;
    }
    const std::string_view one = word_before(reading_, at - 1, from, false);
    return !one.empty() && is(kind_of(one), WordKind::office);
  }

  WordKind kind_of_lower(std::string_view one) const {
    return one.empty() ? WordKind::none : authority_.names.kind(one);
  }
  bool keeps_own_language(std::uint32_t at) const {
    const Zone zone = document_.zone_at(at);
    return zone == Zone::title || zone == Zone::bibliography;
  }
  bool stop_of_sentence_before(std::size_t i) const {
    // "… the secretary. Moscow": a full stop behind a lower-case word of four letters and more ends
    // a sentence.
    std::uint32_t at = word(i).begin;
    while (at > block(i).range.begin && is_space(reading_[at - 1])) --at;
    if (at == block(i).range.begin || reading_[at - 1] != '.') return false;
    const std::string_view one = word_before(reading_, at, block(i).range.begin, true);
    return letters_of(one) > 4;
  }
  bool is_year(std::uint32_t at) const {
    return at + 4 <= reading_.size() && reading_[at] == '1' && is_digit(reading_[at + 1]) &&
           is_digit(reading_[at + 2]) && is_digit(reading_[at + 3]) &&
           (at + 4 == reading_.size() || !is_digit(reading_[at + 4]));
  }
  bool starts_with(std::uint32_t at, std::string_view what) const {
    return reading_.substr(at, what.size()) == what;
  }
  bool in_parentheses(std::size_t i) const {
    const std::uint32_t from =
        std::max(block(i).range.begin, word(i).begin > 60 ? word(i).begin - 60 : 0);
    for (std::uint32_t at = word(i).begin; at > from; --at) {
      if (reading_[at - 1] == '(') return true;
      if (reading_[at - 1] == ')') return false;
    }
    return false;
  }

  // Completes a candidate of words [first, end) and lets its spelling be known.
  void finish(Candidate& one, std::size_t end) {
    one.last = end - 1;
    one.begin = word(one.first).begin;
    if (one.has_surname && one.first == one.surname_first) one.begin = one.surname_begin;
    if (is_french_monsieur(one)) french_ = french_ || follows_french_word(one);
    if (!one.has_surname || one.sovereign) return;
    if (one.full) {
      const WordKind previous = before(one.first);
      one.titled = is(previous, WordKind::title);
      spelling(one.surname).established_fully = true;
      const Word& first = word(one.given_first);
      if (one.given_last > one.given_first && reading_[first.begin] != 'M') {
        other_initials_[spelling(one.surname).key] = true;
      }
      bool& in_nominative = fully_.try_emplace(surname_key(one), false).first->second;
      in_nominative = in_nominative || !in_russian(one);
      established_.try_emplace(spelling(one.surname).key, true);
    } else if (one.evidence && !ordinary(one.surname) && !given(one.surname)) {
      established_.try_emplace(spelling(one.surname).key, true);
    }
  }

  std::string surname_key(const Candidate& one) const {
    // The particle does not count: "van Ree" and "Ree", "de Margerie" and "Margerie" are one.
    return spelling(one.surname).key;
  }

  bool is_established(const std::string& key) const { return established_.contains(key); }
  bool is_established_fully(const std::string& key) const { return fully_.contains(key); }
  bool is_known_key(const std::string& key) const { return known_.surname && known_.surname(key); }
  bool is_known(std::size_t i) {
    Spelling& one = spelling(i);
    if (one.known < 0) one.known = is_known_key(one.key) ? 1 : 0;
    return one.known == 1;
  }

  // The nominative of an inflected Russian form, if it is a surname that this or another text
  // knows.
  std::string nominative_key(std::size_t i) {
    const std::string& key = spelling(i).key;
    if (is_established_fully(key) && fully_.at(key)) return key;
    if (spelling(i).has_hyphen) {
      nominatives_ = nominatives(spelling(i).text, authority_);
    } else {
      authority_.names.nominatives(key, nominatives_);
    }
    for (const std::string& one : nominatives_) {
      if (is_established(one) || is_known_key(one) || authority_.names.is_famous(one)) return one;
    }
    return key;
  }
  bool in_russian(const Candidate& one) const {
    if (spelling(one.surname).cyrillic) return true;
    const Zone zone = document_.zone_at(one.begin);
    if (zone == Zone::title || zone == Zone::bibliography) return true;
    const std::string_view previous =
        word_before(reading_, one.begin, block(one.first).range.begin, true);
    if (previous.empty()) return false;
    const WordKind kind = kind_of(previous);
    return is(kind, WordKind::russian) || previous == "tov" || previous == "tovarishcha" ||
           previous == "t";
  }

  void decide(Candidate one) {
    if (!one.has_surname || one.sovereign) {
      // Folding would make one of I and II.
      emit(one, one.has_surname ? authority::to_lower(spelling(one.surname).text) : "",
           Strength::certain);
      return;
    }
    const std::size_t i = one.surname;
    Spelling& own = spelling(i);
    std::string key = own.key;
    drop_monsieur_before_given(one);
    if (is_french_monsieur(one) && (french_ || is_title_here(one))) {
      one.full = false;
      one.evidence = one.titled = true;
      one.first = one.surname;
      one.given_first = one.given_last = one.surname;
      one.begin = one.surname_begin;
    }
    if (one.full) {
      if (in_russian(one) && !is(own.kind, WordKind::common)) key = nominative_key(i);
      emit(one, std::move(key), Strength::certain);
      return;
    }
    if (own.abbreviation) return;
    if (own.has_hyphen && !one.after_capital && emit_halves(one)) return;
    bool established = is_established(key);
    if (in_russian(one)) {
      key = nominative_key(i);
      established = established || key != own.key;
    }
    if (!established && !is_known(i) && rejoin_hyphenated(one, key)) established = true;
    const bool known = established || is_known(i);
    if (ordinary(i) || is(own.kind, WordKind::given)) {
      decide_ordinary(one, key);
      return;
    }
    // A bearer who is known is no adjective: "Vorovskii" stays one while "Vorov" is being typed.
    if (!is_established_fully(key) && one.given_last == one.given_first &&
        is_adjective_of_a_name(key))
      return;
    // A factory, a town: much of what the text says of it is no person's.
    if (!is_established_fully(key) && own.as_thing > own.as_person && own.as_thing >= 2 &&
        own.as_thing * 3 >= own.seen) {
      emit(one, key, Strength::possible);
      return;
    }
    if (starts_with(word(i).next, "-era")) return;
    if (one.given_last > one.given_first) {  // an unknown pair
      if (own.cyrillic || keeps_own_language(one.begin) || looks_like_adjective(one.given_first)) {
        one.begin = one.surname_begin;
        one.first = one.surname;
        one.given_first = one.given_last = one.surname;
        if (known) emit(one, key, Strength::certain);
        return;
      }
      // A name that no list of given names has ("Vagarshak Ter-Vaganian") is one by its surname's
      // ending or by what the sentence says of it.
      const bool sure = is_established(key) || one.evidence || own.surname_ending;
      emit(one, key, sure ? Strength::certain : Strength::possible);
      return;
    }
    if (own.all_capitals && !known) return;
    if (own.movement && !own.surname_ending && !known) return;
    emit(one, key, one.evidence || known ? Strength::certain : Strength::possible);
  }

  // "Leninskii sbornik", "stalinskaia": of somebody, not somebody.
  bool is_adjective_of_a_name(const std::string& key) const {
    for (const std::string_view ending : {"ski", "skaia", "skoe", "skie", "skogo", "skoi"}) {
      if (key.ends_with(ending) && is_established(key.substr(0, key.size() - ending.size())))
        return true;
    }
    return false;
  }

  // "M. Herriot": Monsieur, not an initial, where the text is French, a particle follows, or the
  // surname's bearer has another given name.
  bool is_french_monsieur(const Candidate& one) const {
    return one.full && one.has_surname && !one.inverted && one.given_last == one.given_first + 1 &&
           word(one.given_first).initial && spelling(one.given_first).text == "M";
  }
  // "M. Jules Ferry"
  void drop_monsieur_before_given(Candidate& one) const {
    if (!french_ || one.inverted || one.given_last < one.given_first + 2) return;
    if (!word(one.given_first).initial || spelling(one.given_first).text != "M") return;
    if (word(one.given_first + 1).initial) return;
    one.first = ++one.given_first;
    one.begin = word(one.first).begin;
  }
  static bool is_french(std::string_view reading) {
    const std::string_view beginning = reading.substr(0, 20000);
    const auto times = [&](std::string_view word) {
      std::size_t count = 0;
      for (auto at = beginning.find(word); at != std::string_view::npos;
           at = beginning.find(word, at + word.size())) {
        ++count;
      }
      return count;
    };
    return times(" les ") + times(" des ") + times(" dans ") > 3 + 4 * times(" the ");
  }
  bool follows_french_word(const Candidate& one) const {
    const std::string_view previous =
        word_before(reading_, one.begin, block(one.first).range.begin, false);
    for (const std::string_view french :
         {"de", "à", "que", "par", "avec", "chez", "pour", "et", "dit"}) {
      if (previous == french) return true;
    }
    return false;
  }
  bool is_title_here(const Candidate& one) const {
    const std::uint32_t end = word(one.given_first).end;
    if (starts_with(end, " de ") || starts_with(end, " d'") || starts_with(end, " d’")) return true;
    const auto other = other_initials_.find(spelling(one.surname).key);
    return other != other_initials_.end() && other->second;
  }

  // "Neizvestnyi Kirov", "Krasnaia Presnia": no given name.
  bool looks_like_adjective(std::size_t i) const {
    const std::string& key = spelling(i).key;
    return key.ends_with("ski") || key.ends_with("aia") || key.ends_with("ni") ||
           key.ends_with("oe") || key.ends_with("skaia");
  }

  // "Kame-nev": a line-end hyphen that a later edition kept inside the line.
  bool rejoin_hyphenated(Candidate& one, std::string& key) {
    const Word& last = word(one.surname);
    if (last.next != last.end || last.end + 2 >= reading_.size() || reading_[last.end] != '-')
      return false;
    const std::string_view rest = word_after(reading_, last.end + 1, block(one.surname).range.end);
    if (rest.size() < 2 || rest[0] < 'a' || rest[0] > 'z' ||
        rest.data() != reading_.data() + last.end + 1) {
      return false;
    }
    std::string joined(spelling(one.surname).text);
    joined += rest;
    std::string joined_key = authority_.transliteration.fold(joined);
    if (!is_established(joined_key)) return false;
    key = std::move(joined_key);
    rejoined_end_ = last.end + 1 + static_cast<std::uint32_t>(rest.size());
    return true;
  }

  // Black, Chase, London, Daniels: words that are surnames only once somebody bears them here.
  void decide_ordinary(const Candidate& one, const std::string& key) {
    const std::size_t i = one.surname;
    const Spelling& own = spelling(i);
    if (own.all_capitals || one.given_last > one.given_first) return;
    const bool common = ordinary(i);
    if (!is_established_fully(key) && (common || !is_known(i))) {
      if (!common && one.author) {
        emit(one, key, Strength::certain);
      } else if (!common) {
        emit_given(one);
      }
      return;
    }
    if (common && (one.after_capital || word(i).sentence_start) && !one.evidence) return;
    if (is(own.kind, WordKind::place) && !one.evidence) return;
    emit(one, key, Strength::certain);
  }

  // "Rosa" by herself, soon after Rosa Luxemburg was named.
  void emit_given(const Candidate& one) {
    const Name* bearer = nullptr;
    int bearers = 0;
    const std::string_view group = authority_.names.given_group(spelling(one.surname).key);
    const std::string_view given_text = spelling(one.surname).text;
    if (one.after_capital) return;
    for (auto name = names_.rbegin(); name != names_.rend(); ++name) {
      if (one.begin - name->range.begin > 2500) break;
      const bool known_without = !name->description.empty() || !name->parts.patronymic.empty();
      if (name->parts.given != given_text || (name->parts.surname.empty() && !known_without))
        continue;
      if (bearer == nullptr || !may_be_one_sovereign(*bearer, *name)) {
        bearer = &*name;
        ++bearers;
      }
    }
    if (bearers != 1 || group.empty()) return;
    Candidate bare = one;
    bare.has_surname = false;
    bare.given_first = one.surname;
    bare.given_last = one.surname + 1;
    emit(bare, "", Strength::certain);
  }

  // "Nicholas I" and "the Emperor Nicholas", or two names of one surname.
  static bool may_be_one_sovereign(const Name& a, const Name& b) {
    if (a.surname_key == b.surname_key) return true;
    const auto numbered_or_none = [](const Name& one) {
      return one.parts.surname.find_first_not_of("IVXLC") == std::string::npos;
    };
    return (a.surname_key.empty() || b.surname_key.empty()) && numbered_or_none(a) &&
           numbered_or_none(b);
  }

  // "the Stalin-Bukharin group" names two.
  bool emit_halves(const Candidate& one) {
    const Word& whole = word(one.surname);
    const std::string_view text = spelling(one.surname).text;
    if (is_established_fully(spelling(one.surname).key)) return false;
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || text.find('-', dash + 1) != std::string_view::npos)
      return false;
    std::string keys[2] = {authority_.transliteration.fold(text.substr(0, dash)),
                           authority_.transliteration.fold(text.substr(dash + 1))};
    for (const std::string& key : keys) {
      if (!is_established(key) && !is_known_key(key)) return false;
    }
    const auto middle = whole.begin + static_cast<std::uint32_t>(dash);
    const ReadingRange ranges[2] = {{whole.begin, middle}, {middle + 1, whole.end}};
    for (int half = 0; half < 2; ++half) {
      Name name;
      name.range = name.surname_range = ranges[half];
      name.parts.surname = std::string(text::slice(reading_, ranges[half]));
      name.surname_key = keys[half];
      name.possessive = half == 1 && whole.possessive;
      names_.push_back(std::move(name));
    }
    return true;
  }

  void emit(const Candidate& one, std::string key, Strength strength) {
    Name name;
    const Word& last = word(one.last);
    name.range = {one.begin, last.end};
    if (rejoined_end_ > last.end) name.range.end = rejoined_end_;
    name.possessive = last.possessive;
    name.inverted = one.inverted;
    name.strength = strength;
    name.surname_key = std::move(key);
    if (one.has_surname) {
      name.surname_range = {one.surname_begin, std::max(word(one.surname).end, rejoined_end_)};
      rejoined_end_ = 0;
      name.parts.surname = std::string(text::slice(reading_, name.surname_range));
    }
    for (std::size_t i = one.given_first; i < one.given_last; ++i) {
      const std::string_view text = text::slice(reading_, ReadingRange{word(i).begin, word(i).end});
      std::string* part = &name.parts.given;
      if (word(i).initial) {
        part = &name.parts.initials;
      } else if (spelling(i).patronymic && (!name.parts.given.empty() || one.inverted)) {
        part = &name.parts.patronymic;
      }
      if (!part->empty()) *part += ' ';
      *part += text;
      if (word(i).initial && !text.ends_with('.')) *part += '.';
    }
    name.role = one.author || is_author(one) ? Role::author : Role::actor;
    if (one.sovereign)
      name.description =
          std::string(word_before(reading_, one.begin, block(one.first).range.begin, false));
    stated_beside(name, one);
    names_.push_back(std::move(name));
  }

  bool is_author(const Candidate& one) const {
    const Zone zone = document_.zone_at(one.begin);
    if (zone == Zone::title || zone == Zone::quotation) return false;
    if (in_bibliography(one.first)) return true;
    if (!in_note(one.first)) return false;
    // Before a title, "op. cit.", "(ed.)": the author of what the note cites.
    std::uint32_t at = word(one.last).next;
    const std::uint32_t end = block(one.first).range.end;
    if (at >= end || (reading_[at] != ',' && reading_[at] != ' ')) return false;
    const std::string_view next = word_after(reading_, at + 1, end);
    if (next == "op" || next == "et" || next == "p" || next == "pp") return true;
    while (at < end && (reading_[at] == ',' || is_space(reading_[at]))) ++at;
    return at < end &&
           (document_.zone_at(at) == Zone::title || starts_with(at, "‘") || starts_with(at, "“") ||
            starts_with(at, "'") || starts_with(at, "(ed") || starts_with(at, "«"));
  }

  // Years of life, an office, another name, where they stand in parentheses right behind.
  void stated_beside(Name& name, const Candidate& one) {
    std::uint32_t at = word(one.last).next;
    const std::uint32_t end = std::min(block(one.first).range.end, at + 160);
    while (at < end && reading_[at] == ' ') ++at;
    if (at >= end || reading_[at] != '(') return;
    const auto close = reading_.substr(0, end).find(')', at);
    if (close == std::string_view::npos) return;
    std::string_view inside = reading_.substr(at + 1, close - at - 1);
    if (starts_with(at + 1, "b. ") || starts_with(at + 1, "born ")) {
      const auto digit = inside.find_first_of("0123456789");
      if (digit != std::string_view::npos && is_year(at + 1 + static_cast<std::uint32_t>(digit))) {
        name.born = std::string(inside.substr(digit, 4));
      }
      return;
    }
    if (starts_with(at + 1, "d. ") || starts_with(at + 1, "died ")) {
      const auto digit = inside.find_first_of("0123456789");
      if (digit != std::string_view::npos && is_year(at + 1 + static_cast<std::uint32_t>(digit))) {
        name.died = std::string(inside.substr(digit, 4));
      }
      return;
    }
    if (is_year(at + 1)) {
      std::string_view rest = inside.substr(4);
      for (const std::string_view dash : {"–", "—", "-"}) {
        if (rest.starts_with(dash)) {
          rest.remove_prefix(dash.size());
          const auto died = static_cast<std::uint32_t>(rest.data() - reading_.data());
          if (rest.size() >= 4 && is_year(died)) {
            name.born = std::string(inside.substr(0, 4));
            name.died = std::string(rest.substr(0, 4));
          }
          break;
        }
      }
      return;
    }
    const std::string_view first = word_after(reading_, at + 1, end);
    if (is(kind_of_lower(first), WordKind::office) && inside.size() <= 80) {
      name.description = std::string(inside);
    } else if (one.full && inside.size() < 30 && inside.size() > 3 &&
               inside.find_first_of(" .,0123456789") == std::string_view::npos &&
               is_upper_letter(inside) &&
               !is(kind_of(inside), WordKind::common | WordKind::place | WordKind::never)) {
      name.known_as = std::string(inside);  // "Angarskii, N. S. (Klestov)"
    }
  }
  bool is_upper_letter(std::string_view text) const {
    const auto first = static_cast<unsigned char>(text[0]);
    return (first >= 'A' && first <= 'Z') || first == 0xD0;
  }

  const text::Document& document_;
  std::string_view reading_;
  const authority::Authority& authority_;
  const Known& known_;
  Words found_;
  bool french_ = false;  // the text's language, or that of a phrase in it
  std::vector<Candidate> candidates_;
  std::vector<Name> names_;
  std::unordered_map<std::string, bool> established_;
  std::unordered_map<std::string, bool>
      fully_;  // true: in a text whose language does not inflect it
  std::vector<std::string> nominatives_;
  std::unordered_map<std::string, bool> other_initials_;  // surnames with a given name not in M
  std::uint32_t rejoined_end_ = 0;  // of a name whose second half stands behind a hyphen
};

}  // namespace

std::vector<Name> recognise(const text::Document& document, const authority::Authority& authority,
                            const Known& known, const std::vector<ReadingRange>& taken) {
  return Recogniser(document, authority, known, taken).run();
}

}  // namespace apparatus::name
