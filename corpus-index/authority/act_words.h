// Words that tell whether somebody acts in a sentence, or is remembered, published and acted upon.
// Data: act_words.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/problem.h"
#include "authority/word_set.h"

namespace apparatus::authority {

class ActWords {
 public:
  // The data that the program carries; made once and shared.
  static const ActWords& built_in();

  void add(std::string_view toml, std::vector<Problem>& problems);

  // Whether a sentence speaks of an afterlife, or of somebody else's time.
  bool speaks_of_afterlife(std::string_view sentence) const;
  // Whether the word makes what stands behind it somebody upon whom others act. As written; a
  // sentence's first word with a capital is none.
  bool makes_acted_upon(std::string_view word) const;

 private:
  std::vector<std::string> afterlife_;
  WordSet acted_upon_;
};

}  // namespace apparatus::authority
