// Edits that replace a mention must not cut the markup that the mention begins in or ends in: of
// "*Ibid.*, l. 9" the mention is "Ibid.*, l. 9", and what takes its place would leave one asterisk.
#pragma once

#include "text/document.h"

namespace apparatus::text {

// `range` with the beginning of the emphasis (Markdown) or of the group and its command (LaTeX)
// that ends within it. Where what it cuts goes on behind it, or nothing is cut, `range` itself.
SourceRange with_whole_markup(const Document& document, SourceRange range);

// Whether all markup that begins in the range ends in it, and the other way round.
bool holds_whole_markup(const Document& document, SourceRange range);

}  // namespace apparatus::text
