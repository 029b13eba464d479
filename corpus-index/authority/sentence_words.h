// Words by which checks read a sentence: where a stop ends none, and which words tell nothing.
// Data: sentences.toml; a language is an entry there.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "authority/problem.h"
#include "authority/word_hash.h"

namespace apparatus::authority {

class SentenceWords {
 public:
  // The data that the program carries; made once and shared.
  static const SentenceWords& built_in();

  void add(std::string_view toml, std::vector<Problem>& problems);

  // Whether the word, as written and without its stop, is one that is shortened.
  bool is_abbreviation(std::string_view word) const { return abbreviations_.contains(word); }
  // Whether the word, in small letters, stands in every description.
  bool is_small(std::string_view word) const { return small_words_.contains(word); }

 private:
  using Words = std::unordered_set<std::string, WordHash, std::equal_to<>>;
  Words abbreviations_, small_words_;
};

}  // namespace apparatus::authority
