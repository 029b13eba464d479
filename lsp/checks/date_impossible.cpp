// date-impossible: days that no calendar has. An error by itself, wherever the writer speaks; a
// quotation may well quote a wrong date.
#include <string>

#include "date/calendar.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

std::string reason(const date::Date& date, std::string_view text) {
  switch (date.impossible) {
    case date::Impossible::no_such_month:
      return in_quotes(text) + " names a month that does not exist";
    case date::Impossible::skipped_by_reform:
      return in_quotes(text) +
             " never was: the change of calendar left it out (31 January 1918 was followed by 14 "
             "February)";
    case date::Impossible::absurd_year:
      return "the year of " + in_quotes(text) + " lies far outside of what this text speaks of";
    default:
      return in_quotes(text) + " does not exist: the month has fewer days";
  }
}

}  // namespace

void check_date_impossible(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const date::Date& date : snapshot.draft->dates) {
    if (date.impossible == date::Impossible::no || !may_be_corrected(document, date.range.begin))
      continue;
    Finding finding;
    finding.code = "date-impossible";
    finding.range = document.to_source(date.range);
    finding.message = reason(date, document.text(date.range));
    // How wide a text's years may reach, and which country changed its calendar when, is a
    // judgement; the length of a month is not.
    const bool certain = date.impossible == date::Impossible::no_such_day ||
                         date.impossible == date::Impossible::no_such_month;
    finding.severity = certain ? Severity::error : Severity::warning;
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
