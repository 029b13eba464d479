// See misread.h.
#include "date/misread.h"

#include <string_view>

namespace apparatus::date {
namespace {

constexpr std::uint32_t kLongestDay = 4;  // "Ier", "l2", "1er"

bool is_blank(unsigned char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The digit that the sign stands for, -1 for another sign.
int digit_meant(unsigned char c) {
  if (is_digit(c)) return c - '0';
  if (c == 'l' || c == 'I' || c == '|') return 1;
  return c == 'O' || c == 'o' ? 0 : -1;
}

}  // namespace

MisreadNumber misread_day_before(const Lexer& lexer, std::uint32_t month) {
  std::uint32_t end = month;
  while (end > lexer.begin() && is_blank(lexer.byte(end - 1))) --end;
  std::uint32_t begin = end;
  while (begin > lexer.begin() && end - begin <= kLongestDay) {
    const unsigned char c = lexer.byte(begin - 1);
    if (digit_meant(c) < 0 && c != 'e' && c != 'r') break;
    --begin;
  }
  if (end == month || begin == end || end - begin > kLongestDay) return {};
  if (begin > lexer.begin() && !is_blank(lexer.byte(begin - 1)) && lexer.byte(begin - 1) != '(' &&
      lexer.byte(begin - 1) != '\'')
    return {};
  const std::string_view written = lexer.slice(begin, end);
  const bool first = written == "ler" || written == "Ier" || written == "|er";
  if (first) return {1, begin, end};
  if (written.size() != 2) return {};
  const int tens = digit_meant(static_cast<unsigned char>(written[0]));
  const int ones = digit_meant(static_cast<unsigned char>(written[1]));
  const bool one_of_them = is_digit(static_cast<unsigned char>(written[0])) !=
                           is_digit(static_cast<unsigned char>(written[1]));
  const int value = tens * 10 + ones;
  if (tens < 1 || ones < 0 || !one_of_them || value > 31) return {};
  return {value, begin, end};
}

MisreadNumber misread_year_at(const Lexer& lexer, std::uint32_t at) {
  const std::uint32_t begin = lexer.next(at).begin;
  int value = 0;
  int digits = 0;
  for (std::uint32_t i = begin; i < begin + 4; ++i) {
    const unsigned char c = lexer.byte(i);
    const int meant = digit_meant(c);
    if (meant < 0 || c == 'o') return {};
    digits += is_digit(c) ? 1 : 0;
    value = value * 10 + meant;
  }
  const std::uint32_t end = begin + 4;
  if (digits < 2 || lexer.letter_at(end) || is_digit(lexer.byte(end)) || value < 1000 ||
      value > 2100)
    return {};
  return {value, begin, end};
}

}  // namespace apparatus::date
