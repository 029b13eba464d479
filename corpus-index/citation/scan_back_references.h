// References back: "Ibid., l. 9", "TsGAMO, ibid., 38ob", "loc. cit.", "Там же. Л. 16". What they
// mean is found out by resolve.h.
#pragma once

#include <cstdint>

#include "citation/scan_state.h"

namespace apparatus::citation {

// A phrase of the schemes' words for a reference back stands from `begin` to `end`. `same_work`: it
// is one of op. cit. and loc. cit. Where the scan goes on; 0 where it refers to no archive.
std::uint32_t consider_back(ScanState& scan, std::uint32_t begin, std::uint32_t end,
                            bool same_work);

}  // namespace apparatus::citation
