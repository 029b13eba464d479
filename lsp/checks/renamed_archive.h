// A citation under the present name of its archive: what of it changes. Used by the check that
// tells of the name and by the code action that writes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "citation/citation.h"
#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::checks {

// The siglum of an archive in the script of another; "" where it has none in that.
std::string siglum_like(const authority::Archive& archive, std::string_view other);

// Whether the files of the archive can be found under its present name: their numbers are the same,
// or the register says how its fonds are called now.
bool can_be_renamed(const authority::Archives& archives, const authority::Archive& archive);

// The archive's siglum, and the fond where its number has changed; only what stands in the citation
// itself, in the order of the text. Empty where the present name is not known or nothing changes.
std::vector<Edit> under_present_name(const draft::Snapshot& snapshot,
                                     const citation::Citation& citation);

// The same for every citation of this archive in the draft, outside of quotations.
std::vector<Edit> all_under_present_name(const draft::Snapshot& snapshot,
                                         const std::string& archive_id);

}  // namespace apparatus::checks
