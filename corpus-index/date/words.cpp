// See words.h.
#include "date/words.h"

#include <array>

#include "date/calendar.h"
#include "date/edtf.h"

namespace apparatus::date {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string month_in_words(const Civil& date) {
  return std::string(kMonths[static_cast<std::size_t>(date.month - 1)]);
}

std::string day_and_month(const Civil& date) {
  return std::to_string(date.day) + " " + month_in_words(date);
}

std::string civil_in_words(const Civil& date) {
  return day_and_month(date) + " " + std::to_string(date.year);
}

bool calendars_differ(std::int32_t day_number) {
  const int year = gregorian_of_day_number(day_number).year;
  return year >= 1582 && year < 2100;
}

std::string span_in_words(const Civil& first, const Civil& last) {
  if (first == last) return civil_in_words(first);
  if (first.year == last.year && first.month == last.month)
    return std::to_string(first.day) + "–" + civil_in_words(last);
  if (first.year == last.year) return day_and_month(first) + " – " + civil_in_words(last);
  return civil_in_words(first) + " – " + civil_in_words(last);
}

}  // namespace

std::string_view weekday_in_words(int weekday) {
  return weekday >= 0 && weekday < 7 ? kWeekdays[static_cast<std::size_t>(weekday)]
                                     : std::string_view();
}

std::string day_in_words(std::int32_t day_number) {
  return civil_in_words(gregorian_of_day_number(day_number));
}

std::string julian_day_in_words(std::int32_t day_number) {
  return civil_in_words(julian_of_day_number(day_number));
}

std::string precision_in_words(const Date& date) {
  std::string words;
  const bool known = date.first_day != 0 && date.last_day >= date.first_day;
  if (date.precision == Precision::day && date.is_range && known) {
    words = std::to_string(date.last_day - date.first_day + 1) + " days";
  } else {
    words = date.precision == Precision::day && date.is_range
                ? std::string("some days")
                : (date.is_range ? "a span, to the " : "a ") +
                      std::string(precision_name(date.precision));
  }
  if (!date.qualifier.empty()) words += ", " + date.qualifier + " in it";
  if (date.edtf.find('%') != std::string::npos)
    words += ", approximate and uncertain";
  else if (date.edtf.find('~') != std::string::npos)
    words += ", approximate";
  else if (date.edtf.find('?') != std::string::npos)
    words += ", uncertain";
  if (date.partial) words += "; the year comes from the context";
  return words;
}

std::string in_julian_calendar(std::int32_t day_number) {
  if (!calendars_differ(day_number)) return {};
  return civil_in_words(julian_of_day_number(day_number)) + " (Julian)";
}

std::string in_other_calendar(const Date& date) {
  if (date.precision != Precision::day || date.first_day == 0 || date.last_day == 0) return {};
  if (!calendars_differ(date.first_day) || !calendars_differ(date.last_day)) return {};
  if (date.calendar == Calendar::gregorian) {
    return span_in_words(julian_of_day_number(date.first_day),
                         julian_of_day_number(date.last_day)) +
           " (Julian)";
  }
  return span_in_words(gregorian_of_day_number(date.first_day),
                       gregorian_of_day_number(date.last_day)) +
         " (Gregorian)";
}

std::string dual_form(std::int32_t day_number, const authority::CalendarLanguage* language) {
  const std::string joint = language == nullptr ? " " : language->joint;
  const auto day = [&](const Civil& date) {
    return std::to_string(date.day) + (language == nullptr ? std::string() : language->day_mark);
  };
  const auto month = [&](const Civil& date) {
    return language == nullptr ? month_in_words(date)
                               : language->months[static_cast<std::size_t>(date.month - 1)];
  };
  const auto both = [&](const Civil& date) { return day(date) + joint + month(date); };
  const Civil gregorian = gregorian_of_day_number(day_number);
  const std::string year = joint + std::to_string(gregorian.year);
  if (!calendars_differ(day_number)) return both(gregorian) + year;
  const Civil julian = julian_of_day_number(day_number);
  if (julian.year != gregorian.year)
    return both(julian) + joint + std::to_string(julian.year) + " (" + both(gregorian) + year + ")";
  if (julian.month != gregorian.month) return both(julian) + " (" + both(gregorian) + ")" + year;
  return day(julian) + " (" + day(gregorian) + ")" + joint + month(gregorian) + year;
}

}  // namespace apparatus::date
