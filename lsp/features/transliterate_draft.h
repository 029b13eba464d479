// All Russian names of a draft in one system of transliteration, or each register in its own.
#pragma once

#include <array>
#include <vector>

#include "lsp/draft/register.h"

#include "lsp/features/code_actions.h"

namespace apparatus::features {

// nullptr for a register whose names stay as they are.
using SystemsByRegister = std::array<const authority::TransliterationSystem*, draft::kRegisters>;

// Only what the letters make certain is changed: quotations, titles, authors of cited works, names
// of no Russian form and spellings that the project pins are left. Sorted, not overlapping.
std::vector<checks::Edit> transliterate_draft(const draft::Snapshot& snapshot,
                                              const SystemsByRegister& to);

// One action a system ("Write all Russian names in BGN/PCGN 1947"), for a cursor on a name that the
// system writes otherwise.
void add_transliterations(const draft::Snapshot& snapshot, std::size_t name,
                          std::vector<CodeAction>& actions);

}  // namespace apparatus::features
