// Citations by a code, found from the number in it: "FO 371/11021", "R 43-I/161", "7 N 3122".
// coded.h says how a code is read; here is told where one may begin and whose it is.
#pragma once

#include <cstdint>

#include "citation/scan_state.h"

namespace apparatus::citation {

// `at` and `digits_end` bound a number. Where the scan goes on; 0 where it belongs to no code.
std::uint32_t consider_code(ScanState& scan, std::uint32_t at, std::uint32_t digits_end);

}  // namespace apparatus::citation
