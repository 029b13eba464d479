// Finds what stands between quotation marks: “…”, «…», „…“, "…", ‘…’ and '…'. Apostrophes
// (Zinov'ev, the workers' club, opis' 21, the '20s, S"ezd) open nothing. One pass over a block.
#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace apparatus::text {

// Appends a span for each quotation of the block, its marks included; in a note or a bibliography
// what begins with a capital and is short enough is the title of a work.
void find_quotations(std::string_view reading, const Block& block, std::vector<ZoneSpan>& zones);

}  // namespace apparatus::text
