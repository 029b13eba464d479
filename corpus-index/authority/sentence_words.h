// Words by which a sentence is read: where a stop ends none, which words tell nothing, which tell a
// text's language or that a clause looks back. Data: sentences.toml; a language is an entry there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/problem.h"
#include "authority/word_hash.h"
#include "authority/word_set.h"

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
  // Whether the word, in small letters, stands in titles of a language of Latin letters.
  bool is_of_latin_title(std::string_view word) const { return title_words_.contains(word); }
  // The language that the running text is in, as the data names it ("english", "french"); "" where
  // its small words do not tell. Another language than English needs four times as many: English
  // texts quote. One scan.
  std::string_view language_of(std::string_view text) const;
  // The same as a question: false only where the small words of another language say so.
  bool is_english_or_untold(std::string_view text) const;
  // Whether a clause of what went before the story begins in the text: "…, who had been".
  bool looks_back(std::string_view text) const;

 private:
  WordSet abbreviations_, small_words_, title_words_;
  std::vector<std::string> languages_;  // that have telling words
  std::unordered_map<std::string, std::size_t, WordHash, std::equal_to<>> telling_words_;
  std::size_t longest_telling_word_ = 0;  // bytes
  std::vector<std::string> looking_back_;
};

}  // namespace apparatus::authority
