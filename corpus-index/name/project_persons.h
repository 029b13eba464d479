// What a project's [[person]] entries say: whose name this is, whatever its spelling, and whose it
// is not.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/authority.h"
#include "name/elements.h"
#include "name/persons.h"

namespace apparatus::name {

class ProjectPersons {
 public:
  ProjectPersons(const authority::Authority& authority, ElementReader& reader);

  bool empty() const { return entries_.empty(); }
  // Index of the person whose form this is, -1 for none. The first entry that fits.
  int find(const Form& form, ElementReader& reader) const;
  // Whether an entry says that this full name is somebody else's.
  bool parts(const Form& form, ElementReader& reader) const;

  // Of the person's main name.
  const Parts& main(int person) const;
  const std::string& key(int person) const;
  // Writes over what the corpus says with what the project says.
  void describe(int person, Person& found) const;
  // Surname keys that one person bears, for each who bears several.
  std::vector<std::vector<std::string>> joined_keys() const;

 private:
  struct Named {
    std::string key;
    Elements elements;
  };
  struct Entry {
    const authority::KnownPerson* person = nullptr;
    Parts main;
    std::vector<Named> names, others;
  };
  // "Ivan" does not say that Ivan Petrovich is meant.
  static bool is_in_full(const Elements& elements, const Named& other);
  Named named(std::string_view name, ElementReader& reader) const;

  const authority::Authority& authority_;
  // Entries that may fit a form of this surname key, in their order; nullptr for none.
  const std::vector<std::size_t>* entries_of(const std::string& key) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

}  // namespace apparatus::name
