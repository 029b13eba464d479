// Completion of an archival citation, part by part: the archive, then what the corpus and the draft
// cite below it, with what is said of each. Beside the next part whole files are offered, so that a
// file once cited is three letters away.
#pragma once

#include "lsp/features/completion.h"
#include "lsp/features/cursor.h"

namespace apparatus::features {

// Empty where no citation is begun. In running text an archive's siglum is offered only where
// nothing but a siglum can be meant (two capitals, or a second word); in a note from two letters
// on.
CompletionList complete_citation(const draft::Snapshot& snapshot, const TypedText& typed);

// The arguments of a macro that carries a citation: \RGASPI{17}{171}{2
CompletionList complete_macro(const draft::Snapshot& snapshot, const TypedText& typed);

}  // namespace apparatus::features
