// A date as it stands in a document: the day, month, year or span it names, how certainly and in
// which calendar.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "date/edtf.h"
#include "text/range.h"

namespace apparatus::date {

enum class Calendar : std::uint8_t { gregorian, julian, dual };
std::string_view calendar_name(Calendar calendar);

enum class Precision : std::uint8_t { day, month, season, year, decade, century };
std::string_view precision_name(Precision precision);

// How a date is written.
enum class Form : std::uint8_t {
  day_month_year,   // 14 December 1923
  month_day_year,   // December 14, 1923
  numeric_dots,     // 14.12.1923
  numeric_slashes,  // 14/12/1923
  roman_month,      // 9-V-1926
  iso,              // 1923-12-14
  month_year,       // December 1923
  year,
  other,
};

enum class Impossible : std::uint8_t {
  no,
  no_such_day,        // 31 June, 29 February 1923
  no_such_month,      // 12/13/1923
  skipped_by_reform,  // 1–13 February 1918 in Soviet dating
  absurd_year,        // 6/10/1025 in a work on the 1920s
};

struct Date {
  text::ReadingRange range;
  std::string edtf;      // ISO 8601-2; "" for an impossible date (null in the JSON contract)
  bool partial = false;  // the year comes from the context
  Calendar calendar = Calendar::gregorian;
  Precision precision = Precision::day;
  std::string qualifier;  // "early", "mid", "late" or ""
  Form form = Form::other;
  std::string language;  // of the month's name: "en", "ru-Latn"; the first of the data for a date
                         // in numbers
  bool two_digit_year = false;
  bool month_first = false;  // of numbers with slashes: 12/14/1923
  bool is_range = false;
  bool list_goes_on =
      false;  // the next date is the next member of its list: "13.5." in "13.5. and 16.5.1925"
  Impossible impossible = Impossible::no;
  bool inverted = false;  // a range whose end is before its beginning

  int weekday = -1;  // stated beside it: 0 Sunday … 6 Saturday
  text::ReadingRange weekday_range;

  // Of a dual date, both halves as they stand, for the check that they agree. -1 where not dual.
  bool dual_disagrees = false;

  // First and last day that the date may mean, as Julian day numbers; 0 where not known (no year).
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
};

}  // namespace apparatus::date
