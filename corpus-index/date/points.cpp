// See points.h.
#include "date/points.h"

#include <array>

#include "date/misread.h"
#include "date/republican.h"

namespace apparatus::date {

using authority::CalendarRole;

namespace {

void set_numbers(Point& point, const Token& first, const Token& second, int second_value,
                 unsigned char separator, bool roman) {
  point.day = first.value;
  point.month = second_value;
  point.leading_zero =
      (first.digits == 2 && first.value < 10) || (second.digits == 2 && second_value < 10);
  point.order_open = separator == '/' && !roman;
  point.form = roman              ? Form::roman_month
               : separator == '/' ? Form::numeric_slashes
               : separator == '.' ? Form::numeric_dots
                                  : Form::other;
}

}  // namespace

int roman_month(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kRoman = {
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
  static constexpr std::array<std::string_view, 12> kSmall = {
      "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
  for (std::size_t i = 0; i < kRoman.size(); ++i) {
    if (kRoman[i] == word || kSmall[i] == word) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool plausible_year(const Token& token) {
  return token.kind == TokenKind::number && token.digits == 4 && token.value >= 1000 &&
         token.value < 3000;
}

bool is_day(const Token& token) {
  return token.kind == TokenKind::number && token.digits <= 2 && token.value >= 1 &&
         token.value <= 31;
}

bool Points::is_month(const Token& token) const {
  if (token.kind != TokenKind::word || token.word == nullptr || token.word->month == 0)
    return false;
  if (!token.capital && !token.word->lower_case) return false;
  const unsigned char after = lex_.byte(token.end);
  if (is_digit(after) && !plausible_year(lex_.number_at(token.end))) return false;  // OCR: May1920
  if (after == '\'' || (after == 0xe2 && lex_.byte(token.end + 1) == 0x80)) {
    const Token mark = lex_.next(token.end);
    if (mark.is('\'') && lex_.letter_at(mark.end) && lex_.byte(mark.end) != 's') return false;
  }
  return true;
}

// The end of a month's word with its apostrophe (oktiabr') or, if abbreviated, its stop.
std::uint32_t Points::end_of_month(const Token& month) const {
  const Token mark = lex_.next(month.end);
  if (mark.space_before) return month.end;
  if (mark.is('\'') && !lex_.letter_at(mark.end) &&
      lex_.slice(month.begin, month.end).back() == 'r')
    return mark.end;
  if (mark.is('\'') && !lex_.letter_at(mark.end) &&
      lex_.slice(month.begin, month.end).back() == 'l')
    return mark.end;
  if (mark.is('.') && month.word->abbreviation) return mark.end;
  return month.end;
}

// "11 June 840.", "in March 629 AD": of three digits, with nothing behind that they could count. A
// year before Christ is left, since everything else counts forward.
bool Points::is_early_year(const Token& token) const {
  constexpr int kFirst = 100;
  if (token.kind != TokenKind::number || token.digits != 3 || token.value < kFirst ||
      token.ordinal || !token.space_before)
    return false;
  const Token after = lex_.next(token.end);
  if (after.kind == TokenKind::end) return true;
  if (after.kind == TokenKind::word) {
    const std::string_view word = lex_.slice(after.begin, after.end);
    return word == "AD" || word == "CE";
  }
  if (after.kind != TokenKind::mark || after.space_before) return after.is('(');
  return (after.is('.') || after.is(',') || after.is(';') || after.is(':') || after.is(')')) &&
         !is_digit(lex_.byte(after.end));
}

// "1951 27 April – a ship sinks": in an annal the year stands before the day.
void Points::take_year_before(std::uint32_t at, Point& point) const {
  const Token year = lex_.previous(at);
  if (!plausible_year(year) || year.ordinal || year.end == at) return;
  const Token before = lex_.previous(year.begin);
  if (before.begin != before.end && !(before.is('-') && before.begin == lex_.begin())) return;
  point.year = year.value;
  point.year_from = YearFrom::stated;
}

std::uint32_t Points::year_at(std::uint32_t at, Point& point, bool& uncertain) const {
  Token token = lex_.next(at);
  if (token.is(',')) {
    token = lex_.next(token.end);
    if (!token.space_before) return 0;
  }
  const auto points_to_a_year = [](const Token& word) {
    return word.has(CalendarRole::same) || word.has(CalendarRole::following) ||
           word.has(CalendarRole::previous);
  };
  if (token.has(CalendarRole::of) || points_to_a_year(token) || token.has(CalendarRole::article)) {
    Token word = points_to_a_year(token) ? token : lex_.next(token.end);
    if (word.has(CalendarRole::article) && !word.has(CalendarRole::of)) word = lex_.next(word.end);
    Token noun = lex_.next(word.end);
    if (noun.has(CalendarRole::article)) noun = lex_.next(noun.end);  // "того же года"
    if (noun.has(CalendarRole::year) && word.kind == TokenKind::word) {
      if (word.has(CalendarRole::same))
        point.year_from = YearFrom::same;
      else if (word.has(CalendarRole::following))
        point.year_from = YearFrom::following;
      else if (word.has(CalendarRole::previous))
        point.year_from = YearFrom::previous;
      else
        return 0;
      return noun.end;
    }
    token = lex_.next(token.end);
  }
  bool bracket = false;
  if (token.is('[')) {
    bracket = true;
    token = lex_.next(token.end);
  }
  if (token.is('\'')) {
    const Token number = lex_.next(token.end);
    if (number.kind != TokenKind::number || number.digits != 2 || number.space_before ||
        number.ordinal)
      return 0;
    if (is_digit(lex_.byte(number.end)) || lex_.letter_at(number.end)) return 0;
    point.year = number.value;
    point.two_digit_year = true;
    point.year_from = YearFrom::stated;
    return number.end;
  }
  if (is_early_year(token)) {
    point.year = token.value;
    point.year_from = YearFrom::stated;
    return token.end;
  }
  if (!plausible_year(token) || token.ordinal) {
    const MisreadNumber misread = misread_year_at(lex_, token.begin);
    if (misread.value == 0) return 0;
    point.year = misread.value;
    point.year_from = YearFrom::stated;
    return misread.end;
  }
  if (lex_.letter_at(token.end)) return 0;  // 1920s, 1924b
  if (lex_.thousands_follow_at(token.end)) return 0;
  point.year = token.value;
  point.year_from = YearFrom::stated;
  std::uint32_t end = token.end;
  if (bracket) {
    Token close = lex_.next(end);
    if (close.is('?')) {
      uncertain = true;
      close = lex_.next(close.end);
    }
    if (close.is(']')) end = close.end;
  }
  // "1924 г.", "1924 goda".
  const Token mark = lex_.next(end);
  if (mark.has(CalendarRole::year) && !mark.capital && !mark.has(CalendarRole::year_apart)) {
    end = mark.end;
    const Token stop = lex_.next(end);
    if (stop.is('.') && !stop.space_before && mark.end - mark.begin <= 4) end = stop.end;
  }
  return end;
}

// "/30" behind "September 29", and no third number: a night, or the other calendar's day.
bool Points::another_day_follows_at(std::uint32_t at) const {
  if (lex_.byte(at) != '/') return false;
  const Token second = lex_.number_at(at + 1);
  return is_day(second) && lex_.byte(second.end) != '/' && !lex_.letter_at(second.end);
}

// "23 VIII 1939", "5/III-1932", "5/III 1932 г.", "17/XI–25 г."
std::uint32_t Points::day_roman_month_at(const Token& day, Point& point, bool& uncertain) const {
  if (!is_day(day) || day.ordinal) return 0;
  const bool slash = lex_.byte(day.end) == '/';
  const Token month = lex_.next(slash ? day.end + 1 : day.end);
  if (month.kind != TokenKind::word || month.space_before == slash) return 0;
  const int value = roman_month(lex_.slice(month.begin, month.end));
  if (value == 0) return 0;
  const Token joint = lex_.next(month.end);
  const bool dash = slash && joint.is('-');
  const Token year = dash ? lex_.next(joint.end) : joint;
  if (dash && year.kind == TokenKind::number && year.digits == 2 && !year.ordinal &&
      lex_.next(year.end).has(CalendarRole::year)) {
    point.year = year.value;
    point.two_digit_year = true;
  } else if (plausible_year(year) && !year.ordinal) {
    point.year = year.value;
  } else {
    return 0;
  }
  point.day = day.value;
  point.month = value;
  point.year_from = YearFrom::stated;
  point.form = Form::roman_month;
  Point with_mark;
  const std::uint32_t end = point.two_digit_year ? 0 : year_at(year.begin, with_mark, uncertain);
  return end != 0 ? end : year.end;
}

// day month [year]
std::uint32_t Points::day_month_at(const Token& day, Point& point, bool& uncertain) const {
  if (!is_day(day)) return 0;
  Token token = lex_.next(day.end);
  if (token.is('.') && !token.space_before) token = lex_.next(token.end);
  if (token.has(CalendarRole::of) && token.kind == TokenKind::word) {
    token = lex_.next(token.end);
    if (token.is('\'')) token = lex_.next(token.end);  // d'octobre
  }
  const authority::CalendarWord* word = token.word;
  if (!is_month(token)) {
    // "6 décembrc 1870": between a day and a year even a month misread is one.
    if (token.kind != TokenKind::word || word != nullptr || !plausible_year(lex_.next(token.end)))
      return 0;
    word = calendars_.near_month(lex_.slice(token.begin, token.end));
    if (word == nullptr || (!token.capital && !word->lower_case)) return 0;
    token.word = word;
  }
  point.day = day.value;
  point.leading_zero = day.digits == 2 && day.value < 10;
  point.month = token.word->month;
  point.language = token.word->language;
  point.form = Form::day_month_year;
  const std::uint32_t end = end_of_month(token);
  const std::uint32_t with_year = year_at(end, point, uncertain);
  if (with_year != 0) return with_year;
  // A small abbreviation is too often another word ("7 set out") to be a month without a year.
  if (token.word->abbreviation && !token.capital && end == token.end) return 0;
  take_year_before(day.begin, point);
  return end;
}

std::uint32_t Points::republican_day_at(const Token& day, Point& point) const {
  const auto date = republican_at(lex_, day);
  if (!date) return 0;
  point.republican_month = date->month;
  point.republican_year = date->year;
  point.form = Form::other;
  if (date->year == 0) {
    point.day = date->day;
    point.month = 1;  // not known before the year is
    return date->end;
  }
  const auto civil = gregorian_of_republican(calendars_, date->day, date->month, date->year);
  if (!civil) return 0;
  point.day = civil->day;
  point.month = civil->month;
  point.year = civil->year;
  point.year_from = YearFrom::stated;
  return date->end;
}

std::uint32_t Points::month_first_at(const Token& month, Point& point, bool& uncertain) const {
  point.month = month.word->month;
  point.language = month.word->language;
  std::uint32_t end = end_of_month(month);
  const Token day = lex_.next(end);
  if (is_day(day) && day.space_before && month.capital && !lex_.thousands_follow_at(day.end) &&
      !lex_.letter_at(day.end) &&
      (!lex_.number_goes_on_at(day.end) || another_day_follows_at(day.end))) {
    point.day = day.value;
    point.form = Form::month_day_year;
    point.month_first = true;
    const std::uint32_t with_year = year_at(day.end, point, uncertain);
    if (with_year == 0) take_year_before(month.begin, point);
    return with_year != 0 ? with_year : day.end;
  }
  const std::uint32_t with_year = year_at(end, point, uncertain);
  if (with_year != 0) {
    point.form = Form::month_year;
    return with_year;
  }
  if (month.word->abbreviation && !month.capital) return 0;
  return is_phrase_without_date(month) ? 0 : end;
}

std::uint32_t Points::numeric_at(const Token& first, Point& point) const {
  if (first.ordinal || !is_day(first)) return 0;
  const unsigned char separator = lex_.byte(first.end);
  if (separator != '.' && separator != '/' && separator != '-') return 0;
  const auto skip_one_space = [&](std::uint32_t at) {
    return separator == '.' && (lex_.byte(at) == ' ' || lex_.byte(at) == 0xc2) ? lex_.next(at).begin
                                                                               : at;
  };
  const std::uint32_t second_at = skip_one_space(first.end + 1);
  Token second = lex_.next(second_at);
  if (second.begin != second_at) return 0;
  int second_value = 0;
  bool roman = false;
  if (second.kind == TokenKind::number && !second.ordinal) {
    if (second.digits > 2 || second.value < 1 || second.value > 31) return 0;
    second_value = second.value;
  } else if (second.kind == TokenKind::word) {
    second_value = roman_month(lex_.slice(second.begin, second.end));
    roman = true;
  }
  if (second_value == 0) return 0;
  if (lex_.byte(second.end) != separator) {
    // One half of a dual date: 25.10 (7.11).1917
    const Token after = lex_.next(second.end);
    const bool half = separator == '.' && !roman && second_value <= 12 &&
                      second_at == first.end + 1 &&
                      (after.is('(') || after.is(')') || (after.is('/') && !after.space_before));
    if (!half) return 0;
    set_numbers(point, first, second, second_value, separator, roman);
    return second.end;
  }

  const std::uint32_t third_at = skip_one_space(second.end + 1);
  const Token third = lex_.next(third_at);
  const bool year_follows = third.begin == third_at && third.kind == TokenKind::number &&
                            !third.ordinal && (third.digits == 4 || third.digits == 2) &&
                            !lex_.letter_at(third.end);
  if (!year_follows || (third_at != second.end + 1 && third.digits == 2)) {
    // "13.5." in a list; whether it may stand is decided by what follows.
    if (separator != '.' || roman || second_value > 12 || second_at != first.end + 1) return 0;
    if (lex_.letter_at(second.end + 1) || is_digit(lex_.byte(second.end + 1))) return 0;
    set_numbers(point, first, second, second_value, separator, roman);
    return second.end + 1;
  }
  const unsigned char after = lex_.byte(third.end);
  if (after == separator && (is_digit(lex_.byte(third.end + 1)) || separator == '/')) {
    if (separator != '.' || third.digits == 2) return 0;
  }
  if (separator != '/' && after == '/' && is_digit(lex_.byte(third.end + 1))) return 0;
  if (separator == '-' && third.digits == 2 && !roman) return 0;
  // "2.01.07-85" is a standard.
  if (third.digits == 2 && after == '-' && is_digit(lex_.byte(third.end + 1))) return 0;
  set_numbers(point, first, second, second_value, separator, roman);
  point.year = third.value;
  point.two_digit_year = third.digits == 2;
  point.year_from = YearFrom::stated;
  if (separator == '.' || roman) {
    if (point.month > 12 && !plausible_year(third)) return 0;  // a section or a version
  } else if (first.value > 12 && second_value > 12 && third.digits == 2) {
    return 0;
  }
  return third.end;
}

std::uint32_t Points::iso_at(const Token& year, Point& point) const {
  if (!plausible_year(year) || lex_.byte(year.end) != '-') return 0;
  const Token month = lex_.number_at(year.end + 1);
  if (month.digits != 2 || month.value < 1 || month.value > 12 || lex_.byte(month.end) != '-')
    return 0;
  const Token day = lex_.number_at(month.end + 1);
  if (day.digits != 2 || day.value < 1 || day.value > 31 || lex_.letter_at(day.end)) return 0;
  if (lex_.byte(day.end) == '-' && is_digit(lex_.byte(day.end + 1))) return 0;
  point.year = year.value;
  point.month = month.value;
  point.day = day.value;
  point.year_from = YearFrom::stated;
  point.form = Form::iso;
  return day.end;
}

std::uint32_t Points::season_at(const Token& season, Point& point, bool& uncertain) const {
  if (!season.capital && !season.word->lower_case) return 0;
  point.season = season.word->season;
  point.form = Form::other;
  const std::uint32_t end = year_at(season.end, point, uncertain);
  const unsigned char joint = lex_.byte(end);
  if (end != 0 && (joint == '-' || joint == '/' || joint == 0xe2)) {
    // "the winter of 1925-6": it has the number of the year in which it begins.
    const Token mark = lex_.next(end);
    const Token second = lex_.next(mark.end);
    const bool next_year = second.kind == TokenKind::number && !second.space_before &&
                           !second.ordinal && second.value >= 0 &&
                           (point.year + 1 - second.value) % (second.digits == 1 ? 10 : 100) == 0;
    if ((mark.is('-') || mark.is('/')) && next_year) return second.end;
  }
  return end;
}

std::uint32_t Points::point_at(std::uint32_t at, const Point* before, Point& point,
                               bool& uncertain) const {
  const Token token = lex_.next(at);
  point.range.begin = token.begin;
  std::uint32_t end = 0;
  if (token.kind == TokenKind::number) {
    if ((end = iso_at(token, point)) != 0) return end;
    if ((end = numeric_at(token, point)) != 0) return end;
    point = Point{};
    point.range.begin = token.begin;
    if ((end = day_month_at(token, point, uncertain)) != 0) return end;
    point = Point{};
    point.range.begin = token.begin;
    if ((end = day_roman_month_at(token, point, uncertain)) != 0) return end;
    point = Point{};
    point.range.begin = token.begin;
    if ((end = republican_day_at(token, point)) != 0) return end;
    point.range.begin = token.begin;
    if (!is_day(token) || lex_.letter_at(token.end) || lex_.thousands_follow_at(token.end))
      return 0;
    if (before != nullptr && before->month_first) {
      // "January 16–18, 1924"
      point.day = token.value;
      point.month_first = true;
      point.form = Form::month_day_year;
      const std::uint32_t with_year = year_at(token.end, point, uncertain);
      if (with_year != 0) return with_year;
      return lex_.number_goes_on_at(token.end) ? 0 : token.end;
    }
    // A day whose month comes later: "28. and 29.10.1924".
    point.day = token.value;
    point.leading_zero = token.digits == 2 && token.value < 10;
    end = token.end;
    if (lex_.byte(end) == '.' && !is_digit(lex_.byte(end + 1))) ++end;
    return end;
  }
  if (is_month(token)) return month_first_at(token, point, uncertain);
  if (token.word != nullptr && token.word->season != 0) return season_at(token, point, uncertain);
  return 0;
}

// "October Revolution", "May Day"
bool Points::is_phrase_without_date(const Token& month) const {
  const std::string_view word = lex_.slice(month.begin, month.end);
  for (const std::string& phrase : calendars_.not_dates()) {
    const std::size_t at = phrase.find(word);
    if (at == std::string::npos || at > month.begin - lex_.begin()) continue;
    const auto begin = month.begin - static_cast<std::uint32_t>(at);
    const auto end = begin + static_cast<std::uint32_t>(phrase.size());
    if (end <= lex_.end() && lex_.slice(begin, end) == phrase) return true;
  }
  return false;
}

}  // namespace apparatus::date
