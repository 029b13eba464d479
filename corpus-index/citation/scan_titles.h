// Volumes of a series that has a title and no code: "AMAE, Europe 1918–1940, URSS, vol. 1008, fol.
// 34". A volume is a book's as well, so the archive must stand before the title, or a citation of
// the same kind before the volume.
#pragma once

#include <cstdint>

#include "citation/labels.h"
#include "citation/scan_state.h"

namespace apparatus::citation {

// `label` is one of `level` of `scheme`, in front of a number. Where the scan goes on; 0 where this
// is no citation.
std::uint32_t consider_titled(ScanState& scan, const authority::Scheme& scheme, int level,
                              const Label& label);

}  // namespace apparatus::citation
