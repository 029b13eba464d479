// The printed works that a draft cites by hand: its references resolved against its own notes and
// bibliography, against the other files of its manuscript and against the bibliography files.
#pragma once

#include <vector>

#include "lsp/draft/draft.h"
#include "reference/reference.h"

namespace apparatus::draft {

// Sorted ranges of the draft's citations of archives. An Ibid. that may as well mean a printed work
// is none.
std::vector<text::ReadingRange> archival_ranges(const Draft& draft);
std::vector<text::ReadingRange> archival_ranges(const std::vector<citation::Citation>& citations);

// Resolved anew with every call: about a millisecond for a book's notes. A work with an `entry` is
// that of Snapshot::bibliography; one with a `file` that of Manuscript::files.
reference::References references_to_works(const Snapshot& snapshot);

// The same for another text that stands in the draft's place: what an edit would make of it.
reference::References references_in_place(const Snapshot& snapshot, const text::Document& document,
                                          const std::vector<citation::Citation>& citations);

}  // namespace apparatus::draft
