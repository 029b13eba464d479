#include "lsp/features/wording.h"

#include <gtest/gtest.h>

namespace apparatus::features {
namespace {

TEST(Wording, CountsAndLists) {
  EXPECT_EQ(count_of(1, "citation"), "1 citation");
  EXPECT_EQ(count_of(0, "citation"), "0 citations");
  EXPECT_EQ(count_of(2, "leaf", "leaves"), "2 leaves");
  EXPECT_EQ(enumeration({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(enumeration({}), "");
}

TEST(Wording, LifeDates) {
  EXPECT_EQ(life_dates("1879", "1940"), "1879–1940");
  EXPECT_EQ(life_dates("1879", ""), "born 1879");
  EXPECT_EQ(life_dates("", "1940"), "died 1940");
  EXPECT_EQ(life_dates("", ""), "");
}

TEST(Wording, MarkdownIsHarmless) {
  EXPECT_EQ(in_markdown("*a*\n[b] <c>"), "\\*a\\* \\[b\\] \\<c\\>");
}

TEST(Wording, ShorteningCutsBetweenWords) {
  EXPECT_EQ(shortened("Minutes of the depot", 100), "Minutes of the depot");
  EXPECT_EQ(shortened("Minutes of the depot, and more", 22), "Minutes of the depot …");
  EXPECT_EQ(shortened("ёёёё", 3), "ё …");
}

TEST(Wording, AWorkIsNamedWithoutFolderAndEnding) {
  EXPECT_EQ(work_name("/texts/verhaegen.md"), "verhaegen");
  EXPECT_EQ(work_name("notes"), "notes");
}

}  // namespace
}  // namespace apparatus::features
