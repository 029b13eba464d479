// "Likhachev (1882–1924)", "Zakharov (secretary of the district)", "Angarskii,
// N. S. (Klestov)".
#include "name/stated_beside.h"

#include <algorithm>
#include <string_view>

#include "authority/person_signs.h"
#include "name/glyphs.h"
#include "text/letters.h"

namespace apparatus::name {
namespace {

using authority::is;
using authority::WordKind;

constexpr std::uint32_t kFarthest = 160;  // bytes from the name to the closing parenthesis

// "b. 1882", "died in 1924": the year that stands first; empty where there is
// none.
std::string_view first_year(const Surroundings& around, std::string_view inside) {
  const auto digit = inside.find_first_of("0123456789");
  if (digit == std::string_view::npos) return {};
  const std::string_view year = inside.substr(digit);
  return around.is_year(around.begin_of(year)) ? year.substr(0, 4) : std::string_view();
}

// "1882–1924", and no term of office: "1903–1904". A year alone is that of a work.
bool may_be_a_life(std::string_view born, std::string_view died) {
  constexpr int kShortest = 15;  // years: who died younger has seldom done what is written of
  constexpr int kLongest = 110;
  const auto number = [](std::string_view year) {
    int value = 0;
    for (const char digit : year) value = 10 * value + (digit - '0');
    return value;
  };
  const int years = number(died) - number(born);
  return years >= kShortest && years <= kLongest;
}

void read_years(const Surroundings& around, std::string_view inside, Name& name) {
  std::string_view rest = inside.substr(4);
  for (const std::string_view dash : {"–", "—", "-"}) {
    if (!rest.starts_with(dash)) continue;
    rest.remove_prefix(dash.size());
    if (rest.size() >= 4 && around.is_year(around.begin_of(rest)) &&
        may_be_a_life(inside.substr(0, 4), rest.substr(0, 4))) {
      name.born = inside.substr(0, 4);
      name.died = rest.substr(0, 4);
    }
    return;
  }
}

bool may_be_another_name(const Surroundings& around, std::string_view inside) {
  if (inside.size() <= 3 || inside.size() >= 30) return false;
  const auto first = static_cast<unsigned char>(inside[0]);
  if (!(first >= 'A' && first <= 'Z') && first != 0xD0) return false;
  return inside.find_first_of(" .,0123456789") == std::string_view::npos &&
         !is(around.kind_of(inside), WordKind::common | WordKind::place | WordKind::never);
}

// "died in 1924", "was shot in Moscow on the night of 20 September 1937": the year, over small
// words of place and time, months and other capitals; nothing where another clause begins.
std::string_view year_of_death(const Surroundings& around, std::uint32_t at, std::uint32_t end) {
  constexpr int kMostAuxiliaries = 2;
  constexpr int kMostWords = 9;
  const auto& signs = authority::PersonSigns::built_in();
  const std::string_view reading = around.reading();
  bool beside = at < end && reading[at] == ',';
  if (beside) ++at;
  std::string_view word = word_after(reading, at, end);
  for (int i = 0; i < kMostAuxiliaries && signs.is_auxiliary(word); ++i) {
    beside = true;
    word = word_after(reading, around.end_of(word), end);
  }
  if (word.empty()) return {};
  if (!signs.is_dying(word)) {
    if (!signs.is_killed(word)) return {};
    const std::string_view next = word_after(reading, around.end_of(word), end);
    if (!beside && !signs.is_reflexive(next)) return {};
  }
  at = around.end_of(word);
  for (int i = 0; i < kMostWords && at < end; ++i) {
    while (at < end && (is_blank(reading[at]) || reading[at] == ',' || reading[at] == '\'')) ++at;
    if (around.is_year(at)) return reading.substr(at, 4);
    if (at < end && is_digit(reading[at])) {
      while (at < end && (is_digit(reading[at]) || reading[at] == '.')) ++at;
      continue;
    }
    word = word_after(reading, at, end);
    if (word.empty() || around.begin_of(word) != at) return {};
    const auto* const calendar = around.authority().calendars.find(word);
    const bool month = calendar != nullptr && (calendar->month != 0 || calendar->weekday >= 0);
    const bool capital = text::letter_case_at(word, 0) == text::LetterCase::capital;
    if (!month && !capital && !signs.may_stand_before_year_of_death(word)) return {};
    at = around.end_of(word);
  }
  return {};
}

}  // namespace

void read_stated_beside(const Surroundings& around, const Candidate& one, Name& name) {
  const std::string_view reading = around.reading();
  if (one.has_surname && !name.possessive) {
    const std::uint32_t from = around.word(one.last).next;
    const std::uint32_t to = std::min(around.block(one.first).range.end, from + kFarthest);
    name.died = year_of_death(around, from, to);
  }
  std::uint32_t at = around.word(one.last).next;
  const std::uint32_t end = std::min(around.block(one.first).range.end, at + kFarthest);
  while (at < end && reading[at] == ' ') ++at;
  if (at >= end || reading[at] != '(') return;
  const auto close = reading.substr(0, end).find(')', at);
  if (close == std::string_view::npos) return;
  const std::string_view inside = reading.substr(at + 1, close - at - 1);
  if (inside.starts_with("b. ") || inside.starts_with("born ")) {
    name.born = first_year(around, inside);
  } else if (inside.starts_with("d. ") || inside.starts_with("died ")) {
    name.died = first_year(around, inside);
  } else if (around.is_year(at + 1) && !one.sovereign) {  // behind a king stands his reign
    read_years(around, inside, name);
  } else if (inside.size() <= 80 &&
             is(around.kind_as_written(word_after(reading, at + 1, end)), WordKind::office)) {
    name.description = inside;
  } else if (one.full && may_be_another_name(around, inside)) {
    name.known_as = inside;
  }
}

}  // namespace apparatus::name
