// What a character is to a name: a letter, small or capital, or an apostrophe
// (the soft sign of a transliteration, the elision of d'Abernon). Straight from
// the bytes of UTF-8; wider than text/letters.h, since names come with the
// marks of every system of transliteration.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace apparatus::name {

enum class Letter : std::uint8_t { none, lower, upper, apostrophe };

struct Glyph {
  Letter letter = Letter::none;
  std::uint8_t bytes = 1;
};

enum class Byte : std::uint8_t { other, lower, upper, apostrophe, hyphen, lead };

constexpr std::array<Byte, 256> byte_table() {
  std::array<Byte, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Byte::lower;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = Byte::upper;
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = Byte::lead;
  table['\''] = table['`'] = Byte::apostrophe;
  table['-'] = Byte::hyphen;
  return table;
}
inline constexpr std::array<Byte, 256> kBytes = byte_table();

inline Byte byte_kind(char c) { return kBytes[static_cast<unsigned char>(c)]; }

// A character of two or more bytes.
Glyph wide_glyph(std::string_view text, std::size_t at);

inline Glyph glyph_at(std::string_view text, std::size_t at) {
  switch (byte_kind(text[at])) {
    case Byte::lower:
      return {Letter::lower, 1};
    case Byte::upper:
      return {Letter::upper, 1};
    case Byte::apostrophe:
      return {Letter::apostrophe, 1};
    case Byte::lead:
      return wide_glyph(text, at);
    default:
      return {Letter::none, 1};
  }
}

inline bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const Letter letter = glyph_at(text, at).letter;
  return letter == Letter::lower || letter == Letter::upper;
}

inline bool upper_at(std::string_view text, std::size_t at) {
  return at < text.size() && glyph_at(text, at).letter == Letter::upper;
}

inline bool is_ascii_letter(char c) {
  return byte_kind(c) == Byte::lower || byte_kind(c) == Byte::upper;
}

inline bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// How many bytes of space stand at `at`; U+00A0 counts as a space between the
// parts of a name.
std::size_t spaces_at(std::string_view text, std::size_t at);

// The first byte from `at` on that begins a capital letter; the text's size
// where there is none. Eight bytes a step: between two capitals of running text
// stand dozens of other bytes.
std::size_t next_capital(std::string_view text, std::size_t at);

// Bytes. No word is longer: a page of letters without a blank would be walked
// over from each of its names.
constexpr std::size_t kLongestWord = 100;

// The word (letters only, without stop) that ends before or begins at `at`,
// whatever its case, with only spaces and, if `over_stop`, one full stop
// between; empty where something else stands there, or more than kLongestWord
// bytes. Nothing before `from` or from `to` on is looked at.
std::string_view word_before(std::string_view reading, std::uint32_t at, std::uint32_t from,
                             bool over_stop);
std::string_view word_after(std::string_view reading, std::uint32_t at, std::uint32_t to);

}  // namespace apparatus::name
