// See years.h.
#include "date/years.h"

#include <utility>

#include "date/republican.h"

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
  // "années 1930", but not "années 1930-1934" nor German "im Jahre 1930".
  const bool of_years = year.value % 10 == 0 && !mark.is('-') &&
                        lexer.previous(year.begin).has(CalendarRole::decade_before);
  if (year.value % 10 == 0 && (year.ordinal || of_years)) {  // 1920-е, 1930er; années 1930
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
      case Tail::span: {
        expression.is_range = true;
        const bool ordinal = !is_digit(lexer.byte(end - 1));  // 1920–1930-е
        if (ordinal && last_year % 10 == 0 && year.value % 10 == 0) point.years_covered = 10;
        break;
      }
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

namespace {

constexpr int kLastCentury = 21;

// 19 of "19th", "19.", "XIX", "XIXe" and "nineteenth"; 0 for anything else. `end` is where it ends.
int century_ordinal(const Lexer& lexer, const Token& token, std::uint32_t& end) {
  end = token.end;
  if (token.kind == TokenKind::number) {
    if (token.digits > 2 || token.value < 1 || token.value > kLastCentury) return 0;
    if (!token.ordinal) {
      if (lexer.byte(end) != '.') return 0;
      ++end;
    }
    return token.value;
  }
  if (token.kind != TokenKind::word) return 0;
  if (token.word != nullptr && token.word->century != 0) return token.word->century;
  std::string_view roman = lexer.slice(token.begin, token.end);
  while (!roman.empty() && (roman.back() == 'e' || roman.back() == 'm')) roman.remove_suffix(1);
  const int value = roman_number(roman);
  return value <= kLastCentury ? value : 0;
}

// Behind the noun "century", with its stop if it is abbreviated; 0 where it does not stand at `at`.
std::uint32_t past_century_noun(const Lexer& lexer, std::uint32_t at) {
  Token noun = lexer.next(at);
  if (noun.is('-') && !noun.space_before) noun = lexer.next(noun.end);
  if (!noun.has(CalendarRole::century)) return 0;
  const Token stop = lexer.next(noun.end);
  const bool stopped = stop.is('.') && !stop.space_before;
  // "в", the Russian abbreviation, is a preposition too; with its stop it is none.
  if (noun.has(CalendarRole::preposition)) return stopped ? stop.end : 0;
  return noun.end;
}

Expression centuries(std::uint32_t begin, std::uint32_t end, int first, int last) {
  Expression expression;
  Point& point = expression.first;
  point.range = expression.range = {begin, end};
  point.year = (first - 1) * 100;
  point.years_covered = 100;
  point.year_from = YearFrom::stated;
  expression.last = point;
  expression.last.year = (last - 1) * 100;
  expression.is_range = last > first;
  return expression;
}

Expression decade_of_open_century(text::ReadingRange range, int decade) {
  Expression expression;
  Point& point = expression.first;
  point.range = expression.range = range;
  point.year = decade;
  point.two_digit_year = true;
  point.years_covered = 10;
  point.year_from = YearFrom::stated;
  expression.last = point;
  expression.century_open = true;
  return expression;
}

}  // namespace

std::optional<Expression> century_at(const Lexer& lexer, const Token& first) {
  std::uint32_t end = 0;
  if (first.has(CalendarRole::century) && !first.has(CalendarRole::preposition)) {  // siglo XIX
    const Token roman = lexer.next(first.end);
    const int value = roman.kind == TokenKind::word && roman.capital
                          ? roman_number(lexer.slice(roman.begin, roman.end))
                          : 0;
    if (value == 0 || value > kLastCentury) return std::nullopt;
    return centuries(first.begin, roman.end, value, value);
  }
  const int value = century_ordinal(lexer, first, end);
  if (value == 0) return std::nullopt;
  if (const std::uint32_t noun = past_century_noun(lexer, end); noun != 0)
    return centuries(first.begin, noun, value, value);
  // "XVIII–XIX вв.", "18th and 19th centuries"
  const Token joint = lexer.next(end);
  if (!joint.is('-') && !joint.has(CalendarRole::conjunction)) return std::nullopt;
  const int next = century_ordinal(lexer, lexer.next(joint.end), end);
  if (next <= value || (!joint.is('-') && next != value + 1)) return std::nullopt;
  const std::uint32_t noun = past_century_noun(lexer, end);
  if (noun == 0) return std::nullopt;
  return centuries(first.begin, noun, value, next);
}

std::optional<Expression> short_decade_at(const Lexer& lexer, const Token& number) {
  if (number.kind != TokenKind::number || number.digits != 2 || number.value < 10 ||
      number.value % 10 != 0)
    return std::nullopt;
  const Token after = lexer.next(number.end);
  const Token before = lexer.previous(number.begin);
  std::uint32_t end = 0;
  if (number.ordinal && after.has(CalendarRole::decade_after)) {
    end = after.end;
    if (const Token stop = lexer.next(end); stop.is('.') && after.end - after.begin <= 4)
      end = stop.end;
  } else if (before.has(CalendarRole::decade_before) && !number.ordinal &&
             !lexer.letter_at(number.end)) {
    end = number.end;
  } else if (before.is('\'') && before.end == number.begin && lexer.byte(number.end) == 's' &&
             !lexer.letter_at(number.end + 1)) {
    return decade_of_open_century({before.begin, number.end + 1}, number.value);
  }
  if (end == 0) return std::nullopt;
  return decade_of_open_century({number.begin, end}, number.value);
}

std::optional<Expression> decade_in_words_at(const Lexer& lexer, const Token& word) {
  if (word.word == nullptr || word.word->decade == 0) return std::nullopt;
  const Token before = lexer.previous(word.begin);
  const Token after = lexer.next(word.end);
  if (after.has(CalendarRole::decade_after))  // zwanziger Jahre
    return decade_of_open_century({word.begin, after.end}, word.word->decade);
  const bool the_twenties =
      word.word->decade_alone &&
      (before.has(CalendarRole::article) || before.has(CalendarRole::early) || before.is('-'));
  if (!the_twenties && !before.has(CalendarRole::decade_before)) return std::nullopt;
  return decade_of_open_century({word.begin, word.end}, word.word->decade);  // années vingt, too
}

}  // namespace apparatus::date
