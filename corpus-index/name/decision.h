// The second pass over the candidates of a document: which of them are names,
// now that everything is known that the document says of its surnames.
#pragma once

#include <vector>

#include "authority/authority.h"
#include "name/candidate.h"
#include "name/name.h"
#include "name/recognise.h"
#include "name/surroundings.h"
#include "name/words.h"
#include "text/document.h"

namespace apparatus::name {

// In reading order. `words` only keeps what `known` has answered.
std::vector<Name> decide(const text::Document& document, const authority::Authority& authority,
                         const Known& known, Words& words, const Candidates& found);

}  // namespace apparatus::name
