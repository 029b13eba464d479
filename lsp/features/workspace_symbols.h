// workspace/symbol: the persons and archives that the corpus knows and the persons of the drafts,
// found by the beginning of a name in any spelling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/definition.h"

namespace apparatus::features {

struct WorkspaceSymbol {
  std::string name;       // "Grigorii Zinov'ev"
  std::string container;  // "person · 244 mentions"
  Location location;      // in the corpus; of draft_symbols in that draft
};

// Best first, at most `limit`. The index and the authority are all that it needs of a snapshot.
std::vector<WorkspaceSymbol> workspace_symbols(const index::Knowledge& knowledge,
                                               const authority::Authority& authority,
                                               std::string_view query, int limit);

// The persons of a draft whose surname begins so, in order of first mention; all for an empty
// query.
std::vector<WorkspaceSymbol> draft_symbols(const draft::Snapshot& snapshot, std::string_view query);

}  // namespace apparatus::features
