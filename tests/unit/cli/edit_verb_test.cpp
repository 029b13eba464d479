#include "lsp/cli/edit_verb.h"

#include <gtest/gtest.h>

namespace apparatus::cli {
namespace {

constexpr const char* kText = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

TEST(UnifiedDiff, ShowsThreeLinesAroundAChange) {
  EXPECT_EQ(unified_diff("a.md", kText, {{{14, 18}, "FOUR"}}),
            "--- a.md\n+++ a.md\n@@ -1,7 +1,7 @@\n one\n two\n three\n-four\n+FOUR\n five\n six\n "
            "seven\n");
}

TEST(UnifiedDiff, ChangesFarApartAreHunksOfTheirOwn) {
  const std::string diff = unified_diff("a.md", kText, {{{0, 3}, "ONE"}, {{45, 48}, "TEN\nmore"}});
  EXPECT_NE(diff.find("@@ -1,4 +1,4 @@\n-one\n+ONE\n two\n three\n four\n"), std::string::npos)
      << diff;
  EXPECT_NE(diff.find("@@ -7,4 +7,5 @@\n seven\n eight\n nine\n-ten\n+TEN\n+more\n"),
            std::string::npos)
      << diff;
}

TEST(UnifiedDiff, TwoEditsOfOneLineAreOneChange) {
  EXPECT_EQ(
      unified_diff("a.md", "ab cd", {{{0, 2}, "AB"}, {{3, 5}, "CD"}}),
      "--- a.md\n+++ a.md\n@@ -1,1 +1,1 @@\n-ab cd\n\\ No newline at end of file\n+AB CD\n\\ No "
      "newline at end of file\n");
}

TEST(UnifiedDiff, NothingWhereNothingChanges) {
  EXPECT_EQ(unified_diff("a.md", kText, {}), "");
  EXPECT_EQ(unified_diff("a.md", kText, {{{0, 3}, "one"}}), "");
}

}  // namespace
}  // namespace apparatus::cli
