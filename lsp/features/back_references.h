// Every Ibid. spelt out, so that notes can be moved about, and put back. An expanded reference
// keeps what stood there in a mark that no reader sees (`<!-- ibid: Ibid., l. 9 -->` in Markdown,
// the same between \iffalse and \fi in LaTeX), so that expanding and collapsing give back the draft
// byte for byte. After notes were moved, an Ibid. comes back only where it means the same file as
// before; elsewhere the full reference stays and its mark goes.
#pragma once

#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::features {

// Edits of the snapshot's own draft, sorted, not overlapping; empty where there is nothing to do.
// `with_marks`: false for a text that will never be collapsed again.
std::vector<checks::Edit> expand_back_references(const draft::Snapshot& snapshot, bool with_marks);
std::vector<checks::Edit> collapse_back_references(const draft::Snapshot& snapshot);

}  // namespace apparatus::features
