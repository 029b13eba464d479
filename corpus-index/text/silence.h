// A writer's request for silence inside a comment: "apparatus: ignore", "apparatus: ignore
// name-misspelling date-format", "apparatus: ignore-file".
#pragma once

#include "text/document.h"

namespace apparatus::text {

// Adds to `document.silences` if the comment's text (without its marks) is such a request.
void add_silence(Document& document, SourceRange comment_text);

}  // namespace apparatus::text
