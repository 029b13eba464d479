// The persons whose key begins so, most mentioned first, without looking at all of them: where more
// than a few hundred share a beginning, the foremost of them are kept as a list. After changes a
// list may be short of its full length; what it holds is always the foremost.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/sqlite.h"

namespace apparatus::index {

// By which of its keys a person is found.
enum class PersonKey : std::uint8_t { surname, given };
inline constexpr std::array<PersonKey, 2> kPersonKeys = {PersonKey::surname, PersonKey::given};

// A row of `person`, and what orders it: the count, and of equals the id in the alphabet.
struct Prominent {
  std::uint32_t person = 0;
  std::uint32_t count = 0;
  std::string name;

  friend bool operator<(const Prominent& a, const Prominent& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  }
};

// For reading: the foremost persons of a beginning, from its list where there is one that is long
// enough, else from the table.
class ProminentPersons {
 public:
  ProminentPersons() = default;
  explicit ProminentPersons(Database& database);
  // Found by either key; at most `limit`.
  std::vector<std::uint32_t> starting_with(std::string_view beginning, std::size_t limit);

 private:
  std::vector<Prominent> of_key(PersonKey which, std::string_view beginning, std::size_t limit);

  std::array<Statement, 2> all_;  // by PersonKey
  Statement list_, name_;
};

// For writing.
class Prominence {
 public:
  explicit Prominence(Database& database) : database_(database) {}

  // All lists of a new index, whose tables are full and have their indices.
  void make();

  struct State {
    std::string surname_key, given_key;
    std::uint32_t count = 0;
    std::string name;
  };
  // What became of a row of `person`; nothing where there was or is none.
  void note_change(std::uint32_t person, const std::optional<State>& before,
                   const std::optional<State>& after);
  // Brings the lists up to date with what was noted; the table must say the same by now.
  void follow_changes();

 private:
  // Of one beginning.
  struct Changes {
    std::vector<std::uint32_t> gone;  // or moved
    std::vector<Prominent> here;      // as they are now
  };
  using ChangesByBeginning = std::map<std::string, Changes>;

  ChangesByBeginning by_beginning(PersonKey which) const;
  void follow(PersonKey which, const ChangesByBeginning& changes);
  void write_list(PersonKey which, std::string_view beginning, const std::vector<Prominent>& list);

  Database& database_;
  std::unordered_map<std::uint32_t, std::pair<std::optional<State>, std::optional<State>>> changes_;
};

}  // namespace apparatus::index
