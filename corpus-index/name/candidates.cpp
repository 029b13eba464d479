// The rules, in the order in which they are tried at each word; each takes the
// words of one name or none. A rule looks at its own block only, and at what
// earlier places have said of a spelling.
#include "name/candidates.h"

#include <algorithm>

#include "authority/person_signs.h"
#include "authority/sentence_words.h"
#include "name/evidence.h"
#include "name/glyphs.h"

namespace apparatus::name {
namespace {

using authority::is;
using authority::WordKind;

std::uint32_t number(std::size_t word) { return static_cast<std::uint32_t>(word); }

bool starts_in_lower_case(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

// "the Miurat factory", "Leonov Tram depot", "the Lenin Institute".
bool names_a_thing(const Surroundings& around, std::size_t i, bool before_capital) {
  if (around.word(i).possessive) return false;
  if (is(around.behind(i), WordKind::thing_after)) return true;
  return before_capital && i + 1 < around.count() &&
         (is(around.kind(i + 1), WordKind::thing_after) ||
          is(around.behind(i + 1), WordKind::thing_after));
}

class Rules : private Surroundings {
 public:
  Rules(const text::Document& document, const authority::Authority& authority, const Known& known,
        Words& words)
      : Surroundings(document, authority, words), known_(known) {
    found_.keys.resize(words.spellings.keys().size());
    found_.candidates.reserve(words.words.size() / 2);
    constexpr std::size_t kBeginning = 20000;  // bytes
    const std::string_view language = authority::SentenceWords::built_in().language_of(
        std::string_view(document.reading).substr(0, kBeginning));
    found_.german = language == "german";  // every noun has a capital
    french_ = found_.french = language == "french";
    english_ = language == "english";
  }

  Candidates run() {
    for (std::size_t at = 0; at < count();) at = take(at);
    return std::move(found_);
  }

 private:
  static constexpr WordKind kNoSurname = WordKind::never | WordKind::thing_after;

  // Whether a word may be the surname behind initials or a given name.
  bool may_be_surname(std::size_t i) const {
    const Spelling& one = spelling(i);
    if (word(i).initial || one.text.size() < 2) return false;
    if (is(one.kind, kNoSurname)) return false;
    return !one.abbreviation && !(one.all_capitals && one.text.size() < 4);
  }
  std::size_t take(std::size_t i) {
    const std::size_t count = found_.candidates.size();
    std::size_t end = initials_before(i);
    if (end == i) end = given_before(i);
    if (end == i) end = inverted(i);
    if (end == i) end = alone(i);
    if (end == i) return i + 1;
    if (found_.candidates.size() > count) finish(found_.candidates.back(), end);
    return end;
  }

  // Words of the surname from `i` on: particle capitals ("Van Ree") count with
  // the word behind. Returns the end of the words, or `i` if there is no
  // surname.
  std::size_t surname_end(std::size_t i) const {
    std::size_t at = i;
    while (at < count() && is(kind(at), WordKind::particle) && !word(at).initial &&
           adjacent_or_particle(at + 1) && at < i + 2 && may_be_surname(at + 1)) {
      ++at;
    }
    if (at >= count() || !may_be_surname(at)) return i;
    return at + 1;
  }

  void set_surname(Candidate& one, std::size_t first, std::size_t end) const {
    one.surname_first = number(first);
    one.surname = number(end - 1);
    one.surname_begin = word(first).begin;
    if (word(first).gap == Gap::particle && first > 0 && !one.inverted) {
      // The particle stands in lower case between the words; it belongs to the
      // surname.
      std::uint32_t begin = word(first - 1).next;
      while (is_blank(reading()[begin])) ++begin;
      one.surname_begin = begin;
    }
  }

  // "E. H. Carr", "N.A.Uglanov", "J. Arch Getty", "Yu. M. van der Ven".
  std::size_t initials_before(std::size_t i) {
    if (!word(i).initial) return i;
    std::size_t at = i + 1;
    while (at < count() && word(at).initial && adjacent(at) && at < i + 4) ++at;
    if (!adjacent_or_particle(at)) return i;
    if (at == i + 2 && is_state(i)) return at;
    Candidate one;
    one.first = number(i);
    one.given_first = number(i);
    one.given_last = number(at);
    if (given(at) && adjacent_or_particle(at + 1) && may_be_surname(at + 1) && !ordinary(at + 1) &&
        !word(at).possessive) {
      one.given_last = number(++at);
    }
    std::size_t end = surname_end(at);
    if (end == at) return i;
    // "Dunmore T. *Encyclopedia of Football*"
    if (zone_at(word(end - 1).begin, end - 1) != zone_at(word(i).begin, i)) return i;
    if (end == at + 1 && has_two_given_names(at)) {  // "V. K. Wellington Koo"
      end = ++at + 1;
      one.given_last = number(at);
    }
    const bool single = one.given_last == i + 1;
    if (ordinary(end - 1) && !is_named_elsewhere(end - 1)) {
      // "Vol. I. Moscow", "Appendix A. The", "a. Introduction" are no names.
      if (single && (is_numeral(i) || starts_block(i))) return i;
      const bool town = is(kind(end - 1), WordKind::place);
      if (town && (single || !spelling(end - 1).cyrillic)) return i;  // but "Г. Е. Львов"
      if (spelling(end - 1).text.size() < 4) return i;
      if (single && word(i).gap == Gap::none) return i;
      if (single && next_is_text(end - 1)) return i;
    }
    // "zavod imeni I. A. Likhacheva", "New York: W. W. Norton, 1998"
    if (is_named_after(i) || is_publisher(i, end - 1)) return end;
    set_surname(one, at, end);
    one.full = true;
    found_.candidates.push_back(one);
    return end;
  }

  // "U.S. Navy", "U. N. Charter": two initials that are no person's.
  bool is_state(std::size_t i) const {
    const char letters[] = {reading()[word(i).begin], '.', reading()[word(i + 1).begin], '.'};
    return is(kind_of({letters, sizeof letters}), WordKind::never);
  }

  bool is_named_elsewhere(std::size_t i) const { return spelling(i).established_fully; }
  bool is_numeral(std::size_t i) const {
    const char c = reading()[word(i).begin];
    return word(i).end - word(i).begin == 2 && (c == 'I' || c == 'V' || c == 'X');
  }
  // A lower-case word right behind, as in the running text of a title.
  bool next_is_text(std::size_t i) const {
    const Neighbour& after = next(i);
    return starts_in_lower_case(after.text) &&
           !is(after.kind, WordKind::speech | WordKind::source | WordKind::locative) &&
           after.text != "and" && after.text != "et";
  }

  // "Lev Trotskii", "Alexei I. Rykov", "Semen Borisovich Uritskii", "Erik van
  // Ree", "Vladimir Il'ich".
  std::size_t given_before(std::size_t i) {
    if (!given(i) || word(i).possessive) return i;
    // "Jan Szembek", but "Jan 1936"
    if (is(kind(i), WordKind::never) && (!adjacent(i + 1) || !unknown(i + 1))) return i;
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
    // A surname in -ovich behind a given name ("Lazar Kaganovich") looks like a
    // patronymic.
    if (patronymic && at == i + 2 &&
        !(adjacent_or_particle(at) && surname_end(at) > at && !ordinary(at))) {
      const bool sure = lexicon().is_patronymic_of_given_name(key(at - 1)) &&
                        !is(kind(at - 1), WordKind::famous);  // Aleksandr Iakubovich
      if (!sure) {
        patronymic = false;
        --at;
      }
    }
    Candidate one;
    one.first = number(i);
    one.given_first = number(i);
    one.given_last = number(at);
    std::size_t end = adjacent_or_particle(at) && !word(at - 1).possessive ? surname_end(at) : at;
    if (end == at + 1 && at == i + 1 && has_two_given_names(at)) {
      end = ++at + 1;
      one.given_last = number(at);
    }
    if (end == at && at == i + 1 && shares_a_surname(i)) {
      one.full = true;
      one.has_surname = false;
      one.shared_surname = number(i + 2);
      found_.candidates.push_back(one);
      return at;
    }
    if (end == at || spelling(end - 1).roman_number) {
      const bool number = at == i + 2 && word(i + 1).initial && spelling(i + 1).roman_number;
      if (!patronymic && (at == i + 1 || number)) return sovereign(i);
      if (!patronymic) return i;
      one.has_surname = false;  // "Vladimir Il'ich"
      one.full = true;
      found_.candidates.push_back(one);
      return at;
    }
    const std::size_t last = end - 1;
    if (ordinary(last) && !initials && !patronymic && !is_named_elsewhere(last)) {
      // "the Roman Empire", "the Christian Party"
      if (!plainly_given(i) || behind_article(i)) return i;
      // A common word behind a given name is a surname only where no phrase
      // begins with it.
      if (is(kind(last),
             WordKind::title | WordKind::office | WordKind::thing_before | WordKind::russian)) {
        return i;
      }
    }
    // The title of a work behind the author's given name: "Trigos, Ludmilla A.
    // The Decembrist Myth".
    const bool with_article = last > at && is(kind(last - 1), WordKind::particle);  // "Le Bas"
    if (ordinary(last) && ((spelling(last).text.size() < 4 && !with_article) ||
                           zone_at(word(last).begin, last) != zone_at(word(i).begin, i))) {
      return i;
    }
    if (!plainly_given(i) && !initials && !patronymic) {
      // "Grant Street", "May Day", "Victoria Station"
      if (ordinary(last)) return i;
      if (word(i).sentence_start && is(kind(i), WordKind::common) &&
          !spelling(last).surname_ending && !is_known(last, known_)) {
        return i;
      }
    }
    if (is(behind(last), WordKind::thing_after)) {
      // "Klara Tsetkin factory", "Karl Liebknecht Street": named after, and
      // consumed as such.
      return end;
    }
    if (is_named_after(i) || is_publisher(i, last)) return end;
    set_surname(one, at, end);
    one.full = true;
    found_.candidates.push_back(one);
    return end;
  }

  bool behind_article(std::size_t i) const {
    const std::string_view word = previous_without_stop(i);
    return !word.empty() && is(kind_of(word), WordKind::article);
  }

  // "Tevfik Rüştü Aras": between a given name and an unknown capital an unknown one is the second
  // given name. `i`: the word in the middle.
  bool has_two_given_names(std::size_t i) const {
    const std::size_t last = i + 1;
    if (!adjacent(last) || word(i).possessive || word(last).initial) return false;
    if (kind(i) != WordKind::none || kind(last) != WordKind::none) return false;
    if (spelling(i).surname_ending || spelling(i).all_capitals || spelling(last).all_capitals)
      return false;
    return !is_named_elsewhere(i) && may_be_surname(last) && !spelling(last).movement &&
           !adjacent(last + 1) && !is(behind(last), WordKind::thing_after) &&
           zone_at(word(i).begin, i) == text::Zone::prose;
  }

  // "Nikolai and Aleksandr Bestuzhev": a given name before another one with their surname.
  bool shares_a_surname(std::size_t i) const {
    const std::size_t other = i + 1;
    if (!plainly_given(i) || word(i).possessive || !follows(other, Gap::conjunction)) return false;
    if (!plainly_given(other) || word(other).possessive) return false;
    return adjacent_or_particle(other + 1) && may_be_surname(other + 1) && !given(other + 1) &&
           !is(kind(other + 1), WordKind::title | WordKind::office | WordKind::thing_before) &&
           !is(behind(other + 1), WordKind::thing_after);
  }

  // "King Alexander", "Nicholas I", "Emperor Napoleon III": the number serves
  // as a surname does, since it tells the bearers of one given name apart.
  std::size_t sovereign(std::size_t i) {
    if (word(i).possessive && !is(before(i), WordKind::sovereign)) return i;
    const bool titled = is(before(i), WordKind::sovereign) || follows_title_of_several_words(i);
    const bool numbered = !word(i).possessive && adjacent(i + 1) && !word(i + 1).initial &&
                          spelling(i + 1).roman_number && spelling(i).kind != WordKind::none;
    if (!titled && !(numbered && plainly_given(i))) return i;
    if (ordinary(i) && !numbered) return i;
    Candidate one;
    one.first = one.given_first = number(i);
    one.given_last = number(i + 1);
    one.full = true;
    one.sovereign = true;
    one.has_surname = numbered;
    if (numbered) set_surname(one, i + 1, i + 2);
    found_.candidates.push_back(one);
    return i + (numbered ? 2 : 1);
  }
  bool follows_title_of_several_words(std::size_t i) const {
    const std::string_view before = reading().substr(0, word(i).begin);
    if (before.empty() || !is_blank(before.back())) return false;
    const std::string_view trimmed = before.substr(0, before.size() - 1);
    const auto& titles = lexicon().sovereign_titles();
    return std::any_of(titles.begin(), titles.end(),
                       [&](const std::string& title) { return trimmed.ends_with(title); });
  }

  // Between a place and a year: "London: John Murray, 1954".
  bool is_publisher(std::size_t first, std::size_t last) const {
    std::uint32_t at = word(first).begin;
    const std::uint32_t from = block(first).range.begin;
    for (const std::string_view quote : {"‘", "“", "«"}) {
      if (at >= quote.size() && reading().substr(at - quote.size(), quote.size()) == quote) at -= 3;
    }
    if (at > from && (reading()[at - 1] == '\'' || reading()[at - 1] == '"')) --at;
    while (at > from && is_blank(reading()[at - 1])) --at;
    if (at == from || reading()[at - 1] != ':') return false;
    std::uint32_t behind_name = word(last).next;
    while (behind_name < reading().size() && !is_blank(reading()[behind_name])) ++behind_name;
    return behind_name + 5 < reading().size() && is_year(behind_name + 1);
  }

  // "Uglanov, N.A.", "Trotsky L. D.", "Black, Clayton.", "Smirnov, Semen
  // Potapovich.", "Smirnov Ivan Petrovich".
  std::size_t inverted(std::size_t i) {
    if (word(i).initial || word(i).possessive) return i;
    const std::size_t surname = surname_end(i);
    if (surname == i || surname >= count() || word(surname - 1).possessive) return i;
    const bool comma = follows(surname, Gap::comma) || comma_and_stop(surname);
    if (!comma && !follows(surname, Gap::space)) return i;
    const std::size_t end = word(surname).initial ? initials_behind(i, surname, comma)
                                                  : given_behind(i, surname, comma);
    if (end == surname) return i;
    Candidate one;
    one.first = number(i);
    one.inverted = true;
    one.given_first = number(surname);
    one.given_last = number(end);
    set_surname(one, i, surname);
    one.full = true;
    one.author = in_bibliography(i);
    found_.candidates.push_back(one);
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
    while (at > block(i).range.begin && is_blank(reading()[at - 1])) --at;
    return at > block(i).range.begin && (reading()[at - 1] == '.' || reading()[at - 1] == ';');
  }

  // "Макаров В. Г., Христофоров В. С. …": the next author of one work.
  bool follows_inverted(std::size_t i) const {
    return follows(i, Gap::comma) && consumed_before(i) && found_.candidates.back().inverted;
  }

  // The end of the initials that stand behind the surname [i, surname), or
  // `surname` if they are not its own.
  std::size_t initials_behind(std::size_t i, std::size_t surname, bool comma) const {
    const std::size_t last = surname - 1;
    if (is(kind(last), WordKind::place)) return surname;
    if (ordinary(last) && !(comma && (in_bibliography(i) || starts_block(i)))) return surname;
    std::size_t at = surname + 1;
    while (at < count() && word(at).initial && adjacent(at) && at < surname + 3) ++at;
    // "Congress V." and "Nicholas I." are no names of this kind.
    if (!comma && at == surname + 1 && is_numeral(surname) &&
        !(starts_entry(i) && in_note(i) && !given(last) && at < count() && adjacent(at))) {
      return surname;
    }
    if (at < count() && adjacent_or_particle(at) && may_be_surname(at)) {
      // Initials that lead a surname of their own ("Kamenev, G. E. Zinoviev and
      // …"), unless a title begins here.
      const bool forward = spelling(at).surname_ending && !spelling(last).surname_ending;
      // "встретил Иванова Э. Бартош": inside a sentence of prose initials lead what follows.
      const bool cited = in_note(i) || in_bibliography(i) || after_stop(i) || after_list_mark(i) ||
                         follows_inverted(i) || (starts_block(i) && ordinary(at));
      if (!comma && !cited) return surname;
      const bool title = ordinary(at) || next_is_text(at) ||
                         (!comma && spelling(i).cyrillic && !forward) ||
                         zone_at(word(at).begin, at) != zone_at(word(i).begin, i);
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
    // "Major Spiridov, Iakov Andreevich and Bechasnov"
    if (is(before(i), WordKind::title) && !in_note(i) && !in_bibliography(i)) return surname;
    // "Shchegolev, Nikolai I i dekabristy": a title that begins with a sovereign.
    if (adjacent(surname + 1) && !word(surname + 1).initial && spelling(surname + 1).roman_number)
      return surname;
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
    if (!given(surname) && word(at - 1).next < reading().size() &&
        reading()[word(at - 1).next] != '.' && !word(at - 1).initial) {
      return surname;  // two surnames in a list
    }
    // Two names in a row in running text: "…, Lev Kamenev", "the widow of Rykov, Nina Semenovna
    // Marshak".
    if (!in_bibliography(i) && (!patronymic || comma) && adjacent(at) && may_be_surname(at) &&
        !ordinary(at)) {
      return surname;
    }
    return at;
  }

  bool unknown(std::size_t i) const {
    return !word(i).initial && !ordinary(i) && !is(kind(i), kNoSurname) &&
           !spelling(i).all_capitals;
  }
  bool stop_between(std::size_t i) const {
    return between(i - 1, i).find('.') != std::string_view::npos;
  }
  bool comma_and_stop(std::size_t i) const {
    if (i >= count() || word(i).gap != Gap::far || word(i).block != word(i - 1).block) return false;
    const std::string_view gap = between(i - 1, i);
    return gap.size() <= 3 && (gap.starts_with(',') || gap.starts_with(".,"));
  }
  // Behind "3. ", "– ", "12) ": the number of a list or note whose block holds
  // several.
  bool after_list_mark(std::size_t i) const {
    std::uint32_t at = word(i).begin;
    const std::uint32_t from = block(i).range.begin;
    while (at > from &&
           (reading()[at - 1] == ' ' || reading()[at - 1] == '.' || is_digit(reading()[at - 1])))
      --at;
    return at > from ? reading()[at - 1] == '\n' || after_mark_in_brackets(i) : true;
  }
  // Behind "[2] " or "(2) ", in a block that holds several notes.
  bool after_mark_in_brackets(std::size_t i) const {
    std::uint32_t at = word(i).begin;
    const std::uint32_t from = block(i).range.begin;
    while (at > from && is_blank(reading()[at - 1])) --at;
    if (at == from || (reading()[at - 1] != ']' && reading()[at - 1] != ')')) return false;
    const std::uint32_t close = --at;
    while (at > from && is_digit(reading()[at - 1])) --at;
    return at < close && at > from && (reading()[at - 1] == '[' || reading()[at - 1] == '(');
  }

  // A surname by itself, or one behind an unknown capitalised word that may be
  // a given name.
  std::size_t alone(std::size_t i) {
    const Spelling& own = spelling(i);
    if (const std::size_t end = with_article(i); end != i) return end;
    if (const std::size_t end = two_syllables(i); end != i) return end;
    if (word(i).initial || (own.text.size() < 3 && !own.established_fully) ||
        (own.all_capitals && spelling(i).roman_number))
      return i;
    if (is(own.kind, WordKind::never | WordKind::title | WordKind::thing_before) &&
        !is(own.kind, WordKind::given))
      return i;
    if (own.movement && !own.surname_ending && !own.established_fully) return i;  // Lindqvist
    // The end of a run of capitalised words, so that "Krasnyi Treugol'nik" is
    // looked at as a whole.
    std::size_t end = i + 1;
    while (end < count() && adjacent_or_particle(end) && !word(end - 1).possessive &&
           !word(end).initial && end < i + 5) {
      // "At the Quai d'Orsay Alexis Léger …": a name that begins behind a place.
      if ((end > i + 1 || word(i).gap == Gap::particle) && plainly_given(end) &&
          given_before_surname(end)) {
        break;
      }
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
      // Russian capitalises no more than the first word of an institution or
      // title.
      if (own.cyrillic) return may_inflect_a_surname(i) ? single(i, false) : i;
      return end;  // three and more unknown words: an institution, a title
    }
    return single(i, false);
  }

  bool given_before_surname(std::size_t i) const {
    return adjacent_or_particle(i + 1) && !word(i).possessive && may_be_surname(i + 1) &&
           !ordinary(i + 1) && !given(i + 1);
  }

  bool may_inflect_a_surname(std::size_t i) {
    Spelling& own = spelling(i);
    if (own.surname_ending || is(own.kind, WordKind::famous)) return true;
    if (own.inflected < 0) {
      lexicon().nominatives(key(i), nominatives_);
      const bool inflected =
          std::any_of(nominatives_.begin(), nominatives_.end(),
                      [&](const std::string& one) { return lexicon().has_surname_ending(one); });
      own.inflected = inflected ? 1 : 0;
    }
    return own.inflected == 1;
  }

  // "Then Le Bas rose": an article with a capital where no sentence begins leads a surname.
  std::size_t with_article(std::size_t i) {
    if (word(i).initial || word(i).possessive || !is(kind(i), WordKind::capital_particle)) return i;
    if (in_note(i) || in_bibliography(i)) return i;  // there the title of a work begins so
    const std::size_t last = i + 1;
    const bool famous = adjacent(last) && is(kind(last), WordKind::famous);  // "La Cécilia"
    if (!adjacent(last) || !may_be_surname(last) || (given(last) && !famous) ||
        is(kind(last), WordKind::place) || spelling(i).all_capitals ||
        spelling(last).all_capitals) {
      return i;
    }
    const bool named = is_named_elsewhere(last) || famous;
    if (!named && (word(i).sentence_start || ordinary(last))) return i;
    if (adjacent(last + 1) || starts_with(word(last).next, "-") ||
        zone_at(word(i).begin, i) == text::Zone::title)
      return i;
    if (is_named_after(i) || names_a_thing(*this, last, false)) return i;
    Candidate one;
    one.first = number(i);
    set_surname(one, i, last + 1);
    one.given_first = one.given_last = number(i);
    one.begin = word(i).begin;
    one.evidence = named || !is(behind(last), WordKind::thing_after);
    found_.candidates.push_back(one);
    return last + 1;
  }

  // "Pu Yi", "Sun Fo": a Chinese surname and a given name of one syllable.
  std::size_t two_syllables(std::size_t i) {
    constexpr std::size_t kLongest = 6;  // letters
    const std::size_t last = i + 1;
    if (found_.german || spelling(i).text.size() > kLongest || !follows(last, Gap::space) ||
        adjacent(last + 1) || word(i).possessive || word(last).initial || word(i).initial) {
      return i;
    }
    if (spelling(last).text.size() > kLongest || kind(last) != WordKind::none ||
        !may_be_surname(i) || is(kind(i), WordKind::particle | WordKind::place) ||
        (i > 0 && adjacent(i)) || spelling(i).all_capitals || spelling(last).all_capitals) {
      return i;
    }
    if (!lexicon().is_syllable(authority::to_lower(spelling(i).text)) ||
        !lexicon().is_syllable(authority::to_lower(spelling(last).text))) {
      return i;
    }
    if (word(i).sentence_start && is(kind(i), WordKind::common)) return i;
    if (is(previous(i).kind, WordKind::article)) return i;  // the Huang Ho
    return surname_first(i, last);
  }

  // The surname stands first and the given name behind it, both a word.
  std::size_t surname_first(std::size_t i, std::size_t last) {
    Candidate one;
    one.first = number(i);
    one.given_first = number(last);
    one.given_last = number(last + 1);
    set_surname(one, i, i + 1);
    one.full = one.inverted = true;
    found_.candidates.push_back(one);
    return last + 1;
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
    if (spelling(last).of_syllables) return surname_first(i, last);  // "Chiang Kai-shek"
    Candidate one;
    one.first = number(i);
    one.given_first = number(i);
    one.given_last = number(last);
    set_surname(one, last, last + 1);
    one.begin = word(i).begin;
    one.after_capital = true;
    // "Shimotomai Nobuo." at the head of a bibliography's entry.
    one.full = in_bibliography(i) && starts_block(i) && word(last).next < reading().size() &&
               reading()[word(last).next] == '.';
    gather_evidence(*this, one, last);
    found_.candidates.push_back(one);
    return last + 1;
  }

  std::size_t single(std::size_t i, bool before_capital) {
    const Spelling& own = spelling(i);
    if (is(own.kind, kNoSurname)) return i;
    Candidate one;
    one.first = number(i);
    set_surname(one, i, i + 1);
    one.given_first = one.given_last = number(i);
    one.begin = word(i).begin;
    if (ordinary(i)) {
      one.ordinary = true;
      one.before_capital = one.after_capital = before_capital;
      if (!before_capital) one.after_capital = follows_unknown_capital(i);
      found_.candidates.push_back(one);
      return i + 1;
    }
    if (names_a_thing(*this, i, before_capital) || is_named_after(i)) {
      ++spelling(i).as_thing;
      return i + 1;
    }
    ++spelling(i).seen;
    if (names_a_thing_further_on(i)) ++spelling(i).as_thing;
    one.after_capital = before_capital || follows_unknown_capital(i);
    if (found_.french) gather_french_evidence(*this, one, i);
    if (french_) gather_bare_french_evidence(*this, one, i);
    if (own.cyrillic) gather_russian_evidence(*this, one, i);
    if (english_) gather_bare_english_evidence(*this, one, i);
    gather_evidence(*this, one, i);
    if (found_.german && !one.titled && !is(own.kind, WordKind::famous)) {
      one.evidence = false;  // every noun has a capital and a verb behind
    } else {
      take_particle(*this, one, i);
    }
    found_.candidates.push_back(one);
    return i + 1;
  }

  bool follows_unknown_capital(std::size_t i) const {
    return i > 0 && adjacent(i) && !consumed_before(i) && !ordinary(i - 1);
  }

  // "the Sytin print works": a weaker sign, counted only.
  bool names_a_thing_further_on(std::size_t i) const {
    if (word(i).possessive) return false;
    const Neighbour& after = next(i);
    if (!starts_in_lower_case(after.text)) return false;
    if (is(after.kind, WordKind::speech | WordKind::locative)) return false;
    const std::string_view then = word_behind(end_of(after.text), i);
    return !then.empty() && is(kind_of(then), WordKind::thing_after);
  }

  bool consumed_before(std::size_t i) const {
    return !found_.candidates.empty() && found_.candidates.back().last + 1 == i;
  }

  // Completes a candidate of words [first, end) and lets its key be known.
  void finish(Candidate& one, std::size_t end) {
    one.last = number(end - 1);
    one.begin = word(one.first).begin;
    if (one.has_surname && one.first == one.surname_first) one.begin = one.surname_begin;
    if (is_french_monsieur(*this, one)) found_.french = found_.french || follows_french_word(one);
    if (!one.has_surname || one.sovereign) return;
    KeyFacts& facts = found_.keys[spelling(one.surname).key];
    if (one.full) {
      one.titled = is(before(one.first), WordKind::title);
      spelling(one.surname).established_fully = true;
      const char first_letter = reading()[word(one.given_first).begin];
      if (one.given_last > one.given_first && first_letter != 'M') facts.other_initials = true;
      facts.established = facts.established_fully = true;
      facts.in_nominative = facts.in_nominative || !in_russian(one);
      if (spelling(one.surname).has_hyphen && !found_.german) establish_parts(one.surname);
      if (spelling(one.surname).cyrillic) establish_nominative(one);
    } else if (one.evidence && !ordinary(one.surname) && !given(one.surname)) {
      facts.established = true;
    }
  }

  // "Plunkett-Ernle-Erle-Drax", who goes by "Drax".
  void establish_parts(std::size_t i) {
    constexpr std::size_t kShortest = 4;  // bytes
    std::string_view rest = spelling(i).text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('-'), rest.size());
      if (end >= kShortest) {
        const std::uint32_t key = number_of(authority().transliteration.fold(rest.substr(0, end)));
        if (key != authority::WordIndex::kNone) found_.keys[key].established = true;
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  // "с Марией Спиридоновой", "Х. Г. Раковским": the text may never have the nominative.
  void establish_nominative(const Candidate& one) {
    if (one.given_last == one.given_first || !in_russian(one)) return;
    const std::string_view key = this->key(one.surname);
    const std::size_t given = one.given_first;
    bool oblique = false;  // by the given name; initials say nothing
    if (!word(given).initial) {
      const auto* members = lexicon().given_members(lexicon().given_group(this->key(given)));
      oblique = members != nullptr &&
                std::find(members->begin(), members->end(), this->key(given)) == members->end();
      if (!oblique) return;
    } else if (lexicon().has_surname_ending(key)) {
      return;
    }
    lexicon().nominatives(key, nominatives_);
    for (const std::string& nominative : nominatives_) {
      if (!lexicon().has_surname_ending(nominative)) continue;
      found_.nominatives.add(nominative);
      return;
    }
  }

  bool follows_french_word(const Candidate& one) const {
    const std::string_view previous =
        word_before(reading(), one.begin, block(one.first).range.begin, false);
    return authority::PersonSigns::built_in().leads_monsieur(previous);
  }

  const Known& known_;
  Candidates found_;
  bool french_ = false, english_ = false;  // the document
  std::vector<std::string> nominatives_;
};

}  // namespace

Candidates find_candidates(const text::Document& document, const authority::Authority& authority,
                           const Known& known, Words& words) {
  return Rules(document, authority, known, words).run();
}

bool complete_ordinary(Surroundings& around, Candidate& one) {
  const std::size_t i = one.surname;
  if (names_a_thing(around, i, one.before_capital) || around.is_named_after(i)) return false;
  gather_evidence(around, one, i);
  take_particle(around, one, i);
  if (one.first == one.surname_first) one.begin = one.surname_begin;
  return true;
}

bool is_french_monsieur(const Surroundings& around, const Candidate& one) {
  return one.full && one.has_surname && !one.inverted && one.given_last == one.given_first + 1 &&
         around.word(one.given_first).initial && around.spelling(one.given_first).text == "M";
}

}  // namespace apparatus::name
