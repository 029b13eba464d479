// Just enough about letters to see where a sentence or a word goes on: ASCII, the accented Latin
// letters of Europe and Cyrillic, straight from the bytes of UTF-8. Recognisers that need more use
// ICU; a reader looks at every line of a corpus.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace apparatus::text {

enum class LetterCase : std::uint8_t { none, small, capital };

inline unsigned char byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

// The case of the letter that begins at byte `i`; none for anything else.
inline LetterCase letter_case_at(std::string_view text, std::size_t i) {
  const unsigned char first = byte_at(text, i);
  if (first < 0x80) {
    if (first >= 'a' && first <= 'z') return LetterCase::small;
    if (first >= 'A' && first <= 'Z') return LetterCase::capital;
    return LetterCase::none;
  }
  const unsigned char second = byte_at(text, i + 1);
  switch (first) {
    case 0xC3:
      if (second == 0x97 || second == 0xB7) return LetterCase::none;
      return second >= 0x9F ? LetterCase::small : LetterCase::capital;
    case 0xC4:
    case 0xC5:  // Latin Extended-A comes in pairs, the capital first
      return second % 2 == 0 ? LetterCase::capital : LetterCase::small;
    case 0xD0:
      return second >= 0xB0 ? LetterCase::small : LetterCase::capital;
    case 0xD1:
      return second < 0xA0 ? LetterCase::small : LetterCase::none;
    case 0xD2:  // Ґ ґ
      return second % 2 == 0 ? LetterCase::capital : LetterCase::small;
    default:
      return LetterCase::none;
  }
}

inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}
inline bool is_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }
inline bool is_ascii_letter(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
// Every byte of a letter beyond ASCII counts as one; so do other signs beyond ASCII.
inline bool is_word_byte(unsigned char byte) {
  return is_ascii_letter(byte) || is_digit(byte) || byte >= 0x80;
}
inline bool is_blank_byte(unsigned char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' ||
         byte == '\v';
}

// A superscript digit of Unicode ("²", "⁷") at byte `i`: its value, else -1.
inline int superscript_digit_at(std::string_view text, std::size_t i) {
  const unsigned char first = byte_at(text, i);
  if (first == 0xC2) {
    switch (byte_at(text, i + 1)) {
      case 0xB9:
        return 1;
      case 0xB2:
        return 2;
      case 0xB3:
        return 3;
      default:
        return -1;
    }
  }
  if (first == 0xE2 && byte_at(text, i + 1) == 0x81) {
    const unsigned char third = byte_at(text, i + 2);
    if (third == 0xB0 || (third >= 0xB4 && third <= 0xB9)) return third - 0xB0;
  }
  return -1;
}
inline std::size_t superscript_digit_length(std::string_view text, std::size_t i) {
  return byte_at(text, i) == 0xC2 ? 2 : 3;
}

}  // namespace apparatus::text
