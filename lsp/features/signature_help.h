// textDocument/signatureHelp: while a citation is typed, its levels from the archive down to the
// leaf with the current one marked, and what the corpus says of what stands there already.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

struct SignatureHelp {
  std::string label;  // "RGASPI ▸ fond 17 ▸ opis ▸ delo ▸ list"
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      parameters;             // of each level: begin and end in bytes of `label`
  int active = 0;             // index into parameters
  std::string documentation;  // Markdown
};

// Nothing where no citation is begun before `offset`.
std::optional<SignatureHelp> signature_help(const draft::Snapshot& snapshot, std::uint32_t offset);

}  // namespace apparatus::features
