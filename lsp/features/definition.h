// textDocument/definition: from a mention to its place in the corpus, from Ibid. to its antecedent,
// from a note's mark to the note and back, from a key to the bibliography.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

struct Location {
  std::string file;
  // 0-based; the columns are bytes of the line. For a place in the draft itself line and columns
  // are left 0 and `range` counts.
  bool in_draft = false;
  text::SourceRange range;
  std::uint32_t line = 0;
};

struct Definition {
  text::SourceRange origin;
  std::vector<Location> targets;  // best first
};

Definition definition(const draft::Snapshot& snapshot, std::uint32_t offset);

}  // namespace apparatus::features
