// The check functions that registry.cpp lists: one source file each. All append to `findings`, with
// default severities and in any order, and are pure functions of the snapshot.
#pragma once

#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::checks {

using Findings = std::vector<Finding>;

void check_name_misspelling(const draft::Snapshot& snapshot, Findings& findings);
void check_name_inconsistency(const draft::Snapshot& snapshot, Findings& findings);
void check_name_initials(const draft::Snapshot& snapshot, Findings& findings);
void check_name_anachronism(const draft::Snapshot& snapshot, Findings& findings);
void check_name_ambiguous(const draft::Snapshot& snapshot, Findings& findings);

void check_date_impossible(const draft::Snapshot& snapshot, Findings& findings);
void check_date_weekday(const draft::Snapshot& snapshot, Findings& findings);
void check_date_range(const draft::Snapshot& snapshot, Findings& findings);
void check_date_format(const draft::Snapshot& snapshot, Findings& findings);
void check_date_calendar(const draft::Snapshot& snapshot, Findings& findings);
void check_date_conflict(const draft::Snapshot& snapshot, Findings& findings);

void check_citation_malformed(const draft::Snapshot& snapshot, Findings& findings);
void check_citation_unknown_archive(const draft::Snapshot& snapshot, Findings& findings);
void check_citation_unknown_file(const draft::Snapshot& snapshot, Findings& findings);
void check_citation_conflict(const draft::Snapshot& snapshot, Findings& findings);
void check_citation_leaf_range(const draft::Snapshot& snapshot, Findings& findings);
void check_citation_ibid(const draft::Snapshot& snapshot, Findings& findings);
void check_citation_notation(const draft::Snapshot& snapshot, Findings& findings);
void check_citation_superseded(const draft::Snapshot& snapshot, Findings& findings);

void check_manuscript_file(const draft::Snapshot& snapshot, Findings& findings);
void check_footnotes(const draft::Snapshot& snapshot, Findings& findings);
void check_citation_keys(const draft::Snapshot& snapshot, Findings& findings);
void check_references(const draft::Snapshot& snapshot, Findings& findings);

}  // namespace apparatus::checks
