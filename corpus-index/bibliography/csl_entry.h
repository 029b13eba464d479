// An entry of CSL, whether it was written in JSON or in YAML.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "bibliography/notation.h"

namespace apparatus::bibliography {

// Without file and line; without a key where the object has none.
Entry entry_of_csl(const nlohmann::json& object);

// All but where it stands.
void outline_of(Entry entry, Outline& outline);

}  // namespace apparatus::bibliography
