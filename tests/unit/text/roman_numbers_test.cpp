#include "text/roman_numbers.h"

#include <gtest/gtest.h>

namespace apparatus::text {
namespace {

TEST(RomanNumbers, OfMonthsCongressesAndVolumes) {
  EXPECT_EQ(roman_number("I"), 1U);
  EXPECT_EQ(roman_number("iv"), 4U);
  EXPECT_EQ(roman_number("XIV"), 14U);
  EXPECT_EQ(roman_number("XIX"), 19U);
  EXPECT_EQ(roman_number("XLII"), 42U);
  EXPECT_EQ(roman_number("xcviii"), 98U);
  EXPECT_EQ(roman_number("MDCCCXLVIII"), 1848U);
}

TEST(RomanNumbers, AsPrintersWriteThem) { EXPECT_EQ(roman_number("XIIII"), 14U); }

TEST(RomanNumbers, WordsAndNothingAreNone) {
  EXPECT_EQ(roman_number(""), 0U);
  EXPECT_EQ(roman_number("XIth"), 0U);
  EXPECT_EQ(roman_number("12"), 0U);
  EXPECT_EQ(roman_number("IIIIIIIIIIIIIIII"), 0U);
}

}  // namespace
}  // namespace apparatus::text
