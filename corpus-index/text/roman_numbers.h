// Roman numbers as texts have them: of volumes and congresses, of the Republic's years, of months
// and centuries. What a caller takes for a number, how large it may be and in which letters, is its
// own business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace apparatus::text {

// The value of a letter, in either case; 0 for a letter that is no numeral.
constexpr std::uint32_t roman_digit(char letter) {
  switch (letter) {
    case 'i':
    case 'I':
      return 1;
    case 'v':
    case 'V':
      return 5;
    case 'x':
    case 'X':
      return 10;
    case 'l':
    case 'L':
      return 50;
    case 'c':
    case 'C':
      return 100;
    case 'd':
    case 'D':
      return 500;
    case 'm':
    case 'M':
      return 1000;
    default:
      return 0;
  }
}

// 14 of "XIV" and "xiv"; 0 for what is no number, or one of more letters than anybody writes. A
// smaller numeral before a larger one is taken off, however it is arranged elsewhere: printers and
// scans write "IIII" too.
constexpr std::uint32_t roman_number(std::string_view word) {
  constexpr std::size_t kLongest = 15;  // MMMDCCCLXXXVIII
  if (word.size() > kLongest) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::uint32_t here = roman_digit(word[i]);
    if (here == 0) return 0;
    const bool taken_off = i + 1 < word.size() && here < roman_digit(word[i + 1]);
    // Unsigned numbers come round again: "IV" is 5 in the end.
    value += taken_off ? 0U - here : here;
  }
  return value;
}

}  // namespace apparatus::text
