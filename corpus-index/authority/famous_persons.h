// Persons whom texts name without introducing them: what lets a slip in such a name be told where
// no corpus speaks of them. Data: famous_persons.toml.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/problem.h"
#include "authority/transliteration.h"
#include "authority/word_hash.h"

namespace apparatus::authority {

struct FamousPerson {
  std::string surname;             // "Stresemann"
  std::vector<std::string> given;  // in use for this person, the usual one first; never empty
  std::string born, died;          // years
  std::string country;             // ISO 3166 alpha-2, small letters; "su"
  std::string description;         // "chancellor and foreign minister"
  bool distinctive = false;        // nobody else's surname is a letter off

  // English has one way to write a given name: Ramsay is not Ramsey. Elsewhere names come through
  // translation and transliteration.
  bool writes_given_one_way() const;
};

class FamousPersons {
 public:
  // Lines that cannot be read are told in `problems` and left out.
  void add(std::string_view toml, const Transliteration& folding, std::vector<Problem>& problems);

  const std::vector<FamousPerson>& all() const { return persons_; }
  // All who bear the surname, by its folding key; empty for none.
  std::vector<const FamousPerson*> bearers(std::string_view surname_key) const;
  // Those with a distinctive surname that begins with this byte.
  std::vector<const FamousPerson*> distinctive(char first) const;

 private:
  using Places = std::vector<std::size_t>;  // indices into persons_
  std::vector<const FamousPerson*> at(const Places& places) const;

  std::vector<FamousPerson> persons_;
  std::unordered_map<std::string, Places, WordHash, std::equal_to<>> by_key_;
  std::unordered_map<char, Places> distinctive_;
};

}  // namespace apparatus::authority
