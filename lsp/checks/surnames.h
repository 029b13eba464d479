// A census of the surnames that a draft writes in its own words, spelling by spelling.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/draft/draft.h"

namespace apparatus::checks {

struct SpelledSurname {
  std::string spelling;  // with plain apostrophes
  std::string key;       // folded
  std::vector<const name::Name*> confirmed;
  std::vector<const name::Name*> unconfirmed;

  std::size_t count() const { return confirmed.size() + unconfirmed.size(); }
};

// Outside of quotations and titles, and either actors or authors: authors of cited works are spelt
// as their title pages have them. By spelling, in its alphabetical order, so that findings do not
// depend on chance.
using Surnames = std::map<std::string, SpelledSurname, std::less<>>;
// Of any file of a manuscript; counted once, and kept with the draft.
const Surnames& surnames_of(const draft::Draft& draft, name::Role role = name::Role::actor);

// Of a key, how the draft spells it most in a register, else in all of it; "" where it does not.
std::string usual_spelling(const Surnames& surnames, std::string_view key,
                           const text::Document& document, Register where);

// Whether two words can be two spellings of one name.
bool fold_alike(std::string_view a, std::string_view b, const authority::Authority& authority);

// Whether `written` may be an inflected Russian form of `nominative`.
bool is_form_of(std::string_view written, std::string_view nominative,
                const authority::Authority& authority);

// "Neurath" of "von Neurath".
std::string_view without_particle(std::string_view surname);
// The same for particles of any letter case and those that a hyphen joins: "Gaulle" of "De Gaulle",
// "Assad" of "al-Assad".
std::string_view without_any_particle(std::string_view surname,
                                      const authority::Authority& authority);

// How many shelves of an ordinary size the surnames of a corpus would fill; at least 1. On one
// shelf few names are one letter off each other by chance, and few surnames are shared; among ten
// times as many a rare name has a neighbour as often as not, so that more must speak for a slip.
std::size_t shelves_in(const index::Knowledge& knowledge);

// "Charles I", "Henry II": every country has one, so that what texts tell of the name is no one
// person's.
bool is_numbered(const name::Name& name);

bool is_all_capitals(std::string_view word);
std::size_t letters_in(std::string_view word);

}  // namespace apparatus::checks
