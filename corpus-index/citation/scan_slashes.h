// Citations in bare numbers with strokes between them: "TsGAMO, 66/12/879/206", "7952/3/82, 25".
// Dates and fractions look alike; what may be either is marked so and decided by resolve.h.
#pragma once

#include <cstdint>

#include "citation/scan_state.h"

namespace apparatus::citation {

// Whether a "/" with a digit behind it follows the number that ends at `at`: "17/", "1a/", "1;a/".
bool looks_like_slashes(const ScanState& scan, std::uint32_t at);

// Behind all the numbers: a date or a fraction must not be read again from its second number on.
std::uint32_t past_slashes(const ScanState& scan, std::uint32_t at);

// `at` is the first digit. Where the scan goes on; 0 where this is no citation.
std::uint32_t consider_slashes(ScanState& scan, std::uint32_t at);

}  // namespace apparatus::citation
