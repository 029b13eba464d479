// See calendar.h. Integer algorithms over the Julian day number, after E. G. Richards, "Calendars",
// in Explanatory Supplement to the Astronomical Almanac, 3rd ed. (2013), ch. 15, written with floor
// division so that they hold for years before 1 too.
#include "date/calendar.h"

namespace apparatus::date {
namespace {

constexpr std::int32_t floor_divide(std::int32_t a, std::int32_t b) {
  return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}

// Days before 1 March of a Julian year whose first month is March, counted from 1 March of year 0.
struct MarchYear {
  std::int32_t year;
  std::int32_t month;  // 0 March … 11 February
};

MarchYear march_year(const Civil& date) {
  const std::int32_t before_march = date.month <= 2 ? 1 : 0;
  return {date.year - before_march, date.month - 3 + 12 * before_march};
}

// A date from the days since 1 March of a March year.
Civil civil_of(std::int32_t march_based_year, std::int32_t day_of_year) {
  const std::int32_t month = (5 * day_of_year + 2) / 153;
  Civil date;
  date.day = day_of_year - (153 * month + 2) / 5 + 1;
  date.month = month < 10 ? month + 3 : month - 9;
  date.year = march_based_year + (month >= 10 ? 1 : 0);
  return date;
}

constexpr std::int32_t kGregorianEpoch = 1721120;  // 1 March of year 0, Gregorian
constexpr std::int32_t kJulianEpoch = 1721118;     // 1 March of year 0, Julian

int days_in_month(int month, bool leap) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

}  // namespace

std::int32_t day_number_of_gregorian(const Civil& date) {
  const auto [year, month] = march_year(date);
  return kGregorianEpoch + 365 * year + floor_divide(year, 4) - floor_divide(year, 100) +
         floor_divide(year, 400) + (153 * month + 2) / 5 + date.day - 1;
}

std::int32_t day_number_of_julian(const Civil& date) {
  const auto [year, month] = march_year(date);
  return kJulianEpoch + 365 * year + floor_divide(year, 4) + (153 * month + 2) / 5 + date.day - 1;
}

Civil gregorian_of_day_number(std::int32_t day_number) {
  const std::int32_t days = day_number - kGregorianEpoch;
  const std::int32_t era = floor_divide(days, 146097);  // 400 years
  const std::int32_t day_of_era = days - era * 146097;
  const std::int32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  return civil_of(era * 400 + year_of_era, day_of_year);
}

Civil julian_of_day_number(std::int32_t day_number) {
  const std::int32_t days = day_number - kJulianEpoch;
  const std::int32_t era = floor_divide(days, 1461);  // four years
  const std::int32_t day_of_era = days - era * 1461;
  const std::int32_t year_of_era = (day_of_era - day_of_era / 1460) / 365;
  return civil_of(era * 4 + year_of_era, day_of_era - 365 * year_of_era);
}

int weekday_of_day_number(std::int32_t day_number) {
  const std::int32_t weekday = (day_number + 1) % 7;  // day 0 was a Monday
  return weekday < 0 ? weekday + 7 : weekday;
}

int days_in_gregorian_month(std::int32_t year, int month) {
  return days_in_month(month, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

int days_in_julian_month(std::int32_t year, int month) {
  return days_in_month(month, year % 4 == 0);
}

}  // namespace apparatus::date
