// Transliteration systems as tables: letters to letters, with the few contexts that matter. Data: transliteration.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/problem.h"

namespace apparatus::authority {

class Transliteration {
 public:
  void add(std::string_view toml, std::vector<Problem>& problems);
};

}  // namespace apparatus::authority
