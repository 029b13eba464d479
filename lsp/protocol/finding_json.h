// A finding as one line of JSON, as the command line's contract has it.
#pragma once

#include <string>
#include <string_view>

#include "lsp/checks/finding.h"
#include "text/document.h"

namespace apparatus::protocol {

// Without the line end. Lines and columns count from 1, columns in code points, `start` and `end`
// are bytes of the document's source. Fixes that also edit other places carry them in `also`.
std::string finding_as_json(std::string_view file, const text::Document& document,
                            const checks::Finding& finding);

}  // namespace apparatus::protocol
