// The first pass over the words of a document: stretches of words that may be a
// name, and what they say of their surnames. A word that an earlier place has
// named in full is read otherwise further on, so that the order of the text
// counts.
#pragma once

#include "authority/authority.h"
#include "name/candidate.h"
#include "name/recognise.h"
#include "name/surroundings.h"
#include "name/words.h"
#include "text/document.h"

namespace apparatus::name {

// Counts in the spellings of `words` how often each is a person and how often a
// thing.
Candidates find_candidates(const text::Document& document, const authority::Authority& authority,
                           const Known& known, Words& words);

// Gives an ordinary word the evidence around it. False where it is the name of a thing after all.
bool complete_ordinary(Surroundings& around, Candidate& one);

// "M. Herriot": Monsieur, not an initial, where the text is French, a particle
// follows, or the surname's bearer has another given name.
bool is_french_monsieur(const Surroundings& around, const Candidate& one);

}  // namespace apparatus::name
