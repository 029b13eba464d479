// Numbers of dates that a scan gives with letters in them: "l2 mai", "ler mai", "2O mai", "187l".
// Only beside a month is such a thing a number.
#pragma once

#include <cstdint>

#include "date/lexer.h"

namespace apparatus::date {

struct MisreadNumber {
  int value = 0;  // 0: nothing of the kind
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The day that ends right before the blank before `month`.
MisreadNumber misread_day_before(const Lexer& lexer, std::uint32_t month);
// The year that begins at `at`: four signs, two of them digits at least.
MisreadNumber misread_year_at(const Lexer& lexer, std::uint32_t at);

}  // namespace apparatus::date
