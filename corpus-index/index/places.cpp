#include "index/places.h"

#include <algorithm>

#include "index/packed.h"

namespace apparatus::index {

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
  for (Unpacker rest(packed); rest.more() && places.size() < limit;) {
    const std::uint32_t begin = rest.small();
    const std::uint64_t size = rest.number();
    const std::uint32_t line = rest.small();
    if (!rest.sound()) break;
    PackedPlace place;
    place.range.begin = before.range.begin + begin;
    place.range.end = place.range.begin + static_cast<std::uint32_t>(size >> 1);
    place.line = before.line + line;
    place.in_note = (size & 1) != 0;
    places.push_back(place);
    before = place;
  }
  return places;
}

}  // namespace apparatus::index
