// A text with edits put into it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/finding.h"

namespace apparatus::features {

// `edits` sorted and not overlapping. Every byte outside of them stays.
std::string edited_text(std::string_view source, const std::vector<checks::Edit>& edits);

}  // namespace apparatus::features
