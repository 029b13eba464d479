#include "lsp/features/selection_ranges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::ElementsAre;

std::vector<std::string> selected(std::string_view text) {
  const Typed typed(text);
  std::vector<std::string> selections;
  for (const auto& range : selection_ranges(typed.snapshot, typed.cursor())) {
    selections.push_back(typed.marked.text.substr(range.begin, range.size()));
  }
  return selections;
}

TEST(SelectionRanges, FromThePartOfACitationToItsNote) {
  const std::string draft = "One.[^1]\n\n[^1]: See RGASPI, f. 612, op. 4, d. 1^9, l. 7.\n";
  const auto selections = selected(draft);
  ASSERT_GE(selections.size(), 4u);
  EXPECT_EQ(selections[0], "19");
  EXPECT_EQ(selections[1], "RGASPI, f. 612, op. 4, d. 19, l. 7");
  EXPECT_EQ(selections[2], "See RGASPI, f. 612, op. 4, d. 19, l. 7.");
  EXPECT_EQ(selections[3], "[^1]: See RGASPI, f. 612, op. 4, d. 19, l. 7.");
}

TEST(SelectionRanges, FromTheWordToThePersonAndTheSection) {
  EXPECT_THAT(selected("# Depots\n\nThere Pavel Dubro^vskii spoke.\n\n# Votes\n\nNo.\n"),
              ElementsAre("Dubrovskii", "Pavel Dubrovskii", "There Pavel Dubrovskii spoke.",
                          "# Depots\n\nThere Pavel Dubrovskii spoke.\n\n",
                          "# Depots\n\nThere Pavel Dubrovskii spoke.\n\n# Votes\n\nNo.\n"));
}

TEST(SelectionRanges, OfAnEmptyDraftIsTheDraft) { EXPECT_THAT(selected("^"), ElementsAre("")); }

}  // namespace
}  // namespace apparatus::features
