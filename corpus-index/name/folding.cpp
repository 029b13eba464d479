#include "name/folding.h"

#include <algorithm>

namespace apparatus::name {

std::string fold(std::string_view word, const authority::Authority& authority) {
  return authority.transliteration.fold(word);
}

std::vector<std::string> folds(std::string_view word, const authority::Authority& authority) {
  return authority.transliteration.folds(word);
}

bool transliteration_variants(std::string_view a, std::string_view b,
                              const authority::Authority& authority) {
  const std::vector<std::string> of_a = folds(a, authority);
  const std::vector<std::string> of_b = folds(b, authority);
  return std::find(of_a.begin(), of_a.end(), of_b.front()) != of_a.end() ||
         std::find(of_b.begin(), of_b.end(), of_a.front()) != of_b.end();
}

}  // namespace apparatus::name
