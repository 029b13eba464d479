#include "text/line_table.h"

#include <gtest/gtest.h>

namespace apparatus::text {
namespace {

TEST(LineTable, AllThreeLineEndsOfLspEndALine) {
  const std::string_view text = "one\ntwo\r\nthree\rfour";
  const LineTable lines(text);
  ASSERT_EQ(lines.line_count(), 4U);
  EXPECT_EQ(slice(text, lines.line_range(text, 0)), "one");
  EXPECT_EQ(slice(text, lines.line_range(text, 1)), "two");
  EXPECT_EQ(slice(text, lines.line_range(text, 2)), "three");
  EXPECT_EQ(slice(text, lines.line_range(text, 3)), "four");
}

TEST(LineTable, ALineEndBelongsToItsLine) {
  const LineTable lines("ab\r\ncd");
  EXPECT_EQ(lines.line_of(2), 0U);
  EXPECT_EQ(lines.line_of(3), 0U);
  EXPECT_EQ(lines.line_of(4), 1U);
  EXPECT_EQ(lines.line_of(400), 1U);
}

TEST(LineTable, TheLastLineMayBeEmpty) {
  const std::string_view text = "a\n";
  const LineTable lines(text);
  EXPECT_EQ(lines.line_count(), 2U);
  EXPECT_TRUE(lines.line_range(text, 1).empty());
  EXPECT_TRUE(lines.line_range(text, 7).empty());
}

TEST(LineTable, ColumnsCountCodePoints) {
  const std::string_view text = "x\nфонд 17";
  const LineTable lines(text);
  EXPECT_EQ(lines.line_column(text, 2), (LineColumn{2, 1}));
  EXPECT_EQ(lines.line_column(text, 11), (LineColumn{2, 6}));
  EXPECT_EQ(lines.line_column(text, 9999), (LineColumn{2, 8}));
}

}  // namespace
}  // namespace apparatus::text
