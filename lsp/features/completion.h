// textDocument/completion: names in the draft's own spelling, citations part by part, dates that
// the corpus knows, keys of the bibliography.
#pragma once

#include <string>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

enum class CompletionKind : std::uint8_t { person, archive, fond, file, leaf, date, key };

struct CompletionItem {
  CompletionKind kind = CompletionKind::person;
  std::string label;          // what the list shows
  std::string detail;         // "1879–1940 · 244 mentions in 5 texts"
  std::string documentation;  // Markdown
  std::string filter_text;  // what the editor compares with the typed text; begins as the replaced
                            // text does
  text::SourceRange replace;  // never over a line end, holds the cursor
  std::string new_text;
  // Best first; the protocol layer makes sort texts of the order.
};

struct CompletionList {
  std::vector<CompletionItem> items;
  bool incomplete = false;  // more would come with another letter
};

// `offset`: of the cursor, in the source. Empty in code, comments and wherever nothing is begun.
CompletionList complete(const draft::Snapshot& snapshot, std::uint32_t offset);

}  // namespace apparatus::features
