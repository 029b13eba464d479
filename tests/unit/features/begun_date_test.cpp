#include "lsp/features/begun_date.h"

#include <gtest/gtest.h>

#include "authority/authority.h"

namespace apparatus::features {
namespace {

std::optional<BegunDate> begun(std::string_view text,
                               date::Form form = date::Form::day_month_year) {
  date::Style style;
  style.form = form;
  return begun_date(text, style, authority::Authority::built_in()->calendars);
}

TEST(BegunDate, DayAndTheBeginningOfAMonth) {
  const auto date = begun("put off to Friday, 14 De");
  ASSERT_TRUE(date);
  EXPECT_EQ(date->day, 14);
  ASSERT_EQ(date->months.size(), 1u);
  EXPECT_EQ(date->months[0].month, 12);
  EXPECT_EQ(date->weekday, 5);
  EXPECT_EQ(date->begin, 19u);
}

TEST(BegunDate, AMonthOfSeveral) {
  const auto date = begun("on 5 Ju");
  ASSERT_TRUE(date);
  EXPECT_EQ(date->months.size(), 2u);
}

TEST(BegunDate, ARangeInWordsAndOneWithAStroke) {
  const auto words = begun("it sat from 10 to 12 Ja");
  ASSERT_TRUE(words);
  EXPECT_EQ(words->first_day, 10);
  EXPECT_EQ(words->day, 12);
  EXPECT_FALSE(words->range_in_place);
  const auto stroke = begun("it sat on 7–8 Ja");
  ASSERT_TRUE(stroke);
  EXPECT_EQ(stroke->first_day, 7);
  EXPECT_TRUE(stroke->range_in_place);
}

TEST(BegunDate, ADayAndAStrokeBehindAWordThatDates) {
  ASSERT_TRUE(begun("the conference on 7–"));
  EXPECT_EQ(begun("the conference on 7–")->first_day, 7);
  EXPECT_EQ(begun("the conference on 7–1")->day_digits, "1");
  EXPECT_FALSE(begun("see pp. 7–"));
  EXPECT_FALSE(begun("a majority 7–"));
}

TEST(BegunDate, TheYearIsWanted) {
  const auto date = begun("on 14 December 19");
  ASSERT_TRUE(date);
  EXPECT_EQ(date->year_digits, "19");
  EXPECT_FALSE(begun("on 14 December 1923"));
}

TEST(BegunDate, NumbersOnlyWhereTheDraftWritesThem) {
  const auto dots = begun("adopted on 05.01", date::Form::numeric_dots);
  ASSERT_TRUE(dots);
  EXPECT_EQ(dots->day, 5);
  EXPECT_EQ(dots->months.at(0).month, 1);
  EXPECT_TRUE(dots->leading_zeros);
  EXPECT_FALSE(begun("in section 05.01"));
  EXPECT_FALSE(begun("in 05.13", date::Form::numeric_dots));
  EXPECT_FALSE(begun("on 05.01.1924", date::Form::numeric_dots));
}

TEST(BegunDate, MonthFirstOnlyWhereTheDraftWritesSo) {
  const auto date = begun("on December 1", date::Form::month_day_year);
  ASSERT_TRUE(date);
  EXPECT_EQ(date->day, 1);
  EXPECT_EQ(date->form, date::Form::month_day_year);
}

TEST(BegunDate, AMonthAloneBehindAPreposition) {
  ASSERT_TRUE(begun("early in Dec"));
  EXPECT_FALSE(begun("Wagons Dec"));
  EXPECT_FALSE(begun("a letter of 5 de"));
  EXPECT_FALSE(begun("the first of J"));
}

TEST(BegunDate, RussianMonthsInARussianDraft) {
  date::Style style;
  style.language = "ru";
  const auto date =
      begun_date("собрание 14 дек", style, authority::Authority::built_in()->calendars);
  ASSERT_TRUE(date);
  EXPECT_EQ(date->months.at(0).month, 12);
}

}  // namespace
}  // namespace apparatus::features
