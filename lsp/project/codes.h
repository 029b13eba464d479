// The codes of all findings, as the project file and the documentation know them. Their severities
// and texts stand in lsp/checks; a test there sees to it that the two lists agree.
#pragma once

#include <span>
#include <string_view>

namespace apparatus::project {

std::span<const std::string_view> known_codes();

}  // namespace apparatus::project
