// One entry of a bibliography, in whatever notation it was written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace apparatus::bibliography {

struct Entry {
  std::string key;
  std::string type;                  // "book", "article"
  std::vector<std::string> authors;  // "Carr, Edward Hallett"
  std::vector<std::string> editors;
  std::string title;
  std::string container;  // journal or book that holds it
  std::string publisher;
  std::string place;
  std::string year;        // "1956", "1990–1992"; as written
  std::string first_year;  // of the first edition, where this is another: "1867"
  std::string volume, number;
  std::string volumes;     // how many there are: "3"
  std::string edition;     // "7", "2nd rev. ed."; as written
  std::string pages;       // "137--152"
  std::string file;        // the bibliography's path
  std::uint32_t line = 0;  // 1-based, of the key

  // Those under whose names it is listed.
  const std::vector<std::string>& people() const { return authors.empty() ? editors : authors; }
};

// "Carr" of "Carr, Edward Hallett".
inline std::string_view surname_of(std::string_view person) {
  return person.substr(0, person.find(','));
}

// One line for hover: "Garniuk, S. D. Moskovskaia vlast'. 2nd edn. Vol. 2. Moscow: …, 2014."
std::string formatted(const Entry& entry);

}  // namespace apparatus::bibliography
