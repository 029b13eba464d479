// Who is meant: leads the names of one document to the persons of an index.
#pragma once

#include <string>
#include <vector>

#include "authority/authority.h"
#include "index/knowledge.h"
#include "name/name.h"
#include "name/recognise.h"

namespace apparatus::index {

struct ResolvedName {
  // The person's id, the same in every text of the index. For a bare surname between several
  // persons one that ends in
  // "?"; for somebody whom the index does not know, one made from the name as clustering would; ""
  // for a possible name that neither the document nor the index confirms: it is no mention.
  std::string person;
  std::string display;
  bool known = false;  // the index has this person
  bool ambiguous = false;
};

// One for each name. A bare surname goes to the person of this surname whom the document itself
// names in full, of several such to the one named just before it, else to the only bearer in the
// index, else it is ambiguous.
std::vector<ResolvedName> resolve_names(const std::vector<name::Name>& names,
                                        const Knowledge& knowledge,
                                        const authority::Authority& authority);

// For name::recognise, over an index.
name::Known known_names(const Knowledge& knowledge);

}  // namespace apparatus::index
