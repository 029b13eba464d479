// Surnames whose bearers cannot be told without one another: the project says that a person bears
// both, or a text says of a bearer of one that he is also known by the other.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/sqlite.h"
#include "index/things.h"
#include "name/clustering.h"

namespace apparatus::index {

class SurnameLinks {
 public:
  SurnameLinks(Database& database, IndexState state, const name::Clustering& clustering);

  // What a text states of a bearer of a surname key.
  void add(const std::string& surname_key, const std::string& known_as);
  bool has(const std::string& key) const { return links_.contains(key); }
  // The key and all that are linked to it, through others as well.
  std::vector<std::string> linked_to(const std::string& key) const;
  // Writes down what the forms of these keys state now.
  void write(const std::vector<std::string>& keys, const std::vector<name::Form>& forms);

 private:
  using Pseudonym = std::pair<std::string, std::string>;  // surname key, key of the other name
  void link(const std::string& key, const std::string& other);

  const name::Clustering& clustering_;
  std::unordered_map<std::string, std::set<std::string>> links_;
  std::set<Pseudonym> known_;  // what the index says
  Statement insert_, remove_;
};

}  // namespace apparatus::index
