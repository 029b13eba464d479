// Which known key a mistyped one may mean. Keys are told apart by their shape first, so that one
// that is not known costs a scan over a few bytes an entry, however many entries there are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apparatus::bibliography {

// A key is mostly "carr1956interregnum" or "Carr_1956": its letters and its year.
struct KeyShape {
  std::uint64_t signs = 0;         // a bit for each sign that occurs
  std::uint64_t letter_signs = 0;  // of the letters before the first digit
  std::uint32_t length = 0;        // bytes
  std::uint16_t letters = 0;       // bytes of letters before the first digit
  std::uint16_t year = 0;          // of four digits, 0 for none
};

KeyShape shape_of(std::string_view key);

// A key that is asked about, ready to be compared with many.
struct WantedKey {
  explicit WantedKey(std::string_view written);
  std::string_view key;
  KeyShape shape;
  std::string letters;  // small, before the first digit
};

// How far off a known key is: its edits, 1 or 3 where it shares surname or year and most letters;
// -1 where nobody would mistake one for the other.
int distance(const WantedKey& wanted, const KeyShape& shape, std::string_view known);

}  // namespace apparatus::bibliography
