// citation-superseded-archive: knowledge, not a fault: the archive has another name by now. Once an
// archive, at its first citation.
#include <set>
#include <string>

#include "authority/present_name.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/renamed_archive.h"
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
    if (const auto edits = under_present_name(snapshot, citation); !edits.empty()) {
      const bool renumbered = edits.size() > 1;
      if (renumbered) finding.message += ", and this fond is " + edits.back().new_text + " there";
      Fix fix = write_instead(snapshot, siglum_like(*now, citation.archive), false);
      if (renumbered) fix.title += " and fond " + in_quotes(edits.back().new_text);
      fix.also.assign(edits.begin() + 1, edits.end());
      finding.fixes.push_back(fix);
      auto all = all_under_present_name(snapshot, citation.archive_id);
      std::erase_if(all, [&](const Edit& edit) { return edit.range == finding.range; });
      if (all.size() > fix.also.size()) {
        fix.title += ", throughout";
        fix.also = std::move(all);
        finding.fixes.push_back(std::move(fix));
      }
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
