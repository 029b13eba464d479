// What a number with a label before it begins: a citation ("f. 17, op. 3"), a part that takes the
// rest over from the citation before it ("; d. 84, l. 2"), more leaves of it ("l. 9"), or a box of
// a collection.
#pragma once

#include <cstdint>

#include "citation/scan_state.h"

namespace apparatus::citation {

// `at` is the first digit. Where the scan goes on; 0 where no label stands before it or it says
// nothing of an archive.
std::uint32_t consider_label(ScanState& scan, std::uint32_t at);

}  // namespace apparatus::citation
