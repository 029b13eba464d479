// Kinds of slips in names that are told without comparing frequencies: one source file each. The
// checks name-misspelling and name-inconsistency run them; all append to `findings`.
#pragma once

#include "lsp/checks/families.h"

namespace apparatus::checks {

// name-misspelling: what a scanner did to a name: words run together ("andA. Novak"), a letter
// split off ("N ovak"), a mark on a letter ("Năvak").
void find_scanning_damage(const draft::Snapshot& snapshot, Findings& findings);
// name-misspelling: a name a letter off that of somebody whom the authority knows: "Stressemann".
void find_slips_in_famous_names(const draft::Snapshot& snapshot, Findings& findings);
// name-misspelling: "Novek, op. cit.", where the draft cites a Novak and no Novek.
void find_slips_in_authors_cited_again(const draft::Snapshot& snapshot, Findings& findings);

// name-inconsistency: one work or one office under two sets of initials, or two spellings.
void find_two_names_of_one_bearer(const draft::Snapshot& snapshot, Findings& findings);
// name-inconsistency: "-ski" in a draft whose names end in "-skii", where another place has
// "-skii".
void find_stray_endings(const draft::Snapshot& snapshot, Findings& findings);
// name-inconsistency: "A. JU" where the draft writes "A. Ju." elsewhere.
void find_shouted_initials(const draft::Snapshot& snapshot, Findings& findings);

}  // namespace apparatus::checks
