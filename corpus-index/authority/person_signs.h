// Words that stand beside persons and not beside things: what is done to them, how their lives end,
// whose brother they are. Data: person_signs.toml; a language is an entry there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/problem.h"
#include "authority/word_set.h"

namespace apparatus::authority {

class PersonSigns {
 public:
  // The data that the program carries; made once and shared.
  static const PersonSigns& built_in();

  void add(std::string_view toml, std::vector<Problem>& problems);

  // All as written, in small letters.
  bool is_auxiliary(std::string_view word) const { return auxiliaries_.contains(word); }
  bool is_suffered(std::string_view word) const { return suffered_.contains(word); }
  bool is_dying(std::string_view word) const { return dies_.contains(word); }
  bool is_killed(std::string_view word) const { return killed_.contains(word); }
  bool is_reflexive(std::string_view word) const { return reflexives_.contains(word); }
  bool may_stand_before_year_of_death(std::string_view word) const {
    return between_.contains(word);
  }
  bool is_kin(std::string_view word) const { return kin_.contains(word); }
  // Between the last two members of a list.
  bool is_conjunction(std::string_view word) const { return conjunctions_.contains(word); }
  // "a man named", "un certain": before a name of whomever.
  bool is_called(std::string_view word) const { return called_.contains(word); }
  // Before a bare surname: "who succeeded", "chez".
  bool takes_a_person(std::string_view word) const { return take_a_person_.contains(word); }
  // Of an English text: "that".
  bool begins_clause(std::string_view word) const { return begin_clause_.contains(word); }
  // In a French text.
  bool is_french_verb(std::string_view word) const;
  bool is_french_participle(std::string_view word) const;
  // Before "name": "от имени", on behalf of somebody, and not named after.
  bool means_on_behalf(std::string_view word) const { return on_behalf_.contains(word); }
  bool is_french_clitic(std::string_view word) const { return clitics_.contains(word); }
  bool leads_monsieur(std::string_view word) const { return before_monsieur_.contains(word); }
  bool is_french_preposition(std::string_view word) const { return prepositions_.contains(word); }
  bool is_french_determiner(std::string_view word) const { return determiners_.contains(word); }

 private:
  WordSet auxiliaries_, suffered_, dies_, killed_, reflexives_, between_, kin_, no_verbs_,
      determiners_, conjunctions_, called_, prepositions_, take_a_person_, begin_clause_, clitics_,
      before_monsieur_, on_behalf_;
  std::vector<std::string> verb_endings_, participle_endings_;
};

}  // namespace apparatus::authority
