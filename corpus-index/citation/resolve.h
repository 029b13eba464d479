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
#include "citation/resolution.h"
#include "citation/scan.h"
#include "text/document.h"

namespace apparatus::citation {

// In reading order, with `antecedent` counting in the list that is returned. `neighbours` may be
// null: then the document is read as if nothing were before it.
std::vector<Citation> resolve(const text::Document& document,
                              const std::vector<Sighting>& sightings,
                              const authority::Authority& authority,
                              Neighbours* neighbours = nullptr);

// The same, and `made` takes what the next state of the document can go on with. `earlier` may be
// null: else the notes before the first changed one are taken over, where the document's habits are
// what they were and nothing is before it in a manuscript.
std::vector<Citation> resolve_again(const text::Document& document, const Scan& scan,
                                    const authority::Authority& authority, Neighbours* neighbours,
                                    const EarlierResolution* earlier, Resolution& made);

}  // namespace apparatus::citation
