// One function a sign; each looks at the words before or behind the name.
#include "name/evidence.h"

#include <algorithm>
#include <initializer_list>

#include "authority/person_signs.h"
#include "name/glyphs.h"

namespace apparatus::name {
namespace {

using authority::is;
using authority::WordKind;
using text::Zone;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The signs around one candidate whose surname is word `i`.
class Signs {
 public:
  Signs(Surroundings& around, Candidate& one, std::size_t i)
      : around_(around),
        reading_(around.reading()),
        one_(one),
        i_(i),
        word_(around.word(i)),
        end_(around.block(i).range.end),
        cited_(around.in_note(i) || around.block(i).zone == Zone::bibliography),
        ordinary_(around.ordinary(i)) {}

  void gather() {
    const WordKind previous = around_.before(one_.first);
    word_before_it(previous);
    word_behind_it();
    if (word_.next < end_ && reading_[word_.next] == ',') behind_a_comma();
    parenthesis();
    Spelling& own = around_.spelling(i_);
    const bool locative = is(previous, WordKind::locative);
    if (locative && !around_.in_note(i_) && !around_.in_bibliography(i_) && !word_.possessive) {
      ++own.as_thing;
    }
    if (is(own.kind, WordKind::famous)) one_.evidence = true;
    if (own.has_hyphen && begins_with_given_name(own.text)) one_.evidence = true;
    if (one_.evidence) ++own.as_person;
    if (own.surname_ending && !one_.evidence && !one_.after_capital && !locative) own_ending(own);
  }

 private:
  // A title or an office, "a certain".
  void word_before_it(WordKind previous) {
    if (is(previous, WordKind::title | WordKind::office) && !stop_of_sentence_before(one_.first)) {
      one_.evidence = one_.titled = true;
    } else if (follows_office_and_comma() || starts_with_certain() ||
               authority::PersonSigns::built_in().is_called(
                   around_.previous_without_stop(one_.first))) {
      one_.evidence = true;
    }
  }

  // A verb of speech, what a person leads, "et al.".
  void word_behind_it() {
    if (word_.possessive) return;
    const Neighbour& next = around_.next(i_);
    if (is(next.as_written, WordKind::speech)) one_.evidence = true;
    if (is(next.as_written, WordKind::following) && !ordinary_) one_.evidence = true;
    if (!ordinary_ && suffers_something(next.text)) one_.evidence = true;
    if (next.text == "et" && around_.starts_with(around_.begin_of(next.text), "et al")) {
      one_.evidence = one_.author = true;
    }
  }

  // "Karakhan was shot", "Ferré fut exécuté", "Borisov had said": over an auxiliary.
  bool suffers_something(std::string_view next) const {
    const auto& signs = authority::PersonSigns::built_in();
    if (!signs.is_auxiliary(next)) return false;
    const std::string_view then = word_after(reading_, around_.end_of(next), end_);
    return signs.is_suffered(then) || is(around_.kind_as_written(then), WordKind::speech);
  }

  // A page or volume, an office, the title of a work.
  void behind_a_comma() {
    const std::string_view first = word_after(reading_, word_.next + 1, end_);
    if (is_one_of(first, {"op", "loc", "who", "whom", "dit", "dite"})) one_.evidence = true;
    if (is_one_of(first, {"p", "pp", "op", "vol"}) && may_begin_a_reference()) {
      one_.evidence = one_.author = true;
    }
    const WordKind kind = around_.kind_as_written(first);
    if (is(kind, WordKind::office) && !is(kind, WordKind::thing_after)) one_.evidence = true;
    if (is_one_of(first, {"a", "an", "the", "another"}) && is_office_within(first, 3)) {
      one_.evidence = true;  // "Krutetskaia, a worker", "Pichurin, the delegate"
    }
    if (cited_ && (leads_a_title() || quotation_opens_behind(word_.next + 1))) {
      one_.evidence = one_.author = true;
    }
  }

