// See years.h.
#include "date/years.h"

#include <utility>

namespace apparatus::date {

using authority::CalendarRole;

namespace {

constexpr int kLastYear = 2100;  // a larger number alone is a number of something

// A sign glued to the front that makes it no year: "2.1923", "1–1923" of a longer number, "#1923",
// "p1923".
bool glued_in_front(const Lexer& lexer, const Token& year) {
  if (year.begin == lexer.begin()) return false;
  const unsigned char before = lexer.byte(year.begin - 1);
  if (lexer.letter_at(year.begin - 1)) return true;
  if (before == '#' || before == '$' || before == '@' || before == '/' || before == '_')
    return true;
  const bool joint = before == '.' || before == ',' || before == '-' || before == ':';
  return joint && year.begin >= lexer.begin() + 2 && is_digit(lexer.byte(year.begin - 2));
}

enum class Tail : std::uint8_t { none, span, no_year };

// "–24", "–1924", "/27" behind a year. `end` is where it ends, or where the search goes on behind
// what is no year.
Tail tail_of(const Lexer& lexer, const Token& year, std::uint32_t at, int& last_year,
             std::uint32_t& end) {
  const Token joint = lexer.next(at);
  if (!joint.is('-') && !(joint.is('/') && !joint.space_before)) {
    return lexer.number_goes_on_at(at) && lexer.byte(at) != '.' ? Tail::no_year : Tail::none;
  }
  const Token second = lexer.next(joint.end);
  if (second.kind != TokenKind::number || second.space_before) return Tail::none;
  const unsigned char after = lexer.byte(second.end);
  if ((after == '/' || after == '-') && is_digit(lexer.byte(second.end + 1)))
    return Tail::no_year;  // 1923/4/12
  if (plausible_year(second)) last_year = second.value;
  if (second.digits == 2) last_year = year.value - year.value % 100 + second.value;
  const bool follows = joint.is('-') ? last_year > year.value : last_year == year.value + 1;
  if (follows && !lexer.letter_at(second.end)) {
    end = second.end;
    return Tail::span;
  }
  if (joint.is('-')) end = second.end;
  return Tail::no_year;
}

}  // namespace

std::optional<Expression> years_at(const Lexer& lexer, const Points& points,
                                   const Surroundings& surroundings, const Token& year,
                                   std::uint32_t& passed) {
  passed = 0;
  if (!plausible_year(year) || year.value > kLastYear || glued_in_front(lexer, year))
    return std::nullopt;
  Expression expression;
  Point& point = expression.first;
  point.range.begin = year.begin;
  if (const std::uint32_t end = points.iso_at(year, point); end != 0) {
    point.range.end = end;
    expression.last = point;
    expression.range = point.range;
    return expression;
  }
  if (lexer.thousands_follow_at(year.end) || surroundings.labelled(year.begin)) return std::nullopt;

  point.year = year.value;
  point.year_from = YearFrom::stated;
  point.form = Form::year;
  std::uint32_t end = year.end;
  int last_year = year.value;
  const Token mark = lexer.next(end);
  const bool apostrophe = mark.is('\'') && !mark.space_before && lexer.byte(mark.end) == 's';
  if (year.ordinal && year.value % 10 == 0) {  // 1920-е, 1930er
    point.years_covered = 10;
  } else if (apostrophe || lexer.letter_at(end)) {  // 1920's, 1920s
    const std::uint32_t letter = apostrophe ? mark.end : end;
    if (lexer.byte(letter) != 's' || lexer.letter_at(letter + 1) || year.value % 10 != 0)
      return std::nullopt;
    point.years_covered = 10;
    end = letter + 1;
  } else {
    switch (tail_of(lexer, year, end, last_year, end)) {
      case Tail::none:
        break;
      case Tail::span:
        expression.is_range = true;
        break;
      case Tail::no_year:
        passed = end > year.end ? end : 0;
        return std::nullopt;
    }
  }
  point.range.end = end;
  expression.last = point;
  expression.last.year = last_year;
  expression.range = point.range;
  return expression;
}

std::optional<Expression> century_at(const Lexer& lexer, const Token& ordinal) {
  Token noun = lexer.next(ordinal.end);
  if (noun.is('-')) noun = lexer.next(noun.end);
  // Not the letter that is the word's abbreviation in Russian: it is a preposition too.
  if (!noun.has(CalendarRole::century) || noun.end - noun.begin < 4 || ordinal.value > 21)
    return std::nullopt;
  Expression expression;
  Point& point = expression.first;
  point.range = {ordinal.begin, noun.end};
  point.year = (ordinal.value - 1) * 100;
  point.years_covered = 100;
  point.year_from = YearFrom::stated;
  expression.last = point;
  expression.range = point.range;
  return expression;
}

}  // namespace apparatus::date
