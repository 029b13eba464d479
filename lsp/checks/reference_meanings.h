// citation-ibid of printed works: an Ibid. that has come to mean another one, or none, since the
// draft was opened or saved, because notes were moved or inserted before it.
#pragma once

#include "lsp/checks/families.h"
#include "lsp/draft/draft.h"
#include "reference/reference.h"

namespace apparatus::checks {

void tell_changed_works(const draft::Snapshot& snapshot, const reference::References& references,
                        Findings& findings);

}  // namespace apparatus::checks
