// Places packed into bytes come back as they were, in the order of the text.
#include "index/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace apparatus::index {
namespace {

bool operator==(const PackedPlace& a, const PackedPlace& b) {
  return a.range == b.range && a.line == b.line && a.in_note == b.in_note;
}

TEST(Places, ComeBackAsTheyWere) {
  std::vector<PackedPlace> places = {{{10, 17}, 2, false}, {{1000000, 1000300}, 40000, true}};
  const std::string packed = pack(places);
  EXPECT_LT(packed.size(), 12u);
  const auto back = unpack(packed, 10);
  ASSERT_EQ(back.size(), 2u);
  EXPECT_TRUE(back[0] == places[0]);
  EXPECT_TRUE(back[1] == places[1]);
}

TEST(Places, AreSortedByTheirBeginning) {
  // The reader of a Markdown draft meets a note before the paragraph that stands above its text.
  std::vector<PackedPlace> places = {{{500, 504}, 9, true}, {{20, 24}, 1, false}};
  const auto back = unpack(pack(places), 10);
  ASSERT_EQ(back.size(), 2u);
  EXPECT_EQ(back[0].range.begin, 20u);
  EXPECT_EQ(back[1].line, 9u);
}

TEST(Places, AreNoMoreThanAskedFor) {
  std::vector<PackedPlace> places = {{{1, 2}, 1, false}, {{3, 4}, 1, false}, {{5, 6}, 1, false}};
  EXPECT_EQ(unpack(pack(places), 2).size(), 2u);
}

TEST(Places, OfBytesThatMakeNoSenseAreNone) {
  EXPECT_TRUE(unpack("\xff\xff\xff", 10).empty());
  EXPECT_TRUE(unpack("", 10).empty());
}

}  // namespace
}  // namespace apparatus::index
