// Names of archives that a draft spells out, against the register.
#pragma once

#include "lsp/checks/families.h"

namespace apparatus::checks {

// citation-unknown-archive: a word of an archive's full name that is a letter off, where all other
// words of the name are the register's.
void find_misspelt_archive_names(const draft::Snapshot& snapshot, Findings& findings);

}  // namespace apparatus::checks
