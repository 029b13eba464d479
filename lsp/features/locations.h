// Turning what the index and the draft know of places into locations that an editor can go to.
#pragma once

#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/cursor.h"
#include "lsp/features/definition.h"

namespace apparatus::features {

Location location_of(const index::Place& place);
// The line where a bibliography has the entry.
Location location_of_entry(const bibliography::Entry& entry);
Location location_in(const draft::Draft& draft, text::SourceRange range);

// The ranges of all mentions in the draft of what a mention means: the same file, person, day,
// entry or note.
std::vector<text::SourceRange> occurrences(const draft::Snapshot& snapshot, const Mention& mention);

// Where the corpus has what the mention means, the fullest first.
std::vector<index::Place> corpus_places(const draft::Snapshot& snapshot, const Mention& mention,
                                        int limit);

}  // namespace apparatus::features
