// Lists of words, by language in the file and all together here.
#include "authority/act_words.h"

#include <toml++/toml.h>
#include <algorithm>

#include "authority/embedded.h"
#include "authority/parse_toml.h"

namespace apparatus::authority {
namespace {

// The words of all languages in one table.
template <class Take>
void for_each_word(const toml::table& data, std::string_view key, Take take) {
  const auto* languages = data[key].as_table();
  if (languages == nullptr) return;
  for (const auto& [language, node] : *languages) {
    const std::string words = node.value_or(std::string());
    for (std::size_t at = 0; at < words.size();) {
      const auto begin = words.find_first_not_of(" \n", at);
      if (begin == std::string::npos) break;
      at = std::min(words.find_first_of(" \n", begin), words.size());
      take(words.substr(begin, at - begin));
    }
  }
}

}  // namespace

const ActWords& ActWords::built_in() {
  static const ActWords loaded = [] {
    ActWords words;
    std::vector<Problem> problems;
    words.add(embedded_file("act_words.toml"), problems);
    return words;
  }();
  return loaded;
}

void ActWords::add(std::string_view text, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(text, problems);
  if (!parsed) return;
  for_each_word(*parsed, "afterlife", [&](std::string stem) {
    std::replace(stem.begin(), stem.end(), '_', ' ');
    afterlife_.push_back(std::move(stem));
  });
  for_each_word(*parsed, "acted_upon",
                [&](std::string word) { acted_upon_.insert(std::move(word)); });
}

bool ActWords::speaks_of_afterlife(std::string_view sentence) const {
  return std::any_of(afterlife_.begin(), afterlife_.end(), [&](const std::string& stem) {
    return sentence.find(stem) != std::string_view::npos;
  });
}

bool ActWords::makes_acted_upon(std::string_view word) const { return acted_upon_.contains(word); }

}  // namespace apparatus::authority
