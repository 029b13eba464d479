// Values of levels and lists of leaves, as they stand in notes.
#include "citation/numbers.h"

#include <gtest/gtest.h>

#include <string>

#include "authority/authority.h"

namespace apparatus::citation {
namespace {

std::string value(std::string_view text) {
  return read_value(text, 0, static_cast<std::uint32_t>(text.size()), false).text;
}

std::string leaves(std::string_view text) {
  std::string out;
  for (const Leaf& leaf : read_leaves(text, 0, static_cast<std::uint32_t>(text.size()),
                                      authority::Authority::built_in()->schemes.words())) {
    out += (out.empty() ? "" : " ") + leaf.text;
  }
  return out;
}

TEST(Value, MayHaveAClassOrALetter) {
  EXPECT_EQ(value("17, op."), "17");
  EXPECT_EQ(value("67-P, op."), "67-P");
  EXPECT_EQ(value("П-3. Оп."), "П-3");
  EXPECT_EQ(value("85a."), "85a");
  EXPECT_EQ(value("43а."), "43а");
  EXPECT_EQ(value("R-5446,"), "R-5446");
  EXPECT_EQ(value("7-8"), "7");
}

TEST(Value, IsNoWordAndNoLongNumber) {
  EXPECT_EQ(value("17th"), "");
  EXPECT_EQ(value("f. 17"), "");
  EXPECT_EQ(value("1234567890"), "");
  EXPECT_EQ(value(""), "");
}

TEST(Leaves, AreSpeltOut) {
  EXPECT_EQ(leaves("7–8."), "7-8");
  EXPECT_EQ(leaves("124–26."), "124-126");
  EXPECT_EQ(leaves("213-7."), "213-217");
  EXPECT_EQ(leaves("78–77."), "78-77");
  EXPECT_EQ(leaves("44–44a."), "44-44a");
  EXPECT_EQ(leaves("5 – 6"), "5-6");
  EXPECT_EQ(leaves("12--11"), "12-11");
}

TEST(Leaves, KeepTheirVersosWithoutSpaceAndStop) {
  EXPECT_EQ(leaves("37ob"), "37ob");
  EXPECT_EQ(leaves("37 ob."), "37ob");
  EXPECT_EQ(leaves("12 об.–13, 15 об."), "12об-13 15об");
  EXPECT_EQ(leaves("12v–13r"), "12v-13r");
  EXPECT_EQ(leaves("168–168ob, 174"), "168-168ob 174");
}

TEST(Leaves, EndWhereSomethingElseBegins) {
  EXPECT_EQ(leaves("31, 33 and 40; d. 5"), "31 33 40");
  EXPECT_EQ(leaves("9, 3/1a/6/15"), "9");
  EXPECT_EQ(leaves("57, 14 December 1923"), "57");
  EXPECT_EQ(leaves("57, 1923."), "57");
  EXPECT_EQ(leaves("1 and 46 others"), "1");
}

TEST(Leaves, AreNone) {
  EXPECT_EQ(leaves("passim"), "");
  EXPECT_EQ(leaves("1234567"), "");
  EXPECT_EQ(leaves(""), "");
}

}  // namespace
}  // namespace apparatus::citation
