#include "bibliography/near_keys.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "text/edit_distance.h"
#include "text/letters.h"

namespace apparatus::bibliography {
namespace {

constexpr int kMostEdits = 2;
constexpr std::size_t kShortestSurname = 3;  // letters

// Small and capital letters fall on one bit, what is beyond ASCII on a few.
std::uint64_t signs_of(std::string_view word) {
  std::uint64_t signs = 0;
  for (const char c : word) signs |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63);
  return signs;
}

// An edit changes two bytes of UTF-8 at most for another two, and with each a bit.
bool may_be_near(std::uint64_t a, std::uint64_t b) {
  return std::popcount(a ^ b) <= 4 * kMostEdits;
}

// The small letters before the first digit.
std::string letters_of(std::string_view key) {
  std::string letters;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const unsigned char byte = text::byte_at(key, i);
    if (text::is_digit(byte)) break;
    if (byte >= 'A' && byte <= 'Z') {
      letters += static_cast<char>(byte + 32);
    } else if (text::is_word_byte(byte)) {
      letters += static_cast<char>(byte);
    }
  }
  return letters;
}

std::uint16_t year_of(std::string_view key) {
  std::size_t begin = 0;
  while (begin < key.size() && !text::is_digit(text::byte_at(key, begin))) ++begin;
  std::uint16_t year = 0;
  std::size_t end = begin;
  for (; end < key.size() && text::is_digit(text::byte_at(key, end)); ++end) {
    if (end - begin < 4) year = static_cast<std::uint16_t>(year * 10 + (key[end] - '0'));
  }
  return end - begin == 4 ? year : std::uint16_t{0};
}

}  // namespace

KeyShape shape_of(std::string_view key) {
  const std::string letters = letters_of(key);
  constexpr std::size_t kMost = std::numeric_limits<std::uint16_t>::max();
  return {.signs = signs_of(key),
          .letter_signs = signs_of(letters),
          .length = static_cast<std::uint32_t>(key.size()),
          .letters = static_cast<std::uint16_t>(std::min(letters.size(), kMost)),
          .year = year_of(key)};
}

WantedKey::WantedKey(std::string_view written)
    : key(written), shape(shape_of(written)), letters(letters_of(written)) {}

int distance(const WantedKey& wanted, const KeyShape& shape, std::string_view known) {
  const auto longer = std::max(shape.length, wanted.shape.length);
  const auto shorter = std::min(shape.length, wanted.shape.length);
  // A code point has four bytes at most.
  if (longer - shorter <= 4 * kMostEdits && may_be_near(shape.signs, wanted.shape.signs)) {
    const int edits = text::edit_distance(wanted.key, known, kMostEdits);
    if (edits <= kMostEdits) return edits;
  }
  if (wanted.letters.size() < kShortestSurname || shape.letters < kShortestSurname) return -1;
  const bool may_have_same_letters =
      wanted.shape.letter_signs == shape.letter_signs && wanted.shape.letters == shape.letters;
  const bool same_year = wanted.shape.year != 0 && wanted.shape.year == shape.year;
  if (!may_have_same_letters &&
      !(same_year && may_be_near(shape.letter_signs, wanted.shape.letter_signs)))
    return -1;
  const std::string letters = letters_of(known);
  if (letters == wanted.letters) return same_year ? 1 : 3;
  return same_year && text::edit_distance(wanted.letters, letters, kMostEdits) <= kMostEdits ? 3
                                                                                             : -1;
}

}  // namespace apparatus::bibliography
