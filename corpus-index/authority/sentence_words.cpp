#include "authority/sentence_words.h"

#include "authority/embedded.h"
#include "authority/parse_toml.h"
#include "authority/word_lists.h"

namespace apparatus::authority {

const SentenceWords& SentenceWords::built_in() {
  static const SentenceWords loaded = [] {
    SentenceWords words;
    std::vector<Problem> problems;
    words.add(embedded_file("sentences.toml"), problems);
    return words;
  }();
  return loaded;
}

void SentenceWords::add(std::string_view text, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(text, problems);
  if (!parsed) return;
  for_each_word(*parsed, "abbreviations",
                [&](std::string word) { abbreviations_.insert(std::move(word)); });
  for_each_word(*parsed, "small_words",
                [&](std::string word) { small_words_.insert(std::move(word)); });
}

}  // namespace apparatus::authority
