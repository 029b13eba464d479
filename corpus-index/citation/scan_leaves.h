// The leaves behind a file: "ll. 7–8, 12ob", with a label that is damaged ("1. 9" for "l. 9") or
// written otherwise than its scheme writes it, and those that a page break cuts off.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "citation/labels.h"
#include "citation/numbers.h"
#include "citation/scan_state.h"

namespace apparatus::citation {

void set_leaves(Citation& citation, const std::vector<Leaf>& leaves);
void add_leaves(Citation& citation, const std::vector<Leaf>& leaves);

// Whether the label is one of leaves among the schemes that the citation may be of.
bool is_leaf_label(const ScanState& scan, const Label& label, const Citation& citation);
// "l. " or "ll. ", as the scheme of the citation writes it.
std::string written_leaf_label(const ScanState& scan, const Citation& citation,
                               const std::vector<Leaf>& leaves);
// "op 21", "listy. 7": a stop too few or too many behind the label of `value`.
void note_label_repairs(ScanState& scan, Sighting& sighting, const Label& label,
                        text::ReadingRange value);

// Each reads leaves at `at` into the sighting and returns their end, 0 where there are none:
// "l. 9", "ll. 7–8", "listy 7–8", damaged or not;
std::uint32_t labelled_leaves(ScanState& scan, Sighting& sighting, std::uint32_t at);
// "1. 9", "I. 105", "II. 35": the letter l read or typed as 1 or I.
std::uint32_t damaged_leaves(ScanState& scan, Sighting& sighting, std::uint32_t at);
// "…, l. 12, l. 14": more leaves of the same file behind the first; `end` where there are none.
std::uint32_t more_labelled_leaves(ScanState& scan, Citation& citation, std::uint32_t end);

// A citation that a page break cuts in two: the leaves at the head of the next block.
std::vector<Leaf> leaves_on_next_page(const ScanState& scan);
// "…/98/1ob-" at the end of a page, and the other end of the range on the next.
bool range_breaks_off(const ScanState& scan, std::uint32_t leaf_end);
void continue_leaves(const ScanState& scan, std::vector<Leaf>& leaves);

}  // namespace apparatus::citation
