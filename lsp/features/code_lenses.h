// textDocument/codeLens: above the first citation of a file, how many texts of the corpus cite it,
// and how often this draft does. Off unless a client asks for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

// One a file that is named in full, at its first citation; in source order. No question is put to
// the index.
std::vector<text::SourceRange> code_lenses(const draft::Snapshot& snapshot);
// "cited in 3 texts of the corpus, 2 times here": of the citation that begins at `offset`; "" where
// none does.
std::string code_lens_title(const draft::Snapshot& snapshot, std::uint32_t offset);

}  // namespace apparatus::features
