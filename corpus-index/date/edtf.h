// EDTF, ISO 8601-2:2019 Annex A (Library of Congress, Extended Date/Time Format): levels 0 and 1 and what is needed of
// level 2. Values are proleptic Gregorian.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace apparatus::date {

// First and last day that an EDTF expression can mean, as Julian day numbers.
struct DaySpan {
  std::int32_t first = 0;
  std::int32_t last = 0;
};

}  // namespace apparatus::date
