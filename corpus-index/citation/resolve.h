// Second pass of recognising: which sightings are citations, what each takes over from earlier
// ones, and what every reference back means. Notes are a sequence of their own, in the order in
// which a reader meets them; the running text is another. A reference back resolves only where
// exactly one candidate is left, as eyecite does it for law
// (https://github.com/freelawproject/eyecite); what hangs on an unresolved one stays unresolved.
#pragma once

#include <vector>

#include "authority/authority.h"
#include "citation/carried.h"
#include "citation/citation.h"
#include "citation/scan.h"
#include "text/document.h"

namespace apparatus::citation {

// What a file of a manuscript has to do with those before and behind it.
struct Neighbours {
  Carried before;             // in: what the first notes may refer back to
  Carried behind;             // out: what the last notes leave to the next file
  bool looks_before = false;  // out: some note refers, or may refer, to a file before this one
};

// In reading order, with `antecedent` counting in the list that is returned. `neighbours` may be
// null: then the document is read as if nothing were before it.
std::vector<Citation> resolve(const text::Document& document, std::vector<Sighting> sightings,
                              const authority::Authority& authority,
                              Neighbours* neighbours = nullptr);

}  // namespace apparatus::citation
