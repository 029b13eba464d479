// citation-superseded-archive: knowledge, not a fault: the archive has another name by now. Once an
// archive, at its first citation.
#include <set>
#include <string>

#include "authority/archives.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

// The name at the end of the chain of renamings; nullptr where it forks or is not known.
const authority::Archive* present_name(const authority::Archives& archives,
                                       const authority::Archive& archive) {
  const authority::Archive* now = &archive;
  constexpr int kLongestChain = 8;
  for (int i = 0; i < kLongestChain && now->to != 0; ++i) {
    if (now->successors.size() != 1) return nullptr;
    now = archives.by_id(now->successors.front());
    if (now == nullptr) return nullptr;
  }
  return now;
}

}  // namespace

void check_citation_superseded(const draft::Snapshot& snapshot, Findings& findings) {
  const authority::Archives& archives = snapshot.authority->archives;
  std::set<std::string, std::less<>> told;
  for (const citation::Citation& citation : snapshot.draft->citations) {
    if (citation.archive_id.empty() || citation.archive_range.empty() ||
        !is_own_statement(snapshot, citation))
      continue;
    const authority::Archive* archive = archives.by_id(citation.archive_id);
    if (archive == nullptr || archive->to == 0 || !told.insert(archive->id).second) continue;
    const authority::Archive* now = present_name(archives, *archive);
    if (now == nullptr || now == archive || now->sigla.empty()) continue;
    Finding finding;
    finding.code = "citation-superseded-archive";
    finding.severity = Severity::information;
    finding.range = snapshot.draft->document.to_source(citation.archive_range);
    finding.message = citation.archive + " bore this name until " + std::to_string(archive->to) +
                      "; it is " + now->sigla.front() + " now";
    if (!now->name.empty()) finding.message += " (" + now->name + ")";
    if (archive->holdings == now->holdings) {
      const bool keeps_fonds = archive->fond_mappings.empty() && now->fond_mappings.empty();
      if (keeps_fonds) finding.fixes.push_back(write_instead(snapshot, now->sigla.front(), false));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
