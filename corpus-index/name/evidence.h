// What around a surname without initials or a given name says that it is a
// person: a title, an office, a verb of speech, years of life, a reference that
// begins with it, its own ending.
#pragma once

#include <cstddef>

#include "name/candidate.h"
#include "name/surroundings.h"

namespace apparatus::name {

// Sets evidence, author and titled of a candidate whose surname is word `i`,
// and counts in the surname's spelling.
void gather_evidence(Surroundings& around, Candidate& one, std::size_t i);

// The same for a sign that only a French text has: a verb behind a bare surname ("Trochu promit"),
// which has no article before it. To be asked first.
void gather_french_evidence(const Surroundings& around, Candidate& one, std::size_t i);

// The same in the prose of a whole French text, where a town has its preposition and a thing its
// article: "Un piqueur, Ducatel, agita un mouchoir". A bare capital inside a sentence is a person.
void gather_bare_french_evidence(const Surroundings& around, Candidate& one, std::size_t i);

// The same in the prose of an English text, behind a verb or a conjunction: "who succeeded
// Titulescu".
void gather_bare_english_evidence(const Surroundings& around, Candidate& one, std::size_t i);

// The same in Russian prose, where a surname in -ov or -ev keeps its ending in every case: "В
// письме к Татищеву".
void gather_russian_evidence(const Surroundings& around, Candidate& one, std::size_t i);

// The particle of a bare surname: one that nothing else could be (von, van), or
// any behind a title.
void take_particle(Surroundings& around, Candidate& one, std::size_t i);

}  // namespace apparatus::name
