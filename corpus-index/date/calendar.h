// Days counted. Every conversion goes through the Julian day number (the day that begins at noon UT
// of the civil date), never through arithmetic on day and month.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace apparatus::date {

struct Civil {
  std::int32_t year = 0;  // astronomical: 0 is 1 BCE
  int month = 1;
  int day = 1;
  friend bool operator==(const Civil&, const Civil&) = default;
  friend auto operator<=>(const Civil&, const Civil&) = default;
};

std::int32_t day_number_of_gregorian(const Civil& date);
std::int32_t day_number_of_julian(const Civil& date);
Civil gregorian_of_day_number(std::int32_t day_number);
Civil julian_of_day_number(std::int32_t day_number);
int weekday_of_day_number(std::int32_t day_number);  // 0 Sunday … 6 Saturday
int days_in_gregorian_month(std::int32_t year, int month);
int days_in_julian_month(std::int32_t year, int month);

}  // namespace apparatus::date
