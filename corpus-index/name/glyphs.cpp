// Latin with its marks, Greek and Cyrillic; everything else is no letter of a
// name.
#include "name/glyphs.h"

#include <bit>
#include <cstring>

#include "authority/transliteration.h"

namespace apparatus::name {
namespace {

constexpr std::uint64_t every_byte(std::uint8_t value) { return 0x0101010101010101u * value; }

// The highest bit of each byte that is a capital of ASCII or no ASCII at all.
std::uint64_t capitals_or_wide(std::uint64_t bytes) {
  const std::uint64_t low = bytes & every_byte(0x7F);
  const std::uint64_t from_a = low + every_byte(0x80 - 'A');
  const std::uint64_t behind_z = low + every_byte(0x80 - 'Z' - 1);
  return ((from_a & ~behind_z) | bytes) & every_byte(0x80);
}

// The first byte that is a capital of ASCII or no ASCII.
std::size_t next_capital_or_wide(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    const std::uint64_t found = capitals_or_wide(bytes);
    if (found == 0) continue;
    const int bit = std::endian::native == std::endian::little ? std::countr_zero(found)
                                                               : std::countl_zero(found);
    return at + static_cast<std::size_t>(bit) / 8;
  }
  while (at < text.size() && byte_kind(text[at]) != Byte::upper &&
         byte_kind(text[at]) != Byte::lead)
    ++at;
  return at;
}

constexpr std::array<bool, 256> word_bytes() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 256; ++c) {
    table[c] =
        kBytes[c] == Byte::lower || kBytes[c] == Byte::upper || c == '-' || c == '\'' || c >= 0x80;
  }
  return table;
}
constexpr std::array<bool, 256> kWordBytes = word_bytes();

}  // namespace

Glyph wide_glyph(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const unsigned first = byte(0);
  if (first == 0xD0 && byte(1) >= 0x80) {  // most of Cyrillic
    return {byte(1) < 0xB0 ? Letter::upper : Letter::lower, 2};
  }
  if (first >= 0xC3 && first < 0xE0) {
    const std::uint32_t c = (first & 31u) << 6 | (byte(1) & 63u);
    if (c == 0xD7 || c == 0xF7) return {Letter::none, 2};
    if (c == 0x2B9 || c == 0x2BC || c == 0x2BA || c == 0x2BB) return {Letter::apostrophe, 2};
    if (c >= 0x300 && c < 0x370) return {Letter::lower, 2};  // a mark on the letter before
    if (c < 0x250 || (c >= 0x370 && c < 0x530)) {
      return {authority::is_upper_code_point(c) ? Letter::upper : Letter::lower, 2};
    }
    return {Letter::none, 2};
  }
  if (first >= 0xE0 && first < 0xF0) {
    const std::uint32_t c = (first & 15u) << 12 | (byte(1) & 63u) << 6 | (byte(2) & 63u);
    if (c == 0x2019 || c == 0x2018 || c == 0x2032 || c == 0x2033) return {Letter::apostrophe, 3};
    if (c >= 0x1E00 && c < 0x1F00) {
      return {authority::is_upper_code_point(c) ? Letter::upper : Letter::lower, 3};
    }
    if (c >= 0xFE20 && c < 0xFE30) return {Letter::lower, 3};
    return {Letter::none, 3};
  }
  if (first >= 0xF0) return {Letter::none, 4};
  return {Letter::none, first == 0xC2 ? std::uint8_t{2} : std::uint8_t{1}};
}

std::size_t spaces_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    if (is_blank(text[end])) {
      ++end;
    } else if (text.substr(end, 2) == "\u00A0") {
      end += 2;
    } else {
      break;
    }
  }
  return end - at;
}

std::size_t next_capital(std::string_view text, std::size_t at) {
  for (;;) {
    at = next_capital_or_wide(text, at);
    if (at >= text.size()) return text.size();
    const Glyph glyph = glyph_at(text, at);
    if (glyph.letter == Letter::upper) return at;
    at += glyph.bytes;
    if (at > text.size()) return text.size();
    // Cyrillic and Greek go on character by character.
    while (at < text.size() && byte_kind(text[at]) == Byte::lead) {
      const Glyph next = wide_glyph(text, at);
      if (next.letter == Letter::upper) return at;
      at += next.bytes;
    }
  }
}

std::string_view word_before(std::string_view reading, std::uint32_t at, std::uint32_t from,
                             bool over_stop) {
  std::size_t end = at;
  while (end > from && is_blank(reading[end - 1])) --end;
  if (over_stop && end > from && reading[end - 1] == '.') --end;
  std::size_t begin = end;
  while (begin > from && kWordBytes[static_cast<unsigned char>(reading[begin - 1])]) {
    if (end - --begin > kLongestWord) return reading.substr(end, 0);
  }
  return reading.substr(begin, end - begin);
}

std::string_view word_after(std::string_view reading, std::uint32_t at, std::uint32_t to) {
  std::size_t begin = at;
  begin += spaces_at(reading.substr(0, to), begin);
  std::size_t end = begin;
  while (end < to) {
    const auto byte = static_cast<unsigned char>(reading[end]);
    if (!kWordBytes[byte]) break;
    if (end - begin >= kLongestWord) return reading.substr(begin, 0);
    if (byte < 0x80) {
      ++end;
      continue;
    }
    const Glyph glyph = wide_glyph(reading, end);
    if (glyph.letter == Letter::none) break;
    end += glyph.bytes;
  }
  return reading.substr(begin, end - begin);
}

}  // namespace apparatus::name
