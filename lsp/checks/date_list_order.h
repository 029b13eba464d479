// A part of date-conflict that needs no corpus: a list of days that share one year and stand in the
// order of their days but not of their months ("13.5., 15.4. and 16.4.1925") has a slip in a month.
#pragma once

#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::checks {

// Appends a date-conflict for each such list; the finding is the whole list. Lists of two are told
// only where the days stand so near each other that they must be meant as neighbours.
void check_list_order(const draft::Snapshot& snapshot, std::vector<Finding>& findings);

}  // namespace apparatus::checks
