// citekey-unknown: a key that none of the draft's bibliographies holds. Silent where no
// bibliography is named, or where one that is named cannot be read: then nobody knows.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

// Pandoc's and Quarto's marks of figures, tables and sections look like keys.
bool is_cross_reference(std::string_view key) {
  constexpr std::array<std::string_view, 14> kPrefixes = {"fig:", "fig-", "tbl:", "tbl-", "eq:",
                                                          "eq-",  "sec:", "sec-", "lst:", "lst-",
                                                          "thm-", "cor-", "def-", "exm-"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view prefix) { return key.starts_with(prefix); });
}

}  // namespace

void check_citation_keys(const draft::Snapshot& snapshot, Findings& findings) {
  const bibliography::Bibliography& bibliography = *snapshot.bibliography;
  if (bibliography.empty() || !snapshot.missing_bibliographies.empty()) return;
  const text::Document& document = snapshot.draft->document;
  for (const text::CitationKey& key : document.citation_keys) {
    if (bibliography.contains(key.key) || is_cross_reference(key.key) || key.key == "*") continue;
    Finding finding;
    finding.code = "citekey-unknown";
    finding.range = key.source;
    finding.message = "the bibliography has no " + in_quotes(key.key);
    const std::vector<std::string> near = bibliography.near(key.key);
    // "@" in Markdown, nothing in LaTeX.
    const std::string_view written = document.text(key.source);
    const std::size_t at = written.find(key.key);
    for (std::size_t i = 0; i < near.size() && i < 3; ++i) {
      if (const bibliography::Entry* entry = bibliography.find(near[i])) {
        finding.evidence.push_back({entry->file, entry->line, bibliography::formatted(*entry)});
      }
      Fix fix;
      fix.title = "Cite " + in_quotes(near[i]);
      fix.new_text = at == std::string_view::npos
                         ? near[i]
                         : std::string(written.substr(0, at)) + near[i] +
                               std::string(written.substr(at + key.key.size()));
      finding.fixes.push_back(std::move(fix));
    }
    if (!near.empty()) finding.message += "; near is " + in_quotes(near.front());
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
