#include "date/calendar.h"
#include "date/style.h"
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
constexpr const char* kWeekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                     "Thursday", "Friday", "Saturday"};
constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};

std::string in_words(const date::Civil& civil) {
  const int month = civil.month >= 1 && civil.month <= 12 ? civil.month : 1;
  return std::to_string(civil.day) + " " + kMonths[month - 1] + " " + std::to_string(civil.year);
}

std::string weekday(std::int32_t day) { return kWeekdays[date::weekday_of_day_number(day)]; }

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

std::string precision_in_words(const Date& date) {
  if (date.is_range) {
    if (date.first_day == 0) return "a range";
    return "a range of " +
           count_of(static_cast<std::uint64_t>(date.last_day - date.first_day + 1), "day");
  }
  std::string words = "to the " + std::string(date::precision_name(date.precision));
  if (!date.qualifier.empty()) words = date.qualifier + " part, " + words;
  if (date.edtf.find('~') != std::string::npos) words += ", approximately";
  if (date.edtf.find('?') != std::string::npos) words += ", uncertain";
  return words;
}

std::string other_calendar(const Date& date) {
  if (date.first_day == 0 || date.precision != date::Precision::day || date.is_range) return {};
  const auto julian = date::julian_of_day_number(date.first_day);
  const auto gregorian = date::gregorian_of_day_number(date.first_day);
  if (date.calendar == date::Calendar::gregorian) {
    if (gregorian.year > kLastJulianYear || gregorian == julian) return {};
    return "Julian calendar (Old Style): " + in_words(julian);
  }
  return "Old Style " + in_words(julian) + ", New Style " + in_words(gregorian);
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
    card += " · " + weekday(date.first_day);
    if (date.is_range && date.last_day > date.first_day) card += " to " + weekday(date.last_day);
  }
  card += "\n\n" + precision_in_words(date);
  if (date.partial) card += "; the year comes from the context";
  card += "\n\n";
  if (const std::string other = other_calendar(date); !other.empty()) card += other + "\n\n";
  return card + events(snapshot, date);
}

}  // namespace apparatus::features
