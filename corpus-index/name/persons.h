// Persons: clusters of name forms over a whole index. Two forms are one person only with evidence;
// two bearers of one surname stay two, and a bare surname between them is ambiguous, a value of its
// own.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "authority/authority.h"
#include "name/name.h"

namespace apparatus::name {

// One spelling of a name as one text has it.
struct Form {
  std::uint32_t text = 0;  // which text
  Parts parts;
  std::string surname_key;
  Strength strength = Strength::certain;
  std::uint32_t as_actor = 0;  // how often
  std::uint32_t as_author = 0;
  std::string born, died, known_as, description;
};

struct Person {
  std::string id;  // stable while the corpus grows: made of the folded name ("trotskii-lev"), never
                   // of a number
  std::string display;  // "Lev Trotskii": the fullest form, in the most frequent spelling
  Parts parts;          // of the display form
  std::string surname_key;
  std::string born, died, description;
  std::uint32_t count = 0;
};

struct Persons {
  std::vector<Person> persons;
  // For each form given: index into persons; kNobody for a form that is no person after all (a
  // possible name that nothing confirms); for a bare surname between several persons, the index of
  // a person of its own whose id ends in
  // "?" ("smirnov-?").
  std::vector<std::int32_t> person_of_form;
  static constexpr std::int32_t kNobody = -1;
};

Persons cluster(const std::vector<Form>& forms, const authority::Authority& authority);

// Whether two names can be one person's: surname keys equal, given names, initials and patronymics
// without conflict.
bool compatible(const Parts& a, const Parts& b, const authority::Authority& authority);

}  // namespace apparatus::name
