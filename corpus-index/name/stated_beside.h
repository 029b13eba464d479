// Years of life, an office, another name, where they stand in parentheses right
// behind a name.
#pragma once

#include "name/candidate.h"
#include "name/name.h"
#include "name/surroundings.h"

namespace apparatus::name {

// Sets born, died, description and known_as.
void read_stated_beside(const Surroundings& around, const Candidate& one, Name& name);

}  // namespace apparatus::name
