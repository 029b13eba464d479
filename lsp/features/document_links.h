// textDocument/documentLink: from a citation to the text of the corpus that tells most of its file,
// and from a key to its entry in the bibliography. The list is cheap; where a link leads is found
// when somebody follows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/definition.h"

namespace apparatus::features {

struct DocumentLink {
  text::SourceRange range;
  std::string tooltip;
  std::string target;  // for link_target; of no meaning to anybody else
};

// Only what leads somewhere: files that the corpus cites, keys that a bibliography has.
std::vector<DocumentLink> document_links(const draft::Snapshot& snapshot);
// Nothing where the index has changed meanwhile and no longer knows.
std::optional<Location> link_target(const draft::Snapshot& snapshot, std::string_view target);

}  // namespace apparatus::features
