#include "authority/person_signs.h"

#include <algorithm>

#include "authority/embedded.h"
#include "authority/parse_toml.h"
#include "authority/word_lists.h"
#include "text/letters.h"

namespace apparatus::authority {

const PersonSigns& PersonSigns::built_in() {
  static const PersonSigns loaded = [] {
    PersonSigns signs;
    std::vector<Problem> problems;
    signs.add(embedded_file("person_signs.toml"), problems);
    return signs;
  }();
  return loaded;
}

void PersonSigns::add(std::string_view text, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(text, problems);
  if (!parsed) return;
  const auto read = [&](std::string_view key, WordSet& words) {
    for_each_word(*parsed, key, [&](std::string_view word) { words.insert(word); });
  };
  read("auxiliaries", auxiliaries_);
  read("suffered", suffered_);
  read("dies", dies_);
  read("is_killed", killed_);
  read("reflexives", reflexives_);
  read("between", between_);
  read("kin", kin_);
  read("conjunctions", conjunctions_);
  read("called", called_);
  read("takes_a_person", take_a_person_);
  read("begins_clause", begin_clause_);
  read("on_behalf", on_behalf_);
  const auto* const french = (*parsed)["french_verbs"].as_table();
  if (french == nullptr) return;
  const auto words_of = [&](std::string_view key, const std::function<void(std::string)>& take) {
    for_each_word((*french)[key].value_or(std::string_view()), take);
  };
  words_of("endings", [&](std::string word) { verb_endings_.push_back(std::move(word)); });
  words_of("participles",
           [&](std::string word) { participle_endings_.push_back(std::move(word)); });
  words_of("others", [&](std::string_view word) { no_verbs_.insert(word); });
  words_of("prepositions", [&](std::string_view word) { prepositions_.insert(word); });
  words_of("clitics", [&](std::string_view word) { clitics_.insert(word); });
  words_of("before_a_monsieur", [&](std::string_view word) { before_monsieur_.insert(word); });
  words_of("determiners", [&](std::string_view word) { determiners_.insert(word); });
}

bool PersonSigns::is_french_verb(std::string_view word) const {
  constexpr std::size_t kShortest = 4;
  if (word.size() < kShortest || text::letter_case_at(word, 0) != text::LetterCase::small ||
      no_verbs_.contains(word))
    return false;
  return std::any_of(verb_endings_.begin(), verb_endings_.end(),
                     [&](const std::string& ending) { return word.ends_with(ending); });
}

bool PersonSigns::is_french_participle(std::string_view word) const {
  constexpr std::size_t kShortest = 4;
  if (word.size() < kShortest || text::letter_case_at(word, 0) != text::LetterCase::small)
    return false;
  return std::any_of(participle_endings_.begin(), participle_endings_.end(),
                     [&](const std::string& ending) { return word.ends_with(ending); });
}

}  // namespace apparatus::authority
