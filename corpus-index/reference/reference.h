// References to printed works, as documents make them by hand: in full ("E. H. Carr, The
// Interregnum (London, 1954)", an entry of a bibliography) or in one of the short forms that lean
// on a full one: a short title, "op. cit.", an Ibid., author and date.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/range.h"

namespace apparatus::reference {

// Printed pages; 0 where none are named.
struct Pages {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// What a reference says of the work.
struct Statement {
  text::ReadingRange range;           // from the first author to the last page
  std::vector<std::string> surnames;  // of authors or editors, as written
  bool with_others = false;           // "et al."
  std::string title;                  // as written; "" where none is named
  text::ReadingRange title_range;     // without its quotation marks
  std::string container;              // the periodical or collection that holds it
  std::string place;                  // "London"; "" where none is named
  std::string year;                   // four digits, and a letter: "1956", "1956a"
  text::ReadingRange year_range;
  std::string volume;          // "2", "xii"
  bool names_edition = false;  // "2nd edn.": then another year is no contradiction
  Pages pages;
  int note = -1;    // index into Document::notes; -1 outside
  int chapter = 0;  // of the note
};

// A work as its fullest statement gives it.
struct Work {
  Statement statement;
  bool listed = false;  // in the bibliography at the document's end
  int file = -1;        // of another document of the same manuscript, whose ranges `statement` has
  int entry = -1;       // in a bibliography file; then `statement` has no ranges
  std::vector<std::string> author_keys;  // folded
  std::vector<std::string> title_keys;   // folded, without an article before them
};

enum class Form : std::uint8_t {
  full,
  short_title,  // "Carr, Socialism, vol. 2, 120"; "Socialism, 155"
  same_work,    // "Carr, op. cit., p. 135"
  same_place,   // "Ibid., p. 135"
  author_date,  // "(Carr 1956, 23)"
  periodical,   // "Pravda, 3 March 1923": no work, but what an Ibid. behind it means
};

enum class Outcome : std::uint8_t {
  open,       // nobody can say whether this is a reference at all
  resolved,   // to exactly one work, or (an Ibid.) to an issue of a periodical
  unknown,    // leads to no work
  ambiguous,  // several works answer to it
};

struct Reference {
  Form form = Form::short_title;
  Statement statement;
  // It can be nothing but a reference to a work, whatever it leads to.
  bool certain = false;
  // A year behind a name, which only a work of that year by that name makes a reference: "Carr
  // (1956)" is one, "Geneva (1922)" none.
  bool bare = false;
  Outcome outcome = Outcome::open;
  int work = -1;                // index into References::works where resolved
  int antecedent = -1;          // of an Ibid.: index of the reference that it repeats
  std::vector<int> candidates;  // works, where ambiguous
};

struct References {
  std::vector<Work> works;
  std::vector<Reference> references;  // notes in their order, then the running text
};

}  // namespace apparatus::reference
