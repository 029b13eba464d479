// Entries of a bibliography that is written by hand: "Weber, Anna M. The Harbour and the Hill.
// Vol. 2. Leiden: Brill, 1960.", "Deutscher, Isaac. 1959. …", "Bauman, K. Ya., Title (M,
// 1929)".
#pragma once

#include <vector>

#include "authority/authority.h"
#include "reference/reference.h"
#include "text/document.h"

namespace apparatus::reference {

// What cannot be read as author or title with a year is left out.
std::vector<Statement> listed_entries(const text::Document& document,
                                      const authority::Authority& authority);

}  // namespace apparatus::reference
