// A person's name as it stands in a document, and the somebody whom many spellings mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus::name {

// A name taken apart, in the spelling of the document. Without titles of address and the possessive
// 's.
struct Parts {
  std::string given;       // "Lev", "Edward Hallett"; empty where only initials stand
  std::string initials;    // "L. D.", normalised: a stop behind each, one space between ("Ia. A."
                           // keeps digraphs)
  std::string patronymic;  // "Borisovich"
  std::string surname;     // with its particle: "van Ree", "Ter-Vaganian"; empty for a given name
                           // alone ("Rosa")
};

enum class Role : std::uint8_t { actor, author };
std::string_view role_name(Role role);

// How much the place itself says that this is a person. Index and draft raise a possible name to a
// certain one when the same surname is certain elsewhere, and drop it otherwise.
enum class Strength : std::uint8_t {
  possible,  // a capitalised word that might be a surname
  certain,   // initials, a given name, a title, a verb of speech … or known from the text itself
};

struct Name {
  text::ReadingRange range;  // as in the JSON contract: without title and possessive
  text::ReadingRange surname_range;
  Parts parts;
  std::string surname_key;  // see folding.h; empty where there is no surname
  Role role = Role::actor;
  Strength strength = Strength::certain;
  bool possessive = false;
  bool inverted = false;   // "Uglanov, N.A."
  std::string born, died;  // years or EDTF that stand beside the name: "Likhachev (1882–1924)"
  std::string
      known_as;  // a pseudonym or real name that the text states beside it: "Angarskii … (Klestov)"
  std::string description;  // office or profession stated beside it, "" if none
};

}  // namespace apparatus::name
