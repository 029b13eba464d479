// CSL YAML: a bibliography file, or the list that a draft carries in its front matter.
#pragma once

#include "bibliography/bibliography.h"

namespace apparatus::bibliography {

// The list `references`, or the list that is the whole source; `source` may be a draft up to the
// end of its front matter. Skips what it cannot understand and goes on with the next entry.
std::vector<Entry> read_csl_yaml(std::string_view source, std::string_view file);

}  // namespace apparatus::bibliography
