// A date told to a person: what hover, messages and completion say. English, whatever the document
// is written in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "authority/calendars.h"
#include "date/date.h"

namespace apparatus::date {

// "Monday" for 0 Sunday … 6 Saturday; "" for anything else.
std::string_view weekday_in_words(int weekday);

// "14 December 1923"
std::string day_in_words(std::int32_t day_number);

// The same day in the Julian calendar, without a word on it.
std::string julian_day_in_words(std::int32_t day_number);

// The precision in words: "a day", "2 days", "a month, early in it", "a year, uncertain", "a month;
// the year comes from the context".
std::string precision_in_words(const Date& date);

// The day or days of the date in the other calendar: "1 December 1923 (Julian)" for a Gregorian
// day, "30 October 1905 (Gregorian)" for one written in Old Style. Empty for what is no day, and
// outside 1582–2099.
std::string in_other_calendar(const Date& date);
// The same for a Gregorian day alone.
std::string in_julian_calendar(std::int32_t day_number);

// How to write a Gregorian day in both calendars: "25 October (7 November) 1917", "14 (26) December
// 1825", "31 December 1899 (12 January 1900)"; with the months of a language, English for nullptr.
std::string dual_form(std::int32_t day_number,
                      const authority::CalendarLanguage* language = nullptr);

}  // namespace apparatus::date
