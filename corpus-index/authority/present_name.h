// What an archive is called today.
#pragma once

#include <string>
#include <string_view>

#include "authority/archives.h"

namespace apparatus::authority {

// The archive at the end of the chain of renamings: `archive` itself where it is still so called;
// nullptr where the chain forks or is not known to its end.
const Archive* present_name(const Archives& archives, const Archive& archive);

// Whether a file has kept its numbers down to the present name, so that only the archive's name
// changes in a citation. False where the present name is not known.
bool keeps_numbers(const Archives& archives, const Archive& archive);

// What the archive calls the fond today, by the register's mappings along the chain: "3-P" for 3 of
// a party archive that a city archive took over. The fond as it is where nothing maps it; "" where
// the present name is not known.
std::string present_fond(const Archives& archives, const Archive& archive, std::string_view fond);

}  // namespace apparatus::authority
