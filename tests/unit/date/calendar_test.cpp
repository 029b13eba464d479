// Every day of six centuries against a rule that knows nothing of day numbers (counting on, day by
// day) and against the calendar of the C++ library; and the days that historians know in both
// calendars.
#include "date/calendar.h"

#include <gtest/gtest.h>

#include <chrono>

#include "authority/authority.h"
#include "date/edtf.h"

namespace apparatus::date {
namespace {

// The next day by the calendar's own rule.
Civil next_day(Civil date, bool gregorian) {
  const bool leap =
      date.year % 4 == 0 && (!gregorian || date.year % 100 != 0 || date.year % 400 == 0);
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int days = date.month == 2 && leap ? 29 : kDays[date.month - 1];
  if (++date.day > days) {
    date.day = 1;
    if (++date.month > 12) {
      date.month = 1;
      ++date.year;
    }
  }
  return date;
}

TEST(Calendar, GregorianDaysFollowEachOther) {
  Civil date{1500, 1, 1};
  std::int32_t number = day_number_of_gregorian(date);
  for (; date.year <= 2100; date = next_day(date, true), ++number) {
    ASSERT_EQ(day_number_of_gregorian(date), number)
        << date.year << '-' << date.month << '-' << date.day;
    ASSERT_EQ(gregorian_of_day_number(number), date) << number;
  }
}

TEST(Calendar, JulianDaysFollowEachOther) {
  Civil date{1500, 1, 1};
  std::int32_t number = day_number_of_julian(date);
  for (; date.year <= 2100; date = next_day(date, false), ++number) {
    ASSERT_EQ(day_number_of_julian(date), number)
        << date.year << '-' << date.month << '-' << date.day;
    ASSERT_EQ(julian_of_day_number(number), date) << number;
  }
}

TEST(Calendar, AgreesWithTheLibrary) {
  using namespace std::chrono;
  const sys_days first = year{1500} / 1 / 1;
  const sys_days last = year{2100} / 12 / 31;
  for (sys_days day = first; day <= last; day += days{1}) {
    const year_month_day expected{day};
    const std::int32_t number = static_cast<std::int32_t>(day.time_since_epoch().count()) + 2440588;
    const Civil civil{static_cast<int>(expected.year()),
                      static_cast<int>(static_cast<unsigned>(expected.month())),
                      static_cast<int>(static_cast<unsigned>(expected.day()))};
    ASSERT_EQ(gregorian_of_day_number(number), civil);
    ASSERT_EQ(weekday_of_day_number(number), static_cast<int>(weekday{day}.c_encoding()));
  }
}

TEST(Calendar, DaysBeforeTheCommonEra) {
  // The day number begins at noon on 1 January 4713 BCE, Julian.
  EXPECT_EQ(day_number_of_julian({-4712, 1, 1}), 0);
  EXPECT_EQ(julian_of_day_number(0), (Civil{-4712, 1, 1}));
  EXPECT_EQ(day_number_of_gregorian({-4713, 11, 24}), 0);
  EXPECT_EQ(gregorian_of_day_number(day_number_of_gregorian({-43, 3, 15})), (Civil{-43, 3, 15}));
}

struct Pair {
  Civil julian, gregorian;
};

class DaysInBothCalendars : public ::testing::TestWithParam<Pair> {};

TEST_P(DaysInBothCalendars, AreOneDay) {
  const auto& [julian, gregorian] = GetParam();
  EXPECT_EQ(day_number_of_julian(julian), day_number_of_gregorian(gregorian));
  EXPECT_EQ(julian_of_day_number(day_number_of_gregorian(gregorian)), julian);
}

INSTANTIATE_TEST_SUITE_P(
    KnownDays, DaysInBothCalendars,
    ::testing::Values(Pair{{1917, 10, 25}, {1917, 11, 7}}, Pair{{1917, 2, 27}, {1917, 3, 12}},
                      Pair{{1905, 1, 9}, {1905, 1, 22}}, Pair{{1825, 12, 14}, {1825, 12, 26}},
                      Pair{{1881, 3, 1}, {1881, 3, 13}}, Pair{{1870, 4, 10}, {1870, 4, 22}},
                      Pair{{1879, 10, 26}, {1879, 11, 7}}, Pair{{1900, 2, 29}, {1900, 3, 13}},
                      Pair{{1900, 2, 28}, {1900, 3, 12}}, Pair{{1918, 1, 31}, {1918, 2, 13}},
                      Pair{{1582, 10, 5}, {1582, 10, 15}}, Pair{{1752, 9, 3}, {1752, 9, 14}},
                      Pair{{1700, 2, 19}, {1700, 3, 1}}, Pair{{2000, 2, 29}, {2000, 3, 13}}));

TEST(Calendar, LengthsOfMonths) {
  EXPECT_EQ(days_in_gregorian_month(1900, 2), 28);
  EXPECT_EQ(days_in_julian_month(1900, 2), 29);
  EXPECT_EQ(days_in_gregorian_month(2000, 2), 29);
  EXPECT_EQ(days_in_gregorian_month(1923, 6), 30);
  EXPECT_EQ(days_in_gregorian_month(1923, 13), 0);
}

// The day after the last Julian one is the first Gregorian one: nobody left out a day of the week.
// But Alaska changed the calendar and its side of the date line at once and had a Friday twice.
TEST(Calendar, EveryReformInTheTableGoesOnWithTheNextDay) {
  const auto& reforms = authority::Authority::built_in()->calendars.reforms();
  ASSERT_GE(reforms.size(), 28u);
  for (const authority::CalendarReform& reform : reforms) {
    const auto last = parse_edtf_day(reform.last_julian);
    const auto first = day_number_of_edtf_day(reform.first_gregorian);
    ASSERT_TRUE(last && first) << reform.name;
    const int lost = reform.country == "US-AK" ? 0 : 1;
    EXPECT_EQ(day_number_of_julian(*last) + lost, *first) << reform.name;
  }
}

// How many days each country left out, as the handbooks tell it.
TEST(Calendar, DaysLeftOutByTheReforms) {
  const auto left_out = [](std::string_view country) {
    const auto* reform = authority::Authority::built_in()->calendars.reform(country);
    return *day_number_of_edtf_day(reform->first_gregorian) -
           day_number_of_gregorian(*parse_edtf_day(reform->last_julian)) - 1;
  };
  EXPECT_EQ(left_out("ES"), 10);
  EXPECT_EQ(left_out("FR"), 10);
  EXPECT_EQ(left_out("DE-PR"), 10);
  EXPECT_EQ(left_out("DE"), 10);  // in 1700 before the day that divides the calendars further
  EXPECT_EQ(left_out("NL-GE"), 11);
  EXPECT_EQ(left_out("GB"), 11);
  EXPECT_EQ(left_out("RU"), 13);
  EXPECT_EQ(left_out("TR"), 13);
  EXPECT_EQ(left_out("GR"), 13);
}

}  // namespace
}  // namespace apparatus::date
