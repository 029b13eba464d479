// Citation schemes as data: the levels from the archive down to the file, how each is labelled and separated, and how
// the whole is written. The citation recogniser is one engine that runs over them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/problem.h"

namespace apparatus::authority {

struct SchemeLevel {
  std::string name;                 // "fond"
  std::vector<std::string> labels;  // "f.", "fond", "Ф."; the first is the one that is written; empty: a bare value
};

struct Scheme {
  std::string id;                   // "russian-verbose"
  std::string title;                // "fond, opis, delo, list"
  std::vector<SchemeLevel> levels;  // from the top; the archive itself is none of them
};

class Schemes {
 public:
  // Adds the [[scheme]] entries of a TOML text; an entry with a known id takes the place of the old one.
  void add(std::string_view toml, std::vector<Problem>& problems);

  const std::vector<Scheme>& all() const { return schemes_; }
  const Scheme* by_id(std::string_view id) const;

 private:
  std::vector<Scheme> schemes_;
};

}  // namespace apparatus::authority
