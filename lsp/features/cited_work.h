// A reference to a printed work under the cursor: what hover, definition and references say of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/definition.h"
#include "reference/reference.h"

namespace apparatus::features {

struct CitedWork {
  text::SourceRange range;  // of the reference, tight
  bool in_full = false;     // the reference itself says everything
  reference::Reference reference;
  reference::WorkPtr work;  // never null
  int file = -1;            // of the manuscript, whose ranges the work has; -1: the draft itself
  std::string card;         // Markdown: the full entry, and where it stands
  Location target;          // the entry, or the first full citation
  // Every reference of the draft to this work, in order, with the one under the cursor.
  std::vector<text::SourceRange> all;
};

// Nothing where no reference that leads to exactly one work stands at the offset. Costs a look at
// the sightings where there is none.
std::optional<CitedWork> cited_work_at(const draft::Snapshot& snapshot, std::uint32_t offset);

}  // namespace apparatus::features
