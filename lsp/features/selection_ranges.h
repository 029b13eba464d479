// textDocument/selectionRange: what a writer means by "a bit more than this": the word, the part of
// a citation, the citation, its note or paragraph, the section, the draft.
#pragma once

#include <cstdint>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

// Innermost first; each holds the one before it and is larger. The last is the whole draft, which
// is there always.
std::vector<text::SourceRange> selection_ranges(const draft::Snapshot& snapshot,
                                                std::uint32_t offset);

}  // namespace apparatus::features
