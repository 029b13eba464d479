// Archives whose papers are numbered through: "T 1588", "Trotsky Archive, (T), 2852".
#pragma once

#include <array>
#include <cstdint>

#include "citation/scan_state.h"

namespace apparatus::citation {

// Last bytes of the names of such archives: before any other byte there is nothing to look for.
std::array<bool, 256> running_number_endings(const authority::Authority& authority);

// `at` and `digits_end` bound a number. Where the scan goes on; 0 where it is none of these.
std::uint32_t consider_running_number(ScanState& scan, std::uint32_t at, std::uint32_t digits_end,
                                      const std::array<bool, 256>& endings);

}  // namespace apparatus::citation
