// References to printed works, as documents make them by hand: in full ("E. H. Carr, The
// Interregnum (London, 1954)", an entry of a bibliography) or in one of the short forms that lean
// on a full one: a short title, "op. cit.", an Ibid., author and date.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
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
  std::string first_year;  // of the first edition, where a bibliography file gives it
  std::string volume;      // "2", "xii"
  // The volume stands behind the year, with the page: it says where in the work, and other volumes
  // of the work may be meant elsewhere. One before the year tells the book.
  bool volume_is_place = false;
  bool names_edition = false;  // "2nd edn.": then another year is no contradiction
  std::uint32_t edition = 0;   // 2 of "2nd edn."; 0 where no number is named
  Pages pages;
  text::ReadingRange volume_range;  // "vol. 2"; empty where none is named
  text::ReadingRange pages_range;   // "pp. 5–9"
  // Where that ends which tells the work (title, edition, volume, imprint) and not a place in it; 0
  // where nothing behind the title does.
  std::uint32_t work_end = 0;
  int note = -1;    // index into Document::notes; -1 outside
  int chapter = 0;  // of the note
};

// A work as its fullest statement gives it.
struct Work {
  Statement statement;
  bool listed = false;                   // in the bibliography at the document's end
  int entry = -1;                        // in a bibliography file; then `statement` has no ranges
  std::vector<std::string> author_keys;  // folded
  std::vector<std::string> title_keys;   // folded, without an article before them
  std::uint64_t title_letters = 0;       // letters_of(title_keys)
};
// Works are read once and shared: those of bibliography files and of other chapters are thousands,
// and references are resolved with every edit.
using WorkPtr = std::shared_ptr<const Work>;

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
  bool same_passage = false;  // "loc. cit.": of several works of its author, the one cited last
  // The words that point back, with their stop: "Ibid.", "op. cit.", the "Ders." before a title of
  // its own; empty where there are none.
  text::ReadingRange phrase;
  Outcome outcome = Outcome::open;
  int work = -1;         // index into References::works where resolved
  int antecedent = -1;   // of an Ibid.: index of the reference that it repeats
  bool carried = false;  // an Ibid. that means References::before
  int key = -1;  // of an Ibid. behind a citation key: index into Document::citation_keys; then
                 // `work` is -1
  std::vector<int> candidates;  // works, where ambiguous
};

// The one printed work that the last note of the file before cites: what an Ibid. at the head of
// the first note means.
struct CarriedSource {
  WorkPtr work;
  int file = -1;       // as References::files
  Pages pages;         // 0 where it names none
  std::string place;   // "p. 5", as written; "" where it names none
  std::string volume;  // "2"
};

struct References {
  std::optional<CarriedSource> before;  // as it was given
  std::vector<WorkPtr> works;           // never null
  std::vector<int> files;  // beside them: the other document of the manuscript whose ranges
                           // the statement has; -1 for this one
  std::vector<Reference> references;  // notes in their order, then the running text
  // Ibid., op. cit. and their like that lead nowhere, or to one of several; among them those that
  // are no more than that and stand in no other list.
  std::vector<Reference> unsettled;
};

}  // namespace apparatus::reference
