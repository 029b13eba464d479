// Completion of a person's name from two letters on, at a capital: found under any transliteration,
// offered in the draft's own, in full where the draft names the person for the first time and by
// the surname after that.
#pragma once

#include "lsp/features/completion.h"
#include "lsp/features/cursor.h"

namespace apparatus::features {

CompletionList complete_person(const draft::Snapshot& snapshot, const TypedText& typed);

}  // namespace apparatus::features
