// See republican.h.
#include "date/republican.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "date/edtf.h"
#include "text/roman_numbers.h"

namespace apparatus::date {
namespace {

using authority::CalendarRole;

constexpr int kDaysOfAMonth = 30;

}  // namespace

int roman_number(std::string_view word) {
  constexpr std::size_t kLongest = 6;
  if (word.size() > kLongest || word.find_first_not_of("IVX") != std::string_view::npos) return 0;
  return static_cast<int>(text::roman_number(word));
}

namespace {

// "an", "de l'an", "de l'année": where the number of the year is looked for; 0 for none.
std::uint32_t past_the_word_year(const Lexer& lexer, std::uint32_t at) {
  Token token = lexer.next(at);
  if (token.is(',')) token = lexer.next(token.end);
  if (token.has(CalendarRole::of)) token = lexer.next(token.end);
  const Token apostrophe = lexer.next(token.end);
  if (token.end - token.begin == 1 && apostrophe.is('\'')) token = lexer.next(apostrophe.end);
  return token.has(CalendarRole::year) ? token.end : 0;
}

}  // namespace

std::optional<RepublicanDate> republican_month_with_year_at(const Lexer& lexer,
                                                            const Token& month) {
  if (month.word == nullptr || month.word->republican_month == 0) return std::nullopt;
  const std::uint32_t at = past_the_word_year(lexer, month.end);
  if (at == 0) return std::nullopt;
  const Token year = lexer.next(at);
  RepublicanDate date{0, month.word->republican_month, 0, year.end};
  if (year.kind == TokenKind::number && year.digits <= 2) date.year = year.value;
  if (year.kind == TokenKind::number && year.value == 111) date.year = 3;  // III, misread
  if (year.kind == TokenKind::word) {
    std::string roman(lexer.slice(year.begin, year.end));
    std::replace(roman.begin(), roman.end(), 'l', 'I');  // "an Il"
    date.year = roman_number(roman);
  }
  if (date.year == 0) return std::nullopt;
  return date;
}

std::optional<RepublicanDate> republican_at(const Lexer& lexer, const Token& day) {
  if (day.kind != TokenKind::number || day.digits > 2 || day.value < 1 || day.value > kDaysOfAMonth)
    return std::nullopt;
  const Token month = lexer.next(day.end);
  if (month.word == nullptr || month.word->republican_month == 0) return std::nullopt;
  if (auto date = republican_month_with_year_at(lexer, month)) {
    date->day = day.value;
    return date;
  }
  // A year that is none ("an XL") leaves no date behind.
  if (past_the_word_year(lexer, month.end) != 0) return std::nullopt;
  return RepublicanDate{day.value, month.word->republican_month, 0, month.end};
}

std::optional<Civil> gregorian_of_republican(const authority::Calendars& calendars, int day,
                                             int month, int year) {
  const auto first = day_number_of_edtf_day(calendars.republican_new_year(year));
  if (!first) return std::nullopt;
  return gregorian_of_day_number(*first + (month - 1) * kDaysOfAMonth + day - 1);
}

std::optional<Civil> republican_day_in_year(const authority::Calendars& calendars, int day,
                                            int month, int gregorian_year) {
  constexpr int kFirstYear = 1792;
  constexpr int kLastYear = 1805;
  if (gregorian_year < kFirstYear || gregorian_year > kLastYear) return std::nullopt;
  for (const int year : {gregorian_year - kFirstYear, gregorian_year - kFirstYear + 1}) {
    const auto civil = gregorian_of_republican(calendars, day, month, year);
    if (civil && civil->year == gregorian_year) return civil;
  }
  return std::nullopt;
}

}  // namespace apparatus::date
