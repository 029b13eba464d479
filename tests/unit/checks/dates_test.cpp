// The checks of dates by themselves; what needs the corpus is in date_conflict_test.cpp.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(DateImpossible, FindsDaysThatNoMonthHas) {
  const Checked checked = check_alone(
      "The order of 31 April 1921 never left the office. It was cancelled on 29 February 1923.");
  EXPECT_THAT(checked.marked("date-impossible"), ElementsAre("31 April 1921", "29 February 1923"));
  EXPECT_EQ(checked.findings[0].severity, Severity::error);
}

TEST(DateImpossible, LeapDaysAreDays) {
  EXPECT_THAT(check_alone("They met on 29 February 1924.").complaints(), IsEmpty());
}

// Whoever leaves out the year leaves open which one it is.
TEST(DateImpossible, ALeapDayWithoutAYearIsOfALeapYear) {
  EXPECT_THAT(check_alone("The war of 1895 dragged on. On the night of 29 February they marched.")
                  .complaints(),
              IsEmpty());
}

TEST(DateWeekday, FindsAWrongWeekdayAndOffersTheRight) {
  const Checked checked = check_alone("They met on Monday, 17 June 1925, in a tent.");
  EXPECT_THAT(checked.marked("date-weekday"), ElementsAre("Monday, 17 June 1925"));
  EXPECT_THAT(checked.offered("date-weekday"), ElementsAre("Wednesday, 17 June 1925"));
  EXPECT_THAT(checked.find("date-weekday")->message,
              HasSubstr("the nearest Monday was 15 June 1925"));
}

TEST(DateWeekday, ARightWeekdayIsRight) {
  EXPECT_THAT(check_alone("They met on Wednesday, 17 June 1925, and again on 22.06.1925, a Monday.")
                  .marked("date-weekday"),
              IsEmpty());
}

// London dated by the old calendar until 1752, and seldom says so.
TEST(DateWeekday, ADayOfTheOldCalendarNeedsNoMark) {
  EXPECT_THAT(check_alone("The king was tried on Tuesday, 30 January 1649.").marked("date-weekday"),
              IsEmpty());
  EXPECT_THAT(check_alone("The king was tried on Monday, 30 January 1649.").marked("date-weekday"),
              ElementsAre("Monday, 30 January 1649"));
}

TEST(DateWeekday, ANewspaperIsNoDay) {
  EXPECT_THAT(
      check_alone("So it stood in The Sun, 18 June 2008, and in the Herald Sun, 19 June 2008. "
                  "On Sun, 18 June 2008 it rained.")
          .marked("date-weekday"),
      ElementsAre("Sun, 18 June 2008"));
}

TEST(DateWeekday, OffersTheWeekdayInItsLanguage) {
  EXPECT_THAT(check_alone("Man traf sich am Montag, 17. Juni 1925.").offered("date-weekday"),
              ElementsAre("Mittwoch, 17. Juni 1925"));
}

TEST(DateRange, FindsARangeThatRunsBackward) {
  const Checked checked = check_alone("The strike lasted from 19 to 12 May 1926.");
  ASSERT_NE(checked.find("date-range-inverted"), nullptr);
  EXPECT_THAT(checked.offered("date-range-inverted"), ElementsAre(HasSubstr("12 to 19 May 1926")));
}

TEST(DateRange, RunsOverTheNewYear) {
  EXPECT_THAT(
      check_alone("It froze from December to March 1926, and he served from June until March "
                  "1776, and again Dec. 30 – July 12, 1865.")
          .marked("date-range-inverted"),
      IsEmpty());
}

TEST(DateFormat, FindsTheStray) {
  const Checked checked = check_alone(
      "On 3 May 1922 it rained. On 9 May 1922 it snowed. On 11 May 1922 it thawed. On 12 May 1922 "
      "it froze. On May 14, 1922 nobody noticed.");
  EXPECT_THAT(checked.marked("date-format"), ElementsAre("May 14, 1922"));
  EXPECT_THAT(checked.offered("date-format"), ElementsAre("14 May 1922"));
}

TEST(DateFormat, AQuotationKeepsItsDates) {
  EXPECT_THAT(
      check_alone("On 3 May 1922 it rained. On 9 May 1922 it snowed. On 11 May 1922 it thawed. On "
                  "12 May 1922 it froze. The diary has “on May 14, 1922 no bread”.")
          .marked("date-format"),
      IsEmpty());
}

TEST(DateFormat, TwoHabitsAreNoStray) {
  EXPECT_THAT(check_alone("On 3 May 1922 it rained. On 9 May 1922 it snowed. On 11 May 1922 it "
                          "thawed. On May 12, 1922 it froze. On May 14, 1922 it burnt.")
                  .marked("date-format"),
              IsEmpty());
}

TEST(DateFormat, NumbersInTheTextAreMeasuredByThoseInTheNotes) {
  std::string draft = "He wrote on 5/3/1921, in the rain.[^1]\n\n[^1]: Letters of 1.2.1921";
  for (int day = 2; day < 9; ++day) draft += ", " + std::to_string(day) + ".2.1921";
  const Checked checked = check_alone(draft + ".\n");
  EXPECT_THAT(checked.marked("date-format"), ElementsAre("5/3/1921"));
  EXPECT_THAT(checked.offered("date-format"), ElementsAre("5.3.1921"));
  EXPECT_THAT(check_alone("He wrote on 5/3/1921, 6/3/1921 and 7/3/1921, in the rain.\n\n" +
                          draft.substr(draft.find("[^1]")) + ".\n")
                  .marked("date-format"),
              IsEmpty());
}

TEST(DateFormat, ThePinnedStyleCountsAlone) {
  const Checked checked =
      check("On May 14, 1922 it rained.", "[style]\ndate = \"day-month-year\"\n");
  EXPECT_THAT(checked.offered("date-format"), ElementsAre("14 May 1922"));
}

TEST(DateCalendar, FindsHalvesThatDisagree) {
  EXPECT_THAT(check_alone("The throne was empty on 1 (13) March 1917.").marked("date-calendar"),
              ElementsAre("1 (13) March 1917"));
  EXPECT_THAT(check_alone("The throne was empty on 2 (15) March 1917.").marked("date-calendar"),
              IsEmpty());
}

TEST(DateFormat, ThePinnedOrderReadsAndWritesNumbers) {
  const Checked checked =
      check("On 5 June 1924 it rained; see 6/5/1924.", "[style]\ndate = \"numeric-month-first\"\n");
  EXPECT_THAT(checked.marked("date-format"), ElementsAre("5 June 1924"));
  EXPECT_THAT(checked.offered("date-format"), ElementsAre("6/5/1924"));
  EXPECT_EQ(checked.snapshot.draft->dates.back().edtf, "1924-06-05");
}

TEST(DateWeekday, ADayOfTheOldCalendarHasItsOwn) {
  // A Thursday by the Julian calendar, a Saturday by the other.
  EXPECT_THAT(check_alone("They rose on 14 (26) December 1825. On Thursday, 17 December 1825, a "
                          "court was set up.")
                  .marked("date-weekday"),
              testing::IsEmpty());
  EXPECT_THAT(
      check_alone("On Thursday, 17 December 1825, a court was set up.").marked("date-weekday"),
      testing::SizeIs(1));
}

}  // namespace
}  // namespace apparatus::checks
