// textDocument/hover: who this person is, what this file holds and who else cites it, what day this
// was.
#pragma once

#include <optional>
#include <string>

#include "lsp/draft/draft.h"

namespace apparatus::features {

struct Hover {
  text::SourceRange range;  // tight: the mention
  std::string markdown;
};

std::optional<Hover> hover(const draft::Snapshot& snapshot, std::uint32_t offset);

}  // namespace apparatus::features
