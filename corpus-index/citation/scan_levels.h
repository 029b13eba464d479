// Levels with their labels, from the first to the leaves: "f. 17, op. 21, d. 2668, ll. 7–8", "Ф.
// 109. 1-я эксп. 1830. Д. 14", "f. 7733 (Ministry of Finance), op. 1, d. 40", "f. VUA, d. 1024".
#pragma once

#include <cstdint>
#include <string>

#include "citation/labels.h"
#include "citation/numbers.h"
#include "citation/scan_state.h"

namespace apparatus::citation {

// Reads them from the label at `at` on into the sighting; their end, 0 where there is nothing of
// the kind. `schemes` comes back with a bit for every scheme that all the labels belong to.
std::uint32_t read_levels(ScanState& scan, Sighting& sighting, std::uint32_t at,
                          std::uint64_t& schemes);

// The name of the top level of the first of these schemes; "" where there is none.
std::string top_level(const ScanState& scan, std::uint64_t schemes);

bool has_level(const Citation& citation, const std::string& level);
// Keeps the parts in the order of the scheme, whatever their order in the text.
void insert_part(Citation& citation, const authority::Scheme& scheme, int level,
                 const Value& value);

}  // namespace apparatus::citation
