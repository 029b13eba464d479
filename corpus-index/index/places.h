// Where mentions stand in one text, packed: three short numbers each, differences to the place
// before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus::index {

struct PackedPlace {
  text::SourceRange range;  // in the decoded text
  std::uint32_t line = 1;   // 1-based
  bool in_note = false;

  friend bool operator<(const PackedPlace& a, const PackedPlace& b) {
    return a.range.begin < b.range.begin;
  }
};

// Sorts the places first.
std::string pack(std::vector<PackedPlace>& places);
// At most `limit`; stops at the first byte that makes no sense.
std::vector<PackedPlace> unpack(std::string_view packed, std::size_t limit);

}  // namespace apparatus::index
