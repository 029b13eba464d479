// What commands of LaTeX that stand for letters and signs look like in print.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace apparatus::text {

// The sign of a command such as "ss", "ldots" or "&" (without the backslash); nothing for another.
std::optional<std::string_view> latex_symbol(std::string_view command);

// The letter with the accent of a command: ("v", "s") is "š". Nothing if the command is no accent.
bool is_latex_accent(std::string_view command);
std::string accented(std::string_view command, std::string_view letter);

}  // namespace apparatus::text
