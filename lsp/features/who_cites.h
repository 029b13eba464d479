// textDocument/prepareCallHierarchy and callHierarchy/incomingCalls. LSP's "who calls this" is the
// historian's "who cites this file", and who names this person or dates this day: text by text,
// where `references` gives one long list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/definition.h"

namespace apparatus::features {

struct Subject {
  text::SourceRange range;
  std::string name;    // "RGASPI, f. 323, op. 2, d. 36"
  std::string detail;  // "file", "person", "date"
};
// What stands at `offset`, if the corpus can be asked about it.
std::optional<Subject> subject_at(const draft::Snapshot& snapshot, std::uint32_t offset);

struct CitingText {
  std::string file;
  std::string name;              // of the work, as evidence names it
  std::vector<Location> places;  // in the text's order
};
// The text with the most places first.
std::vector<CitingText> who_cites(const draft::Snapshot& snapshot, std::uint32_t offset);

}  // namespace apparatus::features
