// Labelled boxes and folders in any order, with the collection's and the archive's names among
// them: "Boris I. Nicolaevsky Collection, Box 12, Folder 3, Hoover Institution Archives", "RG 59,
// Entry 5, Box 3". Two things at least must say that it is an archive: a box alone is furniture.
#pragma once

#include <cstdint>

#include "citation/labels.h"
#include "citation/scan_state.h"

namespace apparatus::citation {

// `first` is a label of a box, a folder … Where the scan goes on; 0 where this is no citation.
std::uint32_t consider_collection(ScanState& scan, const Label& first);

}  // namespace apparatus::citation
