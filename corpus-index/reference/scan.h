// First pass: what in a document looks like a reference to a printed work, and what its own
// bibliography lists. Nothing is looked up here; every sighting is judged by its own words.
#pragma once

#include <string>
#include <vector>

#include "authority/authority.h"
#include "reference/reference.h"
#include "text/document.h"

namespace apparatus::reference {

struct Sighting {
  Reference reference;
  // Capitalised words of the same note before it, the nearest last, genitives without their 's:
  // who "op. cit." or a bare title may belong to.
  std::vector<std::string> mentioned;
};

struct Sightings {
  std::vector<Statement> listed;  // entries of the bibliography, in order
  std::vector<Sighting> seen;     // notes in their order, then the running text
};

// `taken`: sorted ranges that are other sources (citations of archives): no reference lies in them.
Sightings scan(const text::Document& document, const authority::Authority& authority,
               const std::vector<text::ReadingRange>& taken);

}  // namespace apparatus::reference
