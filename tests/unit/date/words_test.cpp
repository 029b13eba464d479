// What a person is told about a date.
#include "date/words.h"

#include "authority/authority.h"

#include <gtest/gtest.h>

#include "date/edtf.h"
#include "tests/unit/date/document_with_dates.h"

namespace apparatus::date {
namespace {

Date only_date(std::string_view text) {
  const DocumentWithDates read(text, text::Format::markdown, true);
  EXPECT_EQ(read.dates.size(), 1u) << text;
  return read.dates.empty() ? Date{} : read.dates.front();
}

TEST(OtherCalendar, OfADay) {
  EXPECT_EQ(in_other_calendar(only_date("on 14 December 1923")), "1 December 1923 (Julian)");
  EXPECT_EQ(in_other_calendar(only_date("on 7–8 January 1924")), "25–26 December 1923 (Julian)");
  EXPECT_EQ(in_other_calendar(only_date("on 17 October 1905 (O.S.)")),
            "30 October 1905 (Gregorian)");
  EXPECT_EQ(in_other_calendar(only_date("in December 1923")), "");
  EXPECT_EQ(in_other_calendar(only_date("on 31 June 1923")), "");
}

TEST(Precision, InWords) {
  EXPECT_EQ(precision_in_words(only_date("on 14 December 1923")), "a day");
  EXPECT_EQ(precision_in_words(only_date("on 7–10 January 1924")), "4 days");
  EXPECT_EQ(precision_in_words(only_date("in early June 1923")), "a month, early in it");
  EXPECT_EQ(precision_in_words(only_date("in c. 1923")), "a year, approximate");
  EXPECT_EQ(precision_in_words(only_date("on 14 December")),
            "a day; the year comes from the context");
}

TEST(DualForm, OfADay) {
  const auto dual = [](const char* day) {
    return dual_form(day_number_of_edtf_day(day).value_or(0));
  };
  EXPECT_EQ(dual("1917-11-07"), "25 October (7 November) 1917");
  EXPECT_EQ(dual("1825-12-26"), "14 (26) December 1825");
  EXPECT_EQ(dual("1900-01-12"), "31 December 1899 (12 January 1900)");
}

TEST(Weekday, InWords) {
  EXPECT_EQ(weekday_in_words(0), "Sunday");
  EXPECT_EQ(weekday_in_words(6), "Saturday");
  EXPECT_EQ(weekday_in_words(-1), "");
}

TEST(DualForm, InOtherLanguages) {
  const auto& calendars = authority::Authority::built_in()->calendars;
  const auto day = *day_number_of_edtf_day("1825-12-26");
  EXPECT_EQ(dual_form(day, calendars.language("ru")), "14 (26) декабря 1825");
  EXPECT_EQ(dual_form(day, calendars.language("de")), "14. (26.) Dezember 1825");
  EXPECT_EQ(dual_form(*day_number_of_edtf_day("1826-01-11"), calendars.language("fr")),
            "30 décembre 1825 (11 janvier 1826)");
}

}  // namespace
}  // namespace apparatus::date
