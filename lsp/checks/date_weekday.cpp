// date-weekday: a weekday beside a date that was another day. Which of the two is wrong nobody can
// say from here, so that the fix is offered and never preferred.
#include <array>
#include <optional>
#include <string>

#include "date/calendar.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};

// The nearest day on which the stated weekday fell, in words of the draft's date style.
std::string nearest_with_weekday(const draft::Snapshot& snapshot, const date::Date& date) {
  int away = (date.weekday - date::weekday_of_day_number(date.first_day) + 7) % 7;
  if (away > 3) away -= 7;
  const date::Civil day = date::gregorian_of_day_number(date.first_day + away);
  std::string edtf = std::to_string(day.year) + (day.month < 10 ? "-0" : "-") +
                     std::to_string(day.month) + (day.day < 10 ? "-0" : "-") +
                     std::to_string(day.day);
  return date::render(edtf, snapshot.draft->date_style, *snapshot.authority);
}

}  // namespace

void check_date_weekday(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const date::Date& date : snapshot.draft->dates) {
    if (date.weekday < 0 || date.first_day == 0 || date.impossible != date::Impossible::no)
      continue;
    // A range may begin before its weekday; a year taken from the context may be the wrong one.
    if (date.precision != date::Precision::day || date.is_range || date.partial) continue;
    if (!may_be_corrected(document, date.range.begin)) continue;
    const int right = date::weekday_of_day_number(date.first_day);
    if (right == date.weekday) continue;

    Finding finding;
    finding.code = "date-weekday";
    const text::ReadingRange whole = date.range.cover(date.weekday_range);
    finding.range = document.to_source(whole);
    const std::string_view stated = document.text(date.weekday_range);
    const std::string_view correct = kWeekdays[static_cast<std::size_t>(right)];
    finding.message = std::string(document.text(date.range)) + " was a " + std::string(correct) +
                      ", not a " + std::string(kWeekdays[static_cast<std::size_t>(date.weekday)]);
    const std::string other_day = nearest_with_weekday(snapshot, date);
    if (!other_day.empty())
      finding.message += "; the nearest " +
                         std::string(kWeekdays[static_cast<std::size_t>(date.weekday)]) + " was " +
                         other_day;
    if (stated == kWeekdays[static_cast<std::size_t>(date.weekday)]) {
      Fix fix;
      fix.title = "Write " + in_quotes(correct);
      fix.new_text =
          source_with(document, finding.range, document.to_source(date.weekday_range), correct);
      finding.fixes.push_back(std::move(fix));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
