// Findings for people at a terminal, as a compiler prints them, and for GitHub's annotations.
#pragma once

#include <string>
#include <string_view>

#include "lsp/checks/finding.h"
#include "text/document.h"

namespace apparatus::cli {

// Several lines, each with its end: place, severity, message and code; the source line with the
// range underlined; what the preferred fix would write; the evidence. Of a long line only what
// stands around the range is shown.
std::string finding_as_text(std::string_view file, const text::Document& document,
                            const checks::Finding& finding);

// One workflow command ("::warning file=…::…") with its line end.
std::string finding_as_github(std::string_view file, const text::Document& document,
                              const checks::Finding& finding);

// Columns that a terminal gives the text: none for combining marks, two for wide letters.
std::size_t display_width(std::string_view text);

}  // namespace apparatus::cli
