// reference-unknown, -ambiguous, -year and -uncited: what is told of references that are written by
// hand, once they are resolved. Silence comes first: what only may be a reference is never told.
#pragma once

#include "lsp/checks/families.h"
#include "reference/reference.h"

namespace apparatus::checks {

void check_short_references(const draft::Snapshot& snapshot,
                            const reference::References& references, Findings& findings);

}  // namespace apparatus::checks
