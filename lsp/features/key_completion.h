// Completion of a bibliography's key: behind "@" in Markdown, inside a citing command in LaTeX.
// Found by key, author, title or year.
#pragma once

#include <optional>

#include "lsp/features/completion.h"
#include "lsp/features/cursor.h"

namespace apparatus::features {

// Nothing where no key is begun; an empty list where one is and the bibliography has none like it.
std::optional<CompletionList> complete_key(const draft::Snapshot& snapshot, const TypedText& typed);

}  // namespace apparatus::features
