// Every Ibid. spelt out, so that notes can be moved about, and put back: those to a file of an
// archive, and those to a printed work (op. cit., Там же and their like as well). An expanded
// reference keeps what stood there in a mark that no reader sees (`<!-- ibid: Ibid., l. 9 -->` in
// Markdown, the same between \iffalse and \fi in LaTeX), so that expanding and collapsing give back
// the draft byte for byte. After notes were moved, an Ibid. comes back only where it means the same
// place as before; elsewhere the full reference stays and its mark goes.
#pragma once

#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::features {

struct Expansion {
  std::vector<checks::Edit> edits;      // of the snapshot's own draft, sorted, not overlapping
  std::vector<text::SourceRange> left;  // references back that stay: nobody can say what they mean,
                                        // or it cannot be written in their place; sorted
};

// Only what reads again as the same, and collapses into the same bytes, is spelt out: the edited
// text is read once or a few times. `with_marks`: false for a text that will never be collapsed
// again.
Expansion expand(const draft::Snapshot& snapshot, bool with_marks);
// The edits alone; empty where there is nothing to do.
std::vector<checks::Edit> expand_back_references(const draft::Snapshot& snapshot, bool with_marks);
// Whether there is anything that might be spelt out: cheap, for whoever only offers it.
bool may_be_expanded(const draft::Snapshot& snapshot);
// The one reference back to a printed work at the offset, without a mark; empty where there is none
// or it cannot be spelt out.
std::vector<checks::Edit> spell_out_work_at(const draft::Snapshot& snapshot, std::uint32_t offset);

std::vector<checks::Edit> collapse_back_references(const draft::Snapshot& snapshot);
bool may_be_collapsed(const draft::Snapshot& snapshot);

}  // namespace apparatus::features
