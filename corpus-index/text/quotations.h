// Finds what stands between quotation marks: “…”, «…», „…“, "…", ‘…’ and '…'. Apostrophes
// (Zinov'ev, the workers' club, opis' 21, the '20s, S"ezd) open nothing. One pass over the blocks.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace apparatus::text {

// Appends a span for each quotation of the blocks, its marks included; in a note or a bibliography
// what begins with a capital and is short enough is the title of a work. No quotation goes on from
// one block into the next.
void find_quotations(std::string_view reading, std::span<const Block> blocks,
                     std::vector<ZoneSpan>& zones);

}  // namespace apparatus::text
