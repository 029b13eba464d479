// Reading a TOML text the way every table of the authority does: a text that is no TOML is one
// problem at its line, and leaves the table as it was.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "authority/problem.h"

namespace apparatus::authority {

// Nothing, with one more problem, where the text is no TOML.
std::optional<toml::table> parse_toml(std::string_view text, std::vector<Problem>& problems);

}  // namespace apparatus::authority
