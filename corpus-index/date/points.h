// One point of a date, wherever it stands: a day, a month, a season, in words or numbers, with its
// year beside it or without. Every function returns the offset where what it read ends, 0 where it
// found nothing.
#pragma once

#include <cstdint>
#include <string_view>

#include "authority/calendars.h"
#include "date/expression.h"
#include "date/lexer.h"

namespace apparatus::date {

// I–XII, all capitals or all small; 0 for any other word.
int roman_month(std::string_view word);

// Four digits between 1000 and 2999.
bool plausible_year(const Token& token);

// One or two digits between 1 and 31.
bool is_day(const Token& token);

class Points {
 public:
  Points(const Lexer& lexer, const authority::Calendars& calendars)
      : lex_(lexer), calendars_(calendars) {}

  // A point that can stand on its own or behind the point `before` (null for the first): numbers,
  // ISO, day month year, month day year, a season with its year, or a day whose month comes later.
  std::uint32_t point_at(std::uint32_t at, const Point* before, Point& point,
                         bool& uncertain) const;

  // A month's name in a letter case that its language allows, not the beginning of a longer word.
  bool is_month(const Token& token) const;
  // month [day] [year]
  std::uint32_t month_first_at(const Token& month, Point& point, bool& uncertain) const;
  // 14.12.1923, 14. 12. 1923, 14.12.23, 17/5/1924, 29/9/28, 9-V-1926, 14-12-1923; also 13.5.
  // without a year.
  std::uint32_t numeric_at(const Token& first, Point& point) const;
  // 1923-12-14
  std::uint32_t iso_at(const Token& year, Point& point) const;
  // A year: "1923", ", 1923", "of 1923", "[1923?]", "'23", "1924 г.", "of that year".
  std::uint32_t year_at(std::uint32_t at, Point& point, bool& uncertain) const;

 private:
  std::uint32_t day_month_at(const Token& day, Point& point, bool& uncertain) const;
  std::uint32_t day_roman_month_at(const Token& day, Point& point, bool& uncertain) const;
  bool another_day_follows_at(std::uint32_t at) const;
  bool is_early_year(const Token& token) const;
  void take_year_before(std::uint32_t at, Point& point) const;
  // 14 ventôse an II, 14 ventôse
  std::uint32_t republican_day_at(const Token& day, Point& point) const;
  std::uint32_t season_at(const Token& season, Point& point, bool& uncertain) const;
  std::uint32_t end_of_month(const Token& month) const;
  bool is_phrase_without_date(const Token& month) const;

  const Lexer& lex_;
  const authority::Calendars& calendars_;
};

}  // namespace apparatus::date
