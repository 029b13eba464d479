#include "authority/word_lists.h"

#include <algorithm>

namespace apparatus::authority {

void for_each_word(std::string_view words, const std::function<void(std::string)>& take) {
  for (std::size_t at = 0; at < words.size();) {
    const auto begin = words.find_first_not_of(" \n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(words.find_first_of(" \n", begin), words.size());
    take(std::string(words.substr(begin, at - begin)));
  }
}

void for_each_word(const toml::table& data, std::string_view key,
                   const std::function<void(std::string)>& take) {
  const auto* const languages = data[key].as_table();
  if (languages == nullptr) return;
  for (const auto& [language, node] : *languages)
    for_each_word(node.value_or(std::string_view()), take);
}

}  // namespace apparatus::authority
