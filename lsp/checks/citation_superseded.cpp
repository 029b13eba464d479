// citation-superseded-archive: knowledge, not a fault: the archive has another name by now. Once an
// archive, at its first citation.
#include <set>
#include <string>

#include "authority/present_name.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {

void check_citation_superseded(const draft::Snapshot& snapshot, Findings& findings) {
  const authority::Archives& archives = snapshot.authority->archives;
  std::set<std::string, std::less<>> told;
  for (const citation::Citation& citation : snapshot.draft->citations) {
    if (citation.archive_id.empty() || citation.archive_ambiguous ||
        citation.archive_range.empty() || !is_own_statement(snapshot, citation))
      continue;
    const authority::Archive* archive = archives.by_id(citation.archive_id);
    if (archive == nullptr || archive->to == 0 || !told.insert(archive->id).second) continue;
    const authority::Archive* now = authority::present_name(archives, *archive);
    if (now == nullptr || now == archive || now->sigla.empty()) continue;
    Finding finding;
    finding.code = "citation-superseded-archive";
    finding.severity = Severity::information;
    finding.range = snapshot.draft->document.to_source(citation.archive_range);
    finding.message = citation.archive + " bore this name until " + std::to_string(archive->to) +
                      "; it is " + now->sigla.front() + " now";
    if (!now->name.empty()) finding.message += " (" + now->name + ")";
    if (authority::keeps_numbers(archives, *archive)) {
      finding.fixes.push_back(write_instead(snapshot, now->sigla.front(), false));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
