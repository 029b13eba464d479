// Which transliteration a draft writes its Russian names in, learnt from the endings by which the
// systems differ.
#pragma once

#include <string>
#include <vector>

#include "name/name.h"

namespace apparatus::draft {

// "ala-lc", "bgn", "popular"; "" where the names do not tell. Authors of cited works do not count:
// they are spelt as their title pages have them.
std::string transliteration_of(const std::vector<name::Name>& names);

}  // namespace apparatus::draft
