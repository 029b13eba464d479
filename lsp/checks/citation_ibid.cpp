// citation-ibid: Ibid. that leads nowhere, or to one of several. Some writers use it for the last
// of several sources throughout; then it is their habit, and the finding says less loudly that it
// is not certain.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "citation/file_key.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

// As many of them and it is a habit, not a slip.
constexpr int kHabit = 4;

// The distinct files of the last note with citations before this one: what the Ibid. may mean.
std::vector<const citation::Citation*> candidates(const draft::Snapshot& snapshot,
                                                  std::size_t index) {
  const auto& citations = snapshot.draft->citations;
  const int note = citations[index].note;
  std::size_t at = index;
  while (at > 0 && citations[at - 1].note == note && note >= 0) --at;
  std::vector<const citation::Citation*> found;
  std::vector<std::string> keys;
  if (at == 0) return found;
  const int before = citations[at - 1].note;
  std::size_t begin = at;
  while (begin > 0 && citations[begin - 1].note == before) --begin;
  for (std::size_t i = begin; i < at; ++i) {
    const std::string key = citation::file_key(citations[i], *snapshot.authority);
    if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    keys.push_back(key);
    found.push_back(&citations[i]);
  }
  return found;
}

std::string spelt_out(const draft::Snapshot& snapshot, const citation::Citation& ibid,
                      const citation::Citation& antecedent) {
  citation::Citation whole = antecedent;
  whole.how = citation::How::stated;
  if (!ibid.leaves_range.empty()) whole.leaves = ibid.leaves;
  return citation::render(whole, snapshot.draft->citation_conventions, *snapshot.authority);
}

std::string reason(citation::BackReference why, std::string_view text) {
  switch (why) {
    case citation::BackReference::no_antecedent:
      return in_quotes(text) + " has nothing before it to refer to";
    case citation::BackReference::not_archival:
      return in_quotes(text) + " names a leaf, and the reference before it is to a printed work";
    default:
      return in_quotes(text) + " may mean any of the sources of the note before";
  }
}

}  // namespace

void check_citation_ibid(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const auto& citations = snapshot.draft->citations;
  int of_several = 0;
  for (const citation::Citation& citation : citations) {
    if (citation.back_reference == citation::BackReference::several_sources) ++of_several;
  }
  for (std::size_t i = 0; i < citations.size(); ++i) {
    const citation::Citation& citation = citations[i];
    const citation::BackReference why = citation.back_reference;
    if (why == citation::BackReference::none || why == citation::BackReference::resolved) continue;
    // The reference at the head of the chain is told; the rest follows from it.
    if (why == citation::BackReference::unresolved_antecedent) continue;
    // "Ibid." alone behind a printed work is in order; only leaves show that a file was meant.
    if (why == citation::BackReference::not_archival && citation.leaves_range.empty()) continue;
    if (!may_be_corrected(document, citation.range.begin)) continue;

    Finding finding;
    finding.code = "citation-ibid";
    finding.range = document.to_source(citation.range);
    finding.message = reason(why, document.text(citation.range));
    if (why == citation::BackReference::several_sources) {
      if (of_several >= kHabit) finding.severity = Severity::information;
      for (const citation::Citation* candidate : candidates(snapshot, i)) {
        finding.evidence.push_back(
            evidence_in_draft(snapshot, document.to_source(candidate->range).begin));
        const std::string words = spelt_out(snapshot, citation, *candidate);
        if (!words.empty()) finding.fixes.push_back(write_instead(snapshot, words, false));
      }
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
