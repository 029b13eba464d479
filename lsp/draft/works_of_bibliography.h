// The entries of bibliography files as works that a note may mean. Kept beside the bibliography: a
// draft's references are resolved with every edit, and what its authors have written elsewhere is
// read once.
#pragma once

#include <memory>

#include "bibliography/bibliography.h"
#include "reference/resolve.h"

namespace apparatus::draft {

// Good as long as the bibliography is. Safe from several threads.
reference::Lookup lookup_in(const std::shared_ptr<const bibliography::Bibliography>& bibliography);

}  // namespace apparatus::draft
