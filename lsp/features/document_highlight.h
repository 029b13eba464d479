// textDocument/documentHighlight: the other mentions of what stands under the cursor, in this
// draft.
#pragma once

#include <cstdint>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

// In source order, with the one under the cursor; empty where nothing stands there.
std::vector<text::SourceRange> document_highlights(const draft::Snapshot& snapshot,
                                                   std::uint32_t offset);

}  // namespace apparatus::features