  // Whether one of so many words behind `word` is an office.
  bool is_office_within(std::string_view word, int words) const {
    for (; words > 0; --words) {
      word = word_after(reading_, around_.end_of(word), end_);
      if (word.empty()) return false;
      if (is(around_.kind_as_written(word), WordKind::office)) return true;
    }
    return false;
  }

  // "Farber, Before Stalinism"
  bool leads_a_title() const {
    if (!around_.follows(i_ + 1, Gap::comma) || around_.word(i_ + 1).initial || ordinary_)
      return false;
    const WordKind title = around_.kind(i_ + 1);
    return is(title, WordKind::common) && !around_.spelling(i_).all_capitals &&
           !is(title, WordKind::place | WordKind::given);
  }

  // "Carr, 'Party Crisis'", "Serge, Memoirs" in italics
  bool quotation_opens_behind(std::uint32_t at) const {
    while (at < end_ && is_blank(reading_[at])) ++at;
    if (at >= end_) return false;
    return reading_[at] == '\'' || reading_[at] == '"' || around_.starts_with(at, "‘") ||
           around_.starts_with(at, "“") || around_.starts_with(at, "«") ||
           around_.zone_at(at, i_) == Zone::title;
  }

  // "Likhachev (1882–1924)", "Carr (1956)", "Zakharov (secretary of …)", "(Carr
  // 1956, 120)".
  void parenthesis() {
    std::uint32_t at = word_.next;
    while (at < end_ && reading_[at] == ' ') ++at;
    if (at + 5 < end_ && reading_[at] == '(' && says_somebody(at + 1)) one_.evidence = true;
    const std::uint32_t begin = around_.word(one_.first).begin;
    if (at > word_.next && around_.is_year(at) && begin > 0 &&
        (reading_[begin - 1] == '(' || in_parentheses(one_.first))) {
      one_.evidence = one_.author = true;
    }
  }
  bool says_somebody(std::uint32_t at) const {
    if (around_.is_year(at)) return !are_years_of_a_thing(at);
    for (const std::string_view beginning : {"b. 1", "born ", "d. 1", "ed.", "eds"}) {
      if (around_.starts_with(at, beginning)) return true;
    }
    return is(around_.kind_as_written(word_after(reading_, at, end_)), WordKind::office);
  }

  // A surname by its ending, where it is no adjective and no town: "the
  // Berghof" has an article, "Орловской губернии" a noun behind.
  void own_ending(const Spelling& own) {
    if (is(own.kind, WordKind::given) || ordinary_) return;
    const Neighbour& article = around_.previous(i_);
    if (!article.over_stop && is(article.kind, WordKind::article)) return;
    const std::string_view key = around_.key(i_);
    if (around_.lexicon().has_adjectival_surname_ending(key) && leads_a_phrase(own)) return;
    if (around_.in_russian(one_) &&
        !(own.cyrillic && !around_.keeps_own_language(word_.begin, i_))) {
      return;
    }
    one_.evidence = one_.by_ending = true;
  }

  // "Sibirskii khronograf": an adjective and its noun.
  bool leads_a_phrase(const Spelling& own) const {
    const Neighbour& next = around_.next(i_);
    if (next.text.empty()) return false;
    if (own.cyrillic && !is(next.kind, WordKind::speech)) return true;
    return next.kind == WordKind::none || is(next.kind, WordKind::russian);
  }

  // "(1871–1881)": too short for a life. `at`: of the first year.
  bool are_years_of_a_thing(std::uint32_t at) const {
    constexpr int kShortestLife = 15;
    constexpr std::uint32_t kYear = 4;  // digits
    const auto year_at = [&](std::uint32_t place) {
      int year = 0;
      for (std::uint32_t i = 0; i < kYear; ++i) year = 10 * year + reading_[place + i] - '0';
      return year;
    };
    std::uint32_t second = at + kYear;
    for (const std::string_view dash : {"-", "–", "—"}) {
      if (!around_.starts_with(second, dash)) continue;
      second += static_cast<std::uint32_t>(dash.size());
      break;
    }
    if (second == at + kYear || !around_.is_year(second)) return false;
    return year_at(second) - year_at(at) < kShortestLife;
  }

