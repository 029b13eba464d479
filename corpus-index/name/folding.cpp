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
  if (a == b) return true;
  const std::vector<std::string> of_a = folds(a, authority);
  const std::vector<std::string> of_b = folds(b, authority);
  return std::find(of_a.begin(), of_a.end(), of_b.front()) != of_a.end() ||
         std::find(of_b.begin(), of_b.end(), of_a.front()) != of_b.end();
}

std::vector<std::string> nominatives(std::string_view word, const authority::Authority& authority) {
  std::vector<std::string> found;
  const auto hyphen = word.find('-');
  if (hyphen == std::string_view::npos) {
    authority.names.nominatives(fold(word, authority), found);
    return found;
  }
  const std::string first = fold(word.substr(0, hyphen), authority);
  const std::string second = fold(word.substr(hyphen + 1), authority);
  std::vector<std::string> firsts, seconds;
  authority.names.nominatives(first, firsts);
  authority.names.nominatives(second, seconds);
  firsts.push_back(first);
  seconds.push_back(second);
  for (const std::string& one : firsts) {
    for (const std::string& other : seconds) found.push_back(one + other);
  }
  found.pop_back();  // the word itself
  return found;
}

}  // namespace apparatus::name
