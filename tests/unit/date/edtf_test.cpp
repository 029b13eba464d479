// The examples of the published specification (https://www.loc.gov/standards/datetime/, 2019),
// level by level: each is read, knows its level, and prints as it was. What is not EDTF is refused.
#include "date/edtf.h"

#include <gtest/gtest.h>

namespace apparatus::date {
namespace {

struct Example {
  const char* text;
  int level;
};

class PublishedExamples : public ::testing::TestWithParam<Example> {};

TEST_P(PublishedExamples, RoundTrip) {
  const auto parsed = parse_edtf(GetParam().text);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(print_edtf(*parsed), GetParam().text);
  EXPECT_EQ(edtf_level(*parsed), GetParam().level);
}

INSTANTIATE_TEST_SUITE_P(
    LevelZero, PublishedExamples,
    ::testing::Values(Example{"1985-04-12", 0}, Example{"1985-04", 0}, Example{"1985", 0},
                      Example{"1985-04-12T23:20:30", 0}, Example{"1985-04-12T23:20:30Z", 0},
                      Example{"1985-04-12T23:20:30-04", 0}, Example{"1985-04-12T23:20:30+04:30", 0},
                      Example{"1964/2008", 0}, Example{"2004-06/2006-08", 0},
                      Example{"2004-02-01/2005-02-08", 0}, Example{"2004-02-01/2005-02", 0},
                      Example{"2004-02-01/2005", 0}, Example{"2005/2006-02", 0}));

INSTANTIATE_TEST_SUITE_P(
    LevelOne, PublishedExamples,
    ::testing::Values(Example{"Y170000002", 1}, Example{"Y-170000002", 1}, Example{"2001-21", 1},
                      Example{"1984?", 1}, Example{"2004-06~", 1}, Example{"2004-06-11%", 1},
                      Example{"201X", 1}, Example{"20XX", 1}, Example{"2004-XX", 1},
                      Example{"1985-04-XX", 1}, Example{"1985-XX-XX", 1},
                      Example{"1985-04-12/..", 1}, Example{"1985-04/..", 1}, Example{"1985/..", 1},
                      Example{"../1985-04-12", 1}, Example{"../1985-04", 1}, Example{"../1985", 1},
                      Example{"1985-04-12/", 1}, Example{"1985-04/", 1}, Example{"1985/", 1},
                      Example{"/1985-04-12", 1}, Example{"/1985-04", 1}, Example{"/1985", 1},
                      Example{"-1985", 1}, Example{"1984~/2004-06", 1}, Example{"1984/2004-06~", 1},
                      Example{"1984~/2004~", 1}, Example{"1984?/2004%", 1}));

INSTANTIATE_TEST_SUITE_P(
    LevelTwo, PublishedExamples,
    ::testing::Values(Example{"Y-17E7", 2}, Example{"1950S2", 2}, Example{"Y171010000S3", 2},
                      Example{"Y3388E2S3", 2}, Example{"2001-34", 2},
                      Example{"[1667,1668,1670..1672]", 2}, Example{"[..1760-12-03]", 2},
                      Example{"[1760-12..]", 2}, Example{"[1760-01,1760-02,1760-12..]", 2},
                      Example{"[1667,1760-12]", 2}, Example{"[..1984]", 2},
                      Example{"{1667,1668,1670..1672}", 2}, Example{"{1960,1961-12}", 2},
                      Example{"{..1984}", 2}, Example{"2004-06-11%", 1}, Example{"2004-06~-11", 2},
                      Example{"2004?-06-11", 2}, Example{"?2004-06-~11", 2},
                      Example{"2004-%06-11", 2}, Example{"156X-12-25", 2}, Example{"15XX-12-25", 2},
                      Example{"XXXX-12-XX", 2}, Example{"1XXX-XX", 2}, Example{"1XXX-12", 2},
                      Example{"1984-1X", 2}, Example{"2004-06-~01/2004-06-~20", 2},
                      Example{"2004-06-XX/2004-07-03", 2}));

class NotEdtf : public ::testing::TestWithParam<const char*> {};

TEST_P(NotEdtf, IsRefused) { EXPECT_FALSE(parse_edtf(GetParam()).has_value()) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Texts, NotEdtf,
                         ::testing::Values("", "14 December 1923", "1923-13", "1923-00",
                                           "1923-06-31", "1923-02-29", "1923-12-00", "1923-12-32",
                                           "923", "19233", "1923-1", "1923-12-1", "1923/12/14", "/",
                                           "../..", "1923-21-01", "Y1923", "-0000", "[1923",
                                           "1923]", "[]", "1923..1924", "1923-12-14T25:00:00",
                                           "1923-12T10:00:00x", "1923-12-14-05", "1923-XX-4X",
                                           "1923~~", "1923-12-14/1924-"));

TEST(Edtf, SpanOfDays) {
  const auto days = [](std::string_view text) {
    const auto span = day_span(text);
    return span ? iso_day(span->first) + ".." + iso_day(span->last) : std::string("none");
  };
  EXPECT_EQ(days("1923-12-14"), "1923-12-14..1923-12-14");
  EXPECT_EQ(days("1924-02"), "1924-02-01..1924-02-29");
  EXPECT_EQ(days("1923"), "1923-01-01..1923-12-31");
  EXPECT_EQ(days("192X"), "1920-01-01..1929-12-31");
  EXPECT_EQ(days("18XX"), "1800-01-01..1899-12-31");
  EXPECT_EQ(days("1921-22"), "1921-06-01..1921-08-31");
  EXPECT_EQ(days("1921-24"), "1921-12-01..1922-02-28");
  EXPECT_EQ(days("1921-34"), "1921-04-01..1921-06-30");
  EXPECT_EQ(days("1924-01-07/1924-01-08"), "1924-01-07..1924-01-08");
  EXPECT_EQ(days("1917-03/1919-12"), "1917-03-01..1919-12-31");
  EXPECT_EQ(days("[1921..1923]"), "1921-01-01..1923-12-31");
  EXPECT_EQ(days("{1960,1955-12}"), "1955-12-01..1960-12-31");
  EXPECT_EQ(days("1950S2"), "1900-01-01..1999-12-31");
  EXPECT_EQ(days("1985-04-XX"), "1985-04-01..1985-04-30");
  EXPECT_EQ(days("1985-XX-XX"), "1985-01-01..1985-12-31");
  EXPECT_EQ(days("1984-1X"), "1984-10-01..1984-12-31");
  EXPECT_EQ(days("1984-XX-14"), "1984-01-14..1984-12-14");
  EXPECT_EQ(days("1984-XX-31"), "1984-01-31..1984-12-31");
  EXPECT_EQ(days("1984-X2-31"), "1984-12-31..1984-12-31");
  EXPECT_EQ(days("1984-X9"), "1984-09-01..1984-09-30");
  EXPECT_EQ(days("1984-0X-31"), "1984-01-31..1984-08-31");
  EXPECT_EQ(days("19XX-02-29"), "1904-02-29..1996-02-29");
  EXPECT_EQ(days("1923-12-X4"), "1923-12-04..1923-12-24");
  EXPECT_EQ(days("XXXX-12-14"), "none");
  EXPECT_EQ(days("1985/.."), "none");
  EXPECT_EQ(days("1924/1923-02"), "none");
  EXPECT_EQ(days("[2294..1670]"), "none");
  EXPECT_EQ(days("Y-17211155058151111111501115505815S11"), "none");
  EXPECT_EQ(days("Y1E99999999999999999999"), "none");
  EXPECT_EQ(days("Y170000002"), "none");
  EXPECT_EQ(days("nonsense"), "none");
}

TEST(Edtf, OneDayStrictly) {
  EXPECT_EQ(parse_edtf_day("1923-12-14"), (Civil{1923, 12, 14}));
  EXPECT_EQ(parse_edtf_day("1923-12-14?"), (Civil{1923, 12, 14}));
  EXPECT_EQ(parse_edtf_day("-0043-03-15"), (Civil{-43, 3, 15}));
  EXPECT_FALSE(parse_edtf_day("1923-12"));
  EXPECT_FALSE(parse_edtf_day("1923-12-14/1923-12-15"));
  EXPECT_FALSE(parse_edtf_day("XXXX-12-14"));
  EXPECT_FALSE(parse_edtf_day("1923-12-XX"));
}

TEST(Edtf, PrintsDays) {
  EXPECT_EQ(iso_day(Civil{1923, 2, 5}), "1923-02-05");
  EXPECT_EQ(iso_day(Civil{-43, 3, 15}), "-0043-03-15");
  EXPECT_EQ(iso_year(12345), "Y12345");
  EXPECT_EQ(iso_month(1923, 2), "1923-02");
  EXPECT_EQ(day_number_of_edtf_day("1970-01-01"), 2440588);
}

// Drafts of the standard had blanks behind the commas of a set.
TEST(Edtf, BlanksInASetAreReadAndNotWritten) {
  for (const std::string_view text : {"[1667, 1668]", "[1667,1668 ]", "{1667 ,1668}"}) {
    const auto read = parse_edtf(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(print_edtf(*read).substr(1, 9), "1667,1668") << text;
  }
}

}  // namespace
}  // namespace apparatus::date