  // Not the last word of a title: "Farber, Before the Flood, p. 12".
  bool may_begin_a_reference() const {
    const std::string_view previous = around_.previous_without_stop(one_.first);
    return previous.empty() || is_one_of(previous, {"see", "See", "also", "in", "In", "and", "cf",
                                                    "Cf", "but", "from"});
  }

  // "Paul-Boncour", "Mac-Mahon"
  bool begins_with_given_name(std::string_view hyphenated) const {
    const auto hyphen = hyphenated.find('-');
    const std::string_view first = hyphenated.substr(0, hyphen);
    const WordKind kind = around_.kind_of(first);
    const std::string_view second = hyphenated.substr(hyphen + 1);
    if (is(around_.kind_of(second), WordKind::common | WordKind::place | WordKind::never))
      return false;
    return first == "Mac" || (is(kind, WordKind::given) &&
                              !is(kind, WordKind::common | WordKind::place | WordKind::title));
  }

  bool starts_with_certain() const {
    constexpr std::string_view kWords = "a certain ";
    const std::uint32_t at = around_.word(one_.first).begin;
    return at >= kWords.size() &&
           around_.starts_with(at - static_cast<std::uint32_t>(kWords.size()), kWords);
  }

  // "a woman worker, Krutetskaia, made copies"
  bool follows_office_and_comma() const {
    const std::uint32_t from = around_.block(one_.first).range.begin;
    std::uint32_t at = around_.word(one_.first).begin;
    while (at > from && is_blank(reading_[at - 1])) --at;
    if (at == from || reading_[at - 1] != ',') return false;
    if (word_.next >= reading_.size() || reading_[word_.next] != ',') return false;
    const std::string_view before = word_before(reading_, at - 1, from, false);
    return !before.empty() && is(around_.kind_of(before), WordKind::office);
  }

  // "… the secretary. Moscow": a full stop behind a lower-case word of four
  // letters and more ends a sentence.
  bool stop_of_sentence_before(std::size_t i) const {
    const Neighbour& previous = around_.previous(i);
    return previous.over_stop && letters_of(previous.text) > 4;
  }

  bool in_parentheses(std::size_t i) const {
    const std::uint32_t begin = around_.word(i).begin;
    const std::uint32_t from = std::max(around_.block(i).range.begin, begin > 60 ? begin - 60 : 0);
    for (std::uint32_t at = begin; at > from; --at) {
      if (reading_[at - 1] == '(') return true;
      if (reading_[at - 1] == ')') return false;
    }
    return false;
  }

