// Words that tell persons from other capitalised words: given names and their equivalents, titles of address, offices,
// particles, and words that are no names however they are written. Data: names.toml; a project's [[person]] entries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/problem.h"

namespace apparatus::authority {

class NameLexicon {
 public:
  void add(std::string_view toml, std::vector<Problem>& problems);
};

}  // namespace apparatus::authority
