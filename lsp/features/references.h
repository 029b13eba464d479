// textDocument/references: everywhere this person is named, this file is cited, this day is dated
// or this key is used, in the draft and in the corpus.
#pragma once

#include <cstdint>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/definition.h"

namespace apparatus::features {

// The draft's places first, in order, then the corpus's. `with_declaration` as LSP means it: false
// leaves out the mention under the cursor itself. Empty where nothing stands at `offset`.
std::vector<Location> references(const draft::Snapshot& snapshot, std::uint32_t offset,
                                 bool with_declaration);

// Where another draft has what stands at `offset` of this one, in order, as ranges of the other.
// Notes are each draft's own.
std::vector<text::SourceRange> references_elsewhere(const draft::Snapshot& snapshot,
                                                    std::uint32_t offset,
                                                    const draft::Snapshot& other);

}  // namespace apparatus::features