  Surroundings& around_;
  std::string_view reading_;
  Candidate& one_;
  std::size_t i_;
  const Word& word_;
  std::uint32_t end_;  // of the block
  bool cited_;         // in a note or a bibliography
  bool ordinary_;
};

}  // namespace

void gather_evidence(Surroundings& around, Candidate& one, std::size_t i) {
  Signs(around, one, i).gather();
}

void gather_french_evidence(const Surroundings& around, Candidate& one, std::size_t i) {
  if (around.word(i).possessive || around.ordinary(i) || around.spelling(i).all_capitals) return;
  if (is(around.kind(i), WordKind::given | WordKind::never | WordKind::thing_after)) return;
  const auto& signs = authority::PersonSigns::built_in();
  const std::string_view before = around.previous_without_stop(one.first);
  if (signs.is_french_determiner(before)) return;
  std::string_view next = around.next(i).text;
  if (signs.is_french_clitic(next)) next = around.word_behind(around.end_of(next), i);
  if (signs.is_french_verb(next) || signs.takes_a_person(before)) one.evidence = true;
  if (before == "par" &&
      signs.is_french_participle(word_before(around.reading(), around.begin_of(before),
                                             around.block(i).range.begin, false))) {
    one.evidence = true;  // "abandonné par Mégy"
  }
}

void gather_bare_french_evidence(const Surroundings& around, Candidate& one, std::size_t i) {
  const Word& word = around.word(i);
  const Spelling& own = around.spelling(i);
  if (word.possessive || word.sentence_start || around.ordinary(i) || own.all_capitals) return;
  if (word.gap == Gap::comma || word.gap == Gap::conjunction) return;  // a list says its own
  if (own.has_hyphen || own.movement || one.after_capital || letters_of(own.text) < 4) return;
  if (is(around.kind(i), WordKind::given | WordKind::never | WordKind::thing_after)) return;
  const Zone zone = around.zone_at(one.begin, i);
  if (around.in_bibliography(i) || (zone != Zone::prose && zone != Zone::quotation)) return;
  const auto& signs = authority::PersonSigns::built_in();
  const std::string_view before = around.previous_without_stop(one.first);
  if (signs.is_french_determiner(before) || signs.is_french_preposition(before)) return;
  for (const char c : own.text.substr(1)) {
    if (c >= 'A' && c <= 'Z') return;  // damage
  }
  one.evidence = true;
}

void gather_bare_english_evidence(const Surroundings& around, Candidate& one, std::size_t i) {
  const Word& word = around.word(i);
  const Spelling& own = around.spelling(i);
  if (word.sentence_start || own.kind != WordKind::none || own.all_capitals || own.abbreviation)
    return;
  if (word.gap == Gap::comma || word.gap == Gap::conjunction) return;  // a list says its own
  if (own.has_hyphen || own.movement || one.after_capital || letters_of(own.text) < 5) return;
  if (around.in_bibliography(i) || around.zone_at(one.begin, i) != text::Zone::prose) return;
  if (is(around.behind(i), WordKind::thing_after)) return;
  const std::string_view before = around.previous_without_stop(one.first);
  const auto& signs = authority::PersonSigns::built_in();
  if (is(around.previous(i).as_written, WordKind::speech) || signs.takes_a_person(before) ||
      signs.begins_clause(before))
    one.evidence = true;
}

void gather_russian_evidence(const Surroundings& around, Candidate& one, std::size_t i) {
  const Spelling& own = around.spelling(i);
  if (own.surname_ending || own.kind != WordKind::none || own.all_capitals || own.has_hyphen)
    return;
  if (around.word(i).sentence_start || around.keeps_own_language(one.begin, i)) return;
  if (is(around.previous(i).kind, WordKind::thing_before)) return;
  if (around.lexicon().has_oblique_surname_ending(around.key(i)))
    one.evidence = one.by_ending = true;
}

void take_particle(Surroundings& around, Candidate& one, std::size_t i) {
  const std::uint32_t from = around.block(i).range.begin;
  std::uint32_t begin = around.word(i).begin;
  bool sure = false;
  std::string_view particle = around.previous_without_stop(i);
  bool is_particle = is(around.previous(i).as_written, WordKind::particle);
  for (int particles = 0; particles < 2 && !particle.empty() && is_particle; ++particles) {
    begin = around.begin_of(particle);
    sure = particle == "von" || particle == "van" || particle == "fon";
    if (sure) break;
    particle = word_before(around.reading(), begin, from, false);
    is_particle = is(around.kind_as_written(particle), WordKind::particle);
  }
  if (begin == around.word(i).begin) return;
  if (!sure && !one.titled) return;
  one.begin = one.surname_begin = begin;
  if (sure && !around.ordinary(i) && !one.evidence) {
    one.evidence = true;
    ++around.spelling(i).as_person;
  }
}

}  // namespace apparatus::name
