// A draft's habit is learnt from what it does most, and a value written by it reads as the draft
// does.
#include "date/style.h"

#include <gtest/gtest.h>

#include "tests/unit/date/document_with_dates.h"

namespace apparatus::date {
namespace {

Style learnt(std::string_view text) {
  const DocumentWithDates read(text);
  return learn(read.document, read.dates);
}

std::string written(std::string_view edtf, const Style& style) {
  return render(edtf, style, *authority::Authority::built_in());
}

TEST(Learn, TheFormOfMostFullDates) {
  const Style style =
      learnt("On 14 December 1923, 7–8 January 1924 and May 5, 1924; in June 1924; on 3 July.");
  EXPECT_EQ(style.form, Form::day_month_year);
  EXPECT_EQ(style.count, 3);
  EXPECT_EQ(style.of_form, 2);
  EXPECT_EQ(style.language, "en");
}

TEST(Learn, LeadingZeros) {
  EXPECT_TRUE(learnt("On 05.12.1923 and on 14.11.1923.").leading_zeros);
  EXPECT_FALSE(learnt("On 5.12.1923 and on 14.11.1923.").leading_zeros);
  EXPECT_FALSE(learnt("On 15.12.1923.").leading_zeros);
}

TEST(Learn, ShortYears) {
  EXPECT_TRUE(learnt("RM, 5/12/23, 6/12/23; 7/12/1923").two_digit_year);
  EXPECT_FALSE(learnt("RM, 5/12/1923, 6/12/1923; 7/12/23").two_digit_year);
}

TEST(Learn, TheLanguageOfTheMonths) {
  EXPECT_EQ(learnt("Am 14. Dezember 1923 und am 8. März 1924.").language, "de");
  EXPECT_EQ(learnt("Протокол от 14 декабря 1923 г.").language, "ru");
}

TEST(Learn, ADraftWithoutDates) {
  const Style style = learnt("Nothing is dated here.");
  EXPECT_EQ(style.count, 0);
  EXPECT_EQ(style.form, Form::day_month_year);
}

TEST(Render, DayMonthYear) {
  const Style style;
  EXPECT_EQ(written("1923-12-14", style), "14 December 1923");
  EXPECT_EQ(written("1924-01-07/1924-01-08", style), "7–8 January 1924");
  EXPECT_EQ(written("1924-01-28/1924-02-03", style), "28 January–3 February 1924");
  EXPECT_EQ(written("1923-12-28/1924-01-03", style), "28 December 1923–3 January 1924");
  EXPECT_EQ(written("1923-12", style), "December 1923");
  EXPECT_EQ(written("1925-11/1925-12", style), "November–December 1925");
  EXPECT_EQ(written("1923", style), "1923");
}

TEST(Render, OtherForms) {
  Style style;
  style.form = Form::month_day_year;
  EXPECT_EQ(written("1923-12-14", style), "December 14, 1923");
  EXPECT_EQ(written("1924-01-16/1924-01-18", style), "January 16–18, 1924");
  style.form = Form::numeric_dots;
  EXPECT_EQ(written("1924-01-05", style), "5.1.1924");
  style.leading_zeros = true;
  EXPECT_EQ(written("1924-01-05", style), "05.01.1924");
  EXPECT_EQ(written("1924-01-08/1924-01-10", style), "08–10.01.1924");
  style.form = Form::numeric_slashes;
  style.leading_zeros = false;
  style.two_digit_year = true;
  EXPECT_EQ(written("1924-01-05", style), "5/1/24");
  style.form = Form::roman_month;
  style.two_digit_year = false;
  EXPECT_EQ(written("1926-05-09", style), "9-V-1926");
  style.form = Form::iso;
  EXPECT_EQ(written("1926-05-09", style), "1926-05-09");
}

TEST(Render, InTheLanguageOfTheDraft) {
  Style style;
  style.language = "de";
  EXPECT_EQ(written("1923-12-07", style), "7. Dezember 1923");
  style.language = "es";
  EXPECT_EQ(written("1931-04-14", style), "14 de abril de 1931");
  style.language = "ru";
  EXPECT_EQ(written("1923-12-07", style), "7 декабря 1923");
}

TEST(Render, WhatItCannotSay) {
  EXPECT_EQ(written("XXXX-12-14", Style{}), "");
  EXPECT_EQ(written("1921-22", Style{}), "");
  EXPECT_EQ(written("1985/..", Style{}), "");
  EXPECT_EQ(written("nonsense", Style{}), "");
}

TEST(Render, ReadsBackAsTheSameDay) {
  for (const Form form : {Form::day_month_year, Form::month_day_year, Form::numeric_dots,
                          Form::numeric_slashes, Form::roman_month, Form::iso}) {
    Style style;
    style.form = form;
    const DocumentWithDates read("It was on " + written("1923-12-14", style) + " there.");
    ASSERT_EQ(read.dates.size(), 1u) << form_name(form);
    EXPECT_EQ(read.dates[0].edtf, "1923-12-14");
    EXPECT_EQ(form_of_name(form_name(form)), form);
  }
}

TEST(NumberOrder, IsLearntOfEachWorkAndMayBePinned) {
  const auto first_of = [](std::string_view text, NumberOrder order) {
    const text::Document document = text::read_document(std::string(text), text::Format::plain);
    return recognise(document, *authority::Authority::built_in(), {}, order).front().edtf;
  };
  constexpr std::string_view kOpen = "Stamped 5/6/1924 and 7/8/1924.";
  EXPECT_EQ(first_of(kOpen, NumberOrder::learnt), "1924-06-05");
  EXPECT_EQ(first_of(kOpen, NumberOrder::month_first), "1924-05-06");
  constexpr std::string_view kAmerican = "Stamped 5/6/1924 and 7/28/1924.";
  EXPECT_EQ(first_of(kAmerican, NumberOrder::learnt), "1924-05-06");
  EXPECT_EQ(first_of(kAmerican, NumberOrder::day_first), "1924-06-05");
}

TEST(NumberOrder, OfAProjectsStyle) {
  EXPECT_EQ(order_of_name("draft"), NumberOrder::learnt);
  EXPECT_EQ(order_of_name("month-day-year"), NumberOrder::month_first);
  EXPECT_EQ(order_of_name("numeric-slashes"), NumberOrder::day_first);
  Style style;
  pin("numeric-month-first", style);
  EXPECT_EQ(render("1924-05-06", style, *authority::Authority::built_in()), "5/6/1924");
  EXPECT_EQ(render("1924-05-06/1924-05-08", style, *authority::Authority::built_in()),
            "5/6/1924–5/8/1924");
  pin("numeric-slashes", style);
  EXPECT_EQ(render("1924-05-06", style, *authority::Authority::built_in()), "6/5/1924");
  pin("draft", style);
  EXPECT_EQ(style.form, Form::numeric_slashes);
}

}  // namespace
}  // namespace apparatus::date
