// Marks that a scanner puts on letters: "Săblin", "Tsentrāl'nyi".
#pragma once

#include <string>
#include <string_view>

namespace apparatus::checks {

// The word without the only mark in it that no system of writing Russian in Latin letters puts
// there; `mark` is the marked letter, as it stands in `word`. "" where there is no such mark, or
// where another letter beyond ASCII remains.
std::string without_stray_mark(std::string_view word, std::string_view& mark);

}  // namespace apparatus::checks
