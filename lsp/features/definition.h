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
  bool in_draft = false;  // then `range` counts, and the rest is left 0
  text::SourceRange
      range;  // bytes of the file; {0, 0} where only the line is known (a bibliography's entry)
  std::uint32_t line = 0;    // of its beginning, 0-based
  std::uint32_t column = 0;  // of its beginning, 0-based, code points
  std::uint32_t length = 0;  // code points; the range may be taken to end on the same line
};

struct Definition {
  text::SourceRange origin;
  std::vector<Location> targets;  // best first
};

Definition definition(const draft::Snapshot& snapshot, std::uint32_t offset);

}  // namespace apparatus::features
