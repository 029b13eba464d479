// What the notes of one file leave to the first references back of the next one in a manuscript:
// "Ibid." at the head of a chapter's file is the last note of the file before it.
#pragma once

#include <vector>

#include "citation/citation.h"

namespace apparatus::citation {

struct CarriedCitation {
  Citation citation;   // its ranges are those of the file that it stands in
  int files_back = 1;  // which file that is: 1 for the one before
};

// The sources of one note.
struct CarriedNote {
  std::vector<CarriedCitation> archival;  // one a file
  bool printed_any = false;
  bool printed_main = false;
  bool unresolved = false;  // a reference back that leads nowhere
};

struct Carried {
  std::vector<CarriedNote> notes;                // the last few, in their order
  std::vector<CarriedCitation> last_of_archive;  // what "TsGAMO, ibid." means, by archive

  bool empty() const { return notes.empty() && last_of_archive.empty(); }

  // All citations of the notes, then those of last_of_archive; Citation::carried_antecedent counts
  // in this order.
  std::vector<const CarriedCitation*> sources() const;
};

// Whether references back would mean the same behind both.
bool same_meaning(const Carried& a, const Carried& b);

// What is left behind a file that was itself given `before` and leaves `own`: a file without notes
// hands on what it was given.
Carried handed_on(const Carried& before, Carried own);

// What a file of a manuscript has to do with those before and behind it.
struct Neighbours {
  Carried before;             // in: what the first notes may refer back to
  Carried behind;             // out: what the last notes leave to the next file
  bool looks_before = false;  // out: some note refers, or may refer, to a file before this one
};

}  // namespace apparatus::citation
