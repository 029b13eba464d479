// What an archive is called today.
#pragma once

#include "authority/archives.h"

namespace apparatus::authority {

// The archive at the end of the chain of renamings: `archive` itself where it is still so called;
// nullptr where the chain forks or is not known to its end.
const Archive* present_name(const Archives& archives, const Archive& archive);

// Whether a file has kept its numbers down to the present name, so that only the archive's name
// changes in a citation. False where the present name is not known.
bool keeps_numbers(const Archives& archives, const Archive& archive);

}  // namespace apparatus::authority
