// citation-malformed: what the recogniser could read only by mending it: a digit for a letter, a
// comma that is missing. The fix is the mended text; it changes no meaning, because it is what was
// read.
#include <string>
#include <string_view>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Where something is missing there is nothing to underline: the words on both sides are marked
// instead.
text::ReadingRange with_neighbours(std::string_view reading, text::ReadingRange gap,
                                   text::ReadingRange limits) {
  text::ReadingRange around = gap;
  while (around.begin > limits.begin && is_space(reading[around.begin - 1])) --around.begin;
  while (around.begin > limits.begin && !is_space(reading[around.begin - 1])) --around.begin;
  while (around.end < limits.end && is_space(reading[around.end])) ++around.end;
  while (around.end < limits.end && !is_space(reading[around.end])) ++around.end;
  return around;
}

}  // namespace

void check_citation_malformed(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const citation::Citation& citation : snapshot.draft->citations) {
    if (!may_be_corrected(document, citation.range.begin)) continue;
    for (const citation::Damage& damage : citation.damage) {
      const text::ReadingRange shown =
          damage.range.empty()
              ? with_neighbours(document.reading, damage.range, citation.range.cover(damage.range))
              : damage.range;
      Finding finding;
      finding.code = "citation-malformed";
      finding.range = document.to_source(shown);
      finding.message =
          damage.what.empty() ? "this reads as " + in_quotes(damage.meant) : damage.what;
      if (!damage.meant.empty()) {
        Fix fix;
        const std::string mended =
            std::string(document.text(text::ReadingRange{shown.begin, damage.range.begin})) +
            damage.meant +
            std::string(document.text(text::ReadingRange{damage.range.end, shown.end}));
        fix.title = "Write " + in_quotes(mended);
        if (!damage.what.empty()) {
          finding.message = in_quotes(document.text(shown)) + " should be " + in_quotes(mended) +
                            ": " + damage.what;
        }
        fix.new_text =
            source_with(document, finding.range, document.to_source(damage.range), damage.meant);
        fix.preferred = true;
        finding.fixes.push_back(std::move(fix));
      }
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace apparatus::checks
