// A possible name on its way to a decision, and what the whole document has
// said by then.
#pragma once

#include <cstdint>
#include <vector>

#include "authority/word_index.h"

namespace apparatus::name {

// Words are numbers of Words::words.
struct Candidate {
  std::uint32_t first = 0, last = 0;
  std::uint32_t surname_first = 0,
                surname = 0;  // surname_first of a split particle
  std::uint32_t given_first = 0,
                given_last = 0;  // given names and initials: [first, last)
  std::uint32_t begin = 0;       // in the reading, particle included
  std::uint32_t surname_begin = 0;
  bool has_surname = true;
  std::uint32_t shared_surname = 0;  // of the next name, which is this one's, too; 0 for none
  bool inverted = false;
  bool full = false;       // initials or a given name stand beside the surname
  bool evidence = false;   // something else here says that this is a person
  bool by_ending = false;  // … its ending alone, which towns may have, too
  bool author = false;
  bool titled = false;
  bool sovereign = false;      // of a given name and perhaps a number
  bool after_capital = false;  // an unknown capitalised word stands right before or behind
  // An ordinary word alone ("The", "Moscow"), which is a surname only where the document names
  // somebody so in full: nothing was asked of its surroundings (see complete_ordinary).
  bool ordinary = false;
  bool before_capital = false;  // … and a capitalised word follows that may lead a thing's name
};

// What some place of the document says of a folding key.
struct KeyFacts {
  bool established = false;        // this is a surname
  bool established_fully = false;  // … and that place has a given name or initials
  bool in_nominative = false;      // … in a text whose language does not inflect it
  bool other_initials = false;     // … and its given name does not begin with M
};

struct Candidates {
  std::vector<Candidate> candidates;  // in reading order
  std::vector<KeyFacts> keys;         // by the numbers of Spellings::keys()
  authority::WordIndex nominatives;   // folded surnames that stand in full in another case
  bool french = false;                // the document's language, or that of a phrase in it
  bool german = false;                // the document's language
};

}  // namespace apparatus::name
