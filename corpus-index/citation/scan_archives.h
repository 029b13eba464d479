// Archives cited as a whole: "quoting from the Trotsky Archive", and the headings of a
// bibliography under which fonds are listed.
#pragma once

#include <cstdint>
#include <string_view>

#include "citation/scan_state.h"

namespace apparatus::citation {

// `at` lies in a word that may end an archive's name, in a note, a bibliography or a heading.
// Where the scan goes on.
std::uint32_t consider_name(ScanState& scan, std::uint32_t at);

}  // namespace apparatus::citation
