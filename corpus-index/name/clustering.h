// Clustering in steps, for an index that looks again only at what may have changed. The forms of
// one surname key say everything about its bearers, unless the key is linked to others: by the
// project, or by a text that states what somebody is also known as.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "name/persons.h"

namespace apparatus::name {

// Persons, and beside each what precedes the surname in any form, as ElementReader writes it.
struct ClusteredPersons {
  Persons all;
  std::vector<std::string> elements;
};

class Clustering {
 public:
  explicit Clustering(const authority::Authority& authority);
  ~Clustering();

  // Persons of forms with a surname; to be given all forms of the keys that are linked. Forms
  // without a surname are nobody.
  ClusteredPersons by_surname(const std::vector<Form>& forms);

  // Whom a text names in full.
  struct NamedInFull {
    std::int64_t person = 0;  // by whatever number the caller knows the person; not 0
    std::string elements;     // as ClusteredPersons has them
    bool numbered = false;    // "Nicholas I"
  };
  // Whom a form without a surname means: one of those whom its text names in full; else, where
  // `stranger` is not empty, somebody of that id whom no text names by a surname; else nobody.
  struct GivenName {
    std::int64_t person = 0;
    std::string stranger;
  };
  // For the forms without a surname of one text.
  std::vector<GivenName> given_names(const std::vector<Form>& forms,
                                     const std::vector<NamedInFull>& named);
  // The person of whom all these forms are.
  static Person stranger(const std::string& id, const std::vector<Form>& forms);

  // Whether a surname key is the number of a sovereign.
  static bool is_number(std::string_view surname_key);
  // The surname key that a form's `known_as` links its own to.
  std::string key_of_other_name(const std::string& known_as) const;
  // Surname keys that the project links.
  std::vector<std::vector<std::string>> linked_by_project() const;

 private:
  // Whether a description is a title or an office, and no word for a relative.
  bool is_office(std::string_view description) const;

  struct Tools;
  std::unique_ptr<Tools> tools_;
};

}  // namespace apparatus::name
