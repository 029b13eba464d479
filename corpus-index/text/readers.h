// The readers, one a format, each in a file of its own. A new format is a new reader here and one
// line in read_document. `document.source`, `format` and `lines` are set; the reader writes all
// else.
#pragma once

#include "text/document.h"

namespace apparatus::text {

void read_plain(Document& document);
void read_markdown(Document& document);
void read_latex(Document& document);

}  // namespace apparatus::text
