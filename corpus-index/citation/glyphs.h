// Reading UTF-8 one character at a time, forwards and backwards, with the few classes of characters
// that citations are made of. Never reads outside the text; an ill-formed byte is a character of
// its own that belongs to no class.
#pragma once

#include <cstdint>
#include <string_view>

namespace apparatus::citation {

struct Glyph {
  char32_t value = 0;      // 0 at the end of the text
  std::uint32_t size = 0;  // bytes
};

inline Glyph glyph_at(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  if (size == 1 || at + size > text.size()) return {0xFFFD, 1};
  char32_t value = lead & (0xFFu >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0) != 0x80) return {0xFFFD, 1};
    value = (value << 6) | (byte & 0x3F);
  }
  return {value, size};
}

// The character that ends at `end`, not looking further back than `from`.
inline Glyph glyph_before(std::string_view text, std::uint32_t from, std::uint32_t end) {
  if (end <= from) return {};
  const auto last = static_cast<unsigned char>(text[end - 1]);
  if (last < 0x80) return {last, 1};
  std::uint32_t begin = end - 1;
  while (begin > from && end - begin < 4 &&
         (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  const Glyph glyph = glyph_at(text, begin);
  return begin + glyph.size == end ? glyph : Glyph{0xFFFD, 1};
}

inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
inline bool is_latin_upper(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}
inline bool is_cyrillic_upper(char32_t c) { return c >= 0x400 && c <= 0x42F; }
inline bool is_upper(char32_t c) {
  return is_latin_upper(c) || is_cyrillic_upper(c) || (c >= 0x100 && c < 0x180 && c % 2 == 0);
}
inline bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) ||
         (c >= 0x370 && c < 0x530 && c != 0x482) || (c >= 0x1E00 && c < 0x2000);
}
inline bool is_lower(char32_t c) { return is_letter(c) && !is_upper(c); }
inline bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}
inline bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
inline bool is_apostrophe(char32_t c) {
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x2B9 || c == 0x2BC ||
         c == 0x2032;
}

inline bool digit_at(std::string_view text, std::uint32_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

// Where the digits that begin at `at` end.
inline std::uint32_t skip_digits(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && is_digit(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

// Where the run of letters begins that ends at `end`.
inline std::uint32_t letters_begin(std::string_view text, std::uint32_t from, std::uint32_t end) {
  while (end > from) {
    const Glyph glyph = glyph_before(text, from, end);
    if (!is_letter(glyph.value)) break;
    end -= glyph.size;
  }
  return end;
}

inline std::uint32_t skip_spaces(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end) {
    const Glyph glyph = glyph_at(text, at);
    if (!is_space(glyph.value)) break;
    at += glyph.size;
  }
  return at < end ? at : end;
}

inline std::uint32_t skip_spaces_back(std::string_view text, std::uint32_t from, std::uint32_t at) {
  while (at > from) {
    const Glyph glyph = glyph_before(text, from, at);
    if (!is_space(glyph.value)) break;
    at -= glyph.size;
  }
  return at;
}

}  // namespace apparatus::citation
