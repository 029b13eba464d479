// All Russian names of a draft in one system of transliteration.
#pragma once

#include <vector>

#include "lsp/features/code_actions.h"

namespace apparatus::features {

// Only what the letters make certain is changed: quotations, titles, authors of cited works, names
// of no Russian form and spellings that the project pins are left. Sorted, not overlapping.
std::vector<checks::Edit> transliterate_draft(const draft::Snapshot& snapshot,
                                              const authority::TransliterationSystem& to);

// One action a system ("Write all Russian names in BGN/PCGN 1947"), for a cursor on a name that the
// system writes otherwise.
void add_transliterations(const draft::Snapshot& snapshot, std::size_t name,
                          std::vector<CodeAction>& actions);

}  // namespace apparatus::features
