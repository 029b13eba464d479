// date-calendar: "25 October (8 November) 1917" names two days. The recogniser converts; this check
// tells.
#include <string>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {

void check_date_calendar(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const date::Date& date : snapshot.draft->dates) {
    if (!date.dual_disagrees || !may_be_corrected(document, date.range.begin)) continue;
    Finding finding;
    finding.code = "date-calendar";
    finding.range = document.to_source(date.range);
    finding.message =
        "the Old and the New Style of " + in_quotes(document.text(date.range)) +
        " are not the same day (12 days apart in the nineteenth century, 13 in the twentieth)";
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
