// textDocument/foldingRange: sections, notes that take several lines, comments and front matter.
#pragma once

#include <cstdint>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

enum class FoldingKind : std::uint8_t { region, comment };

struct FoldingRange {
  std::uint32_t first_line = 0;  // 0-based, stays visible
  std::uint32_t last_line = 0;   // 0-based, greater than first_line
  FoldingKind kind = FoldingKind::region;
};

// Sorted by first line; a range inside another follows it.
std::vector<FoldingRange> folding_ranges(const draft::Snapshot& snapshot);

}  // namespace apparatus::features
