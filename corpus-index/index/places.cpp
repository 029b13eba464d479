#include "index/places.h"

#include <algorithm>
#include <optional>

namespace apparatus::index {
namespace {

// Seven bits a byte, the lowest first; the high bit says that more follow.
void append_number(std::string& packed, std::uint64_t number) {
  while (number >= 0x80) {
    packed += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  packed += static_cast<char>(number);
}

std::optional<std::uint64_t> take_number(std::string_view& packed) {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 63 && !packed.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(packed.front());
    packed.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

}  // namespace

std::string pack(std::vector<PackedPlace>& places) {
  std::sort(places.begin(), places.end());
  std::string packed;
  PackedPlace before;
  for (const PackedPlace& place : places) {
    append_number(packed, place.range.begin - before.range.begin);
    append_number(packed,
                  static_cast<std::uint64_t>(place.range.size()) << 1 | (place.in_note ? 1 : 0));
    append_number(packed, place.line - before.line);
    before = place;
  }
  return packed;
}

std::vector<PackedPlace> unpack(std::string_view packed, std::size_t limit) {
  std::vector<PackedPlace> places;
  PackedPlace before;
  while (!packed.empty() && places.size() < limit) {
    const auto begin = take_number(packed);
    const auto size = take_number(packed);
    const auto line = take_number(packed);
    if (!begin || !size || !line) break;
    PackedPlace place;
    place.range.begin = before.range.begin + static_cast<std::uint32_t>(*begin);
    place.range.end = place.range.begin + static_cast<std::uint32_t>(*size >> 1);
    place.line = before.line + static_cast<std::uint32_t>(*line);
    place.in_note = (*size & 1) != 0;
    places.push_back(place);
    before = place;
  }
  return places;
}

}  // namespace apparatus::index
