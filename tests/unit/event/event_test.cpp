#include "event/event.h"

#include <gtest/gtest.h>

namespace apparatus::event {
namespace {

Event congress(int ordinal, std::vector<std::string> proper = {}) {
  Event event;
  event.kind = "congress";
  event.ordinal = ordinal;
  event.proper = std::move(proper);
  return event;
}

TEST(Event, IsToldApartByNumberNameOrMonth) {
  EXPECT_TRUE(is_told_apart(congress(9)));
  EXPECT_TRUE(is_told_apart(congress(0, {"torun"})));
  EXPECT_FALSE(is_told_apart(congress(0)));
  Event of_district = congress(0);
  of_district.rank = "district";
  EXPECT_FALSE(is_told_apart(of_district));
}

TEST(Event, MayBeTheSameUnlessSomethingContradicts) {
  EXPECT_TRUE(may_be_same(congress(9), congress(9, {"millers"})));
  EXPECT_FALSE(may_be_same(congress(9, {"millers"}), congress(9)));
  EXPECT_FALSE(may_be_same(congress(9), congress(8)));
  EXPECT_TRUE(may_concern(congress(9, {"millers"}), congress(9)));
  EXPECT_FALSE(may_concern(congress(9, {"millers"}), congress(9, {"turners"})));
}

TEST(Event, OnlyWhatHasADayOfItsOwnIsFirm) {
  EXPECT_TRUE(is_firm(congress(9)));
  Event rising;
  rising.kind = "uprising";
  EXPECT_FALSE(is_firm(rising));
}

TEST(Event, OneWordInTwoForms) {
  EXPECT_TRUE(same_word("bauman", "baumanski"));
  EXPECT_FALSE(same_word("bau", "bauman"));
  EXPECT_FALSE(same_word("sokolniki", "sormovo"));
}

}  // namespace
}  // namespace apparatus::event
