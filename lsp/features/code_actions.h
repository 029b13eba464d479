// textDocument/codeAction: the fixes of the findings in a range, and what can be done with the
// mention under the cursor.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lsp/checks/check.h"
#include "lsp/draft/draft.h"

namespace apparatus::features {

struct CodeAction {
  std::string title;
  std::string kind;  // "quickfix", "refactor.rewrite", "source.fixAll.apparatus"
  bool preferred = false;
  std::vector<checks::Edit> edits;  // sorted, not overlapping
  int finding = -1;                 // index into the findings given, for a quick fix
  // Where its edits cost more than an offer may: makes them when the action is chosen; then `edits`
  // is empty.
  std::function<std::vector<checks::Edit>()> make_edits = {};

  std::vector<checks::Edit> edits_when_chosen() const { return make_edits ? make_edits() : edits; }
};

// `findings` are those last made from the same snapshot.
std::vector<CodeAction> code_actions(const draft::Snapshot& snapshot,
                                     const std::vector<checks::Finding>& findings,
                                     text::SourceRange range);

}  // namespace apparatus::features
