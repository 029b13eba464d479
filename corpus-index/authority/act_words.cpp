// Lists of words, by language in the file and all together here.
#include "authority/act_words.h"

#include <toml++/toml.h>
#include <algorithm>

#include "authority/embedded.h"
#include "authority/parse_toml.h"
#include "authority/word_lists.h"

namespace apparatus::authority {
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
  for_each_word(*parsed, "acted_upon", [&](std::string_view word) { acted_upon_.insert(word); });
}

bool ActWords::speaks_of_afterlife(std::string_view sentence) const {
  return std::any_of(afterlife_.begin(), afterlife_.end(), [&](const std::string& stem) {
    return sentence.find(stem) != std::string_view::npos;
  });
}

bool ActWords::makes_acted_upon(std::string_view word) const { return acted_upon_.contains(word); }

}  // namespace apparatus::authority
