// Years of life, an office, another name, where they stand in parentheses right
// behind a name; the year of a death that the sentence tells ("Karakhan was shot on 20 September
// 1937").
#pragma once

#include "name/candidate.h"
#include "name/name.h"
#include "name/surroundings.h"

namespace apparatus::name {

// Sets born, died, description and known_as.
void read_stated_beside(const Surroundings& around, const Candidate& one, Name& name);

}  // namespace apparatus::name
