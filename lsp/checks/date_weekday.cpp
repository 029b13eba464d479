// date-weekday: a weekday beside a date that was another day. Which of the two is wrong nobody can
// say from here, so that the fix is offered and never preferred.
#include <algorithm>
#include <string>

#include "date/calendar.h"
#include "date/edtf.h"
#include "date/words.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

// The weekday in the language of the one that stands there; "" where no language of the calendar
// has that in this form.
std::string in_language_of(const authority::Calendars& calendars, std::string_view stated,
                           int stated_weekday, int weekday) {
  for (const authority::CalendarLanguage& language : calendars.languages()) {
    if (language.weekdays[static_cast<std::size_t>(stated_weekday)] == stated)
      return language.weekdays[static_cast<std::size_t>(weekday)];
  }
  return {};
}

// The nearest day on which the stated weekday fell, in words of the draft's date style.
std::string nearest_with_weekday(const draft::Snapshot& snapshot, const date::Date& date) {
  int away = (date.weekday - date::weekday_of_day_number(date.first_day) + 7) % 7;
  if (away > 3) away -= 7;
  const std::string edtf = date::iso_day(date.first_day + away);
  return date::render(edtf, snapshot.draft->date_style, *snapshot.authority);
}

// A day that is not marked may be one of the old calendar as long as half of the countries dated
// so: "Tuesday, 30 January 1649" was one in London. In a work that dates by two calendars, as long
// as some country did: "17 December 1825, a Thursday" was one in Petersburg.
bool is_julian_weekday(const draft::Snapshot& snapshot, const date::Date& date) {
  if (date.calendar != date::Calendar::gregorian) return false;
  const auto& dates = snapshot.draft->dates;
  const bool dates_by_two = std::any_of(dates.begin(), dates.end(), [](const date::Date& one) {
    return one.calendar != date::Calendar::gregorian;
  });
  const std::string day = date::iso_day(date.first_day);
  const auto& reforms = snapshot.authority->calendars.reforms();
  const auto still_julian = static_cast<std::size_t>(std::count_if(
      reforms.begin(), reforms.end(),
      [&](const authority::CalendarReform& reform) { return day <= reform.last_julian; }));
  const bool lived = dates_by_two ? still_julian > 0 : 2 * still_julian >= reforms.size();
  const std::int32_t julian =
      date::day_number_of_julian(date::gregorian_of_day_number(date.first_day));
  return lived && date::weekday_of_day_number(julian) == date.weekday;
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
    if (right == date.weekday || is_julian_weekday(snapshot, date)) continue;

    Finding finding;
    finding.code = "date-weekday";
    const text::ReadingRange whole = date.range.cover(date.weekday_range);
    finding.range = document.to_source(whole);
    const std::string_view stated = document.text(date.weekday_range);
    const std::string_view correct = date::weekday_in_words(right);
    finding.message = std::string(document.text(date.range)) + " was a " + std::string(correct) +
                      ", not a " + std::string(date::weekday_in_words(date.weekday));
    const std::string other_day = nearest_with_weekday(snapshot, date);
    if (!other_day.empty())
      finding.message += "; the nearest " + std::string(date::weekday_in_words(date.weekday)) +
                         " was " + other_day;
    const std::string written =
        in_language_of(snapshot.authority->calendars, stated, date.weekday, right);
    if (!written.empty()) {
      Fix fix;
      fix.title = "Write " + in_quotes(written);
      fix.new_text =
          source_with(document, finding.range, document.to_source(date.weekday_range), written);
      finding.fixes.push_back(std::move(fix));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
