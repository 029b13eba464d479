#include "text/offset_map.h"

#include <gtest/gtest.h>

namespace apparatus::text {
namespace {

TEST(OffsetMap, CopiedTextShiftsAndReplacedTextIsOnePiece) {
  OffsetMap map;
  map.append_copied(0, 10, 5);
  map.append_replaced({5, 7}, {15, 20});  // "é" for \'{e}
  map.append_copied(7, 20, 5);
  map.finish();
  EXPECT_EQ(map.to_source({1, 3}), (SourceRange{11, 13}));
  EXPECT_EQ(map.to_source({5, 6}), (SourceRange{15, 20}));
  EXPECT_EQ(map.to_source({3, 9}), (SourceRange{13, 22}));
  EXPECT_EQ(map.to_reading(12), 2U);
  EXPECT_EQ(map.to_reading(17), 5U);
  EXPECT_EQ(map.to_reading(22), 9U);
}

TEST(OffsetMap, SourceThatLeftNothingHasNoPlaceInTheReading) {
  OffsetMap map;
  map.append_copied(0, 0, 3);
  map.append_copied(3, 5, 3);  // two bytes of markup between
  map.finish();
  EXPECT_EQ(map.to_reading(3), std::nullopt);
  EXPECT_EQ(map.to_reading(5), 3U);
  EXPECT_EQ(map.to_reading(8), std::nullopt);
  EXPECT_EQ(map.to_source({2, 4}), (SourceRange{2, 6}));
}

TEST(OffsetMap, AnEmptyRangeIsThePlaceWhereItStands) {
  OffsetMap map;
  map.append_copied(0, 4, 3);
  map.append_copied(5, 20, 3);
  map.finish();
  EXPECT_EQ(map.to_source({1, 1}), (SourceRange{5, 5}));
  EXPECT_EQ(map.to_source({3, 3}), (SourceRange{7, 7}));
  EXPECT_EQ(map.to_source({5, 5}), (SourceRange{20, 20}));
  EXPECT_EQ(map.to_source({50, 50}), (SourceRange{23, 23}));
}

// A footnote written inside a paragraph is read after it.
TEST(OffsetMap, TheSourceMayGoBack) {
  OffsetMap map;
  map.append_copied(0, 0, 4);
  map.append_copied(4, 20, 4);
  map.append_copied(10, 6, 10);
  map.finish();
  EXPECT_EQ(map.to_source({2, 6}), (SourceRange{2, 22}));
  EXPECT_EQ(map.to_source({10, 20}), (SourceRange{6, 16}));
  EXPECT_EQ(map.to_reading(7), 11U);
  EXPECT_EQ(map.to_reading(21), 5U);
  EXPECT_EQ(map.to_reading(17), std::nullopt);
}

TEST(OffsetMap, WordsOfAMacroLeadToTheCallAndItsArgumentToItself) {
  OffsetMap map;
  map.append_replaced({0, 3}, {10, 20});  // "f. " of the body
  map.append_copied(3, 14, 2);            // "17", an argument
  map.append_replaced({5, 11}, {10, 20});
  map.finish();
  EXPECT_EQ(map.to_source({3, 5}), (SourceRange{14, 16}));
  EXPECT_EQ(map.to_source({0, 5}), (SourceRange{10, 20}));
  EXPECT_EQ(map.to_reading(14), 3U);
  EXPECT_EQ(map.to_reading(10), 0U);
}

TEST(OffsetMap, NothingAppendedMapsToNothing) {
  OffsetMap map;
  map.finish();
  EXPECT_EQ(map.to_source({0, 5}), SourceRange{});
  EXPECT_EQ(map.to_reading(0), std::nullopt);
}

}  // namespace
}  // namespace apparatus::text
