// workspace/symbol: the persons and archives that the corpus knows, found by the beginning of a
// name in any spelling.
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
  Location location;      // in the corpus
};

// Best first, at most `limit`. The index and the authority are all that it needs of a snapshot.
std::vector<WorkspaceSymbol> workspace_symbols(const index::Knowledge& knowledge,
                                               const authority::Authority& authority,
                                               std::string_view query, int limit);

}  // namespace apparatus::features
