#include "date/calendar.h"
#include "date/style.h"
#include "date/words.h"
#include "lsp/features/hover_parts.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"

namespace apparatus::features {
namespace {

using date::Date;

constexpr int kEvents = 5;
// From here on no country of the corpus's kind dated by the Julian calendar any more; Greece was
// the last, in 1923.
constexpr std::int32_t kLastJulianYear = 1923;
std::string_view weekday(std::int32_t day) {
  return date::weekday_in_words(date::weekday_of_day_number(day));
}

std::string why_impossible(date::Impossible reason) {
  switch (reason) {
    case date::Impossible::no_such_day:
      return "this month has no such day";
    case date::Impossible::no_such_month:
      return "there is no such month";
    case date::Impossible::skipped_by_reform:
      return "the change of calendar skipped this day";
    case date::Impossible::absurd_year:
      return "the year is out of all reason here";
    case date::Impossible::no:
      break;
  }
  return {};
}

// What the day is called in the other calendar, while that was still somebody's.
std::string other_calendar(const Date& date) {
  const std::string other = date::in_other_calendar(date);
  if (other.empty()) return {};
  if (date.calendar != date::Calendar::gregorian)
    return "Old Style " + date::julian_day_in_words(date.first_day) + ", New Style " +
           date::day_in_words(date.first_day);
  if (date::gregorian_of_day_number(date.first_day).year > kLastJulianYear) return {};
  return "Old Style: " + other;
}

std::string events(const draft::Snapshot& snapshot, const Date& date) {
  std::vector<index::DateRecord> records;
  if (date.precision == date::Precision::day && date.first_day != 0) {
    records = snapshot.knowledge->dates_on(date.first_day, kEvents);
  } else if (!date.edtf.empty()) {
    if (const auto record = snapshot.knowledge->date(date.edtf)) records.push_back(*record);
  }
  std::string lines;
  for (const auto& record : records) {
    const std::string& told = record.context.empty() ? record.place.text : record.context;
    if (told.empty()) continue;
    lines += "- " + (record.edtf == date.edtf ? std::string() : record.edtf + ": ") +
             in_markdown(shortened(told, 200)) + " — " + in_markdown(work_name(record.place.file)) +
             ", line " + std::to_string(record.place.line) + "\n";
  }
  return lines;
}

}  // namespace

std::string date_card(const draft::Snapshot& snapshot, std::size_t index) {
  const Date& date = snapshot.draft->dates[index];
  const std::string written = in_markdown(snapshot.draft->document.text(date.range));
  if (date.impossible != date::Impossible::no || date.edtf.empty()) {
    const std::string why = why_impossible(date.impossible);
    return "**" + written + "**" +
           (why.empty() ? std::string(": no such date.") : ": " + why + ".");
  }
  std::string card = "**" + date.edtf + "**";
  if (date.first_day != 0 && date.precision == date::Precision::day) {
    card += " · " + std::string(weekday(date.first_day));
    if (date.is_range && date.last_day > date.first_day)
      card += " to " + std::string(weekday(date.last_day));
  }
  card += "\n\n" + date::precision_in_words(date) + "\n\n";
  if (const std::string other = other_calendar(date); !other.empty()) card += other + "\n\n";
  return card + events(snapshot, date);
}

}  // namespace apparatus::features
