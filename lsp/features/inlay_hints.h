// textDocument/inlayHint: what an Ibid. stands for, and a date in the other calendar: New Style
// behind an Old Style day, and, in a draft that has Old Style days, the other way round. Off unless
// a client asks for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

struct InlayHint {
  std::uint32_t offset = 0;  // source: the hint stands just behind this byte
  std::string label;         // "= RGASPI, f. 323, op. 2, d. 36"
};

// Those whose place lies in `range`, in source order.
std::vector<InlayHint> inlay_hints(const draft::Snapshot& snapshot, text::SourceRange range);

}  // namespace apparatus::features
