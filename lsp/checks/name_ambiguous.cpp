// name-ambiguous: knowledge for the writer: several persons of the corpus bear this surname, and
// the draft has not said which is meant. Once a surname, at its first mention.
#include <set>
#include <string>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {

void check_name_ambiguous(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  constexpr std::size_t kMostNamed = 4;
  std::set<std::string, std::less<>> told;
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    const name::Name& name = draft.names[i];
    if (!draft.who[i].ambiguous || name.role == name::Role::author ||
        !may_be_corrected(draft.document, name.range.begin))
      continue;
    // With initials the writer has said who; that nobody knows more is no news to him.
    if (!name.parts.initials.empty() || !name.parts.given.empty()) continue;
    // What a note cites by its author is found in the bibliography; "Peter the Fuller" and "Henry
    // of Flanders" have no surname.
    if (register_at(draft.document, name.range.begin) != Register::body ||
        !snapshot.authority->names.given_group(name.surname_key).empty())
      continue;
    if (!told.insert(name.surname_key).second) continue;
    std::vector<index::PersonRecord> bearers =
        snapshot.knowledge->persons_with_surname(name.surname_key);
    std::erase_if(bearers, [](const index::PersonRecord& person) {
      return person.given.empty() && person.initials.empty();
    });
    if (bearers.size() < 2) continue;
    Finding finding;
    finding.code = "name-ambiguous";
    finding.severity = Severity::information;
    finding.range = draft.document.to_source(name.range);
    finding.message =
        "the corpus knows " + counted(bearers.size(), "bearer") + " of this surname: ";
    for (std::size_t k = 0; k < bearers.size() && k < kMostNamed; ++k) {
      finding.message += (k == 0 ? "" : ", ") + bearers[k].display;
    }
    if (bearers.size() > kMostNamed) finding.message += " …";
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
