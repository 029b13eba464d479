#include "lsp/features/code_lenses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::ElementsAre;

TEST(CodeLenses, AboveTheFirstCitationOfEachFile) {
  const Typed typed(
      "One.[^1] Two.[^2] Three.[^3]\n\n[^1]: [[RGASPI, f. 612, op. 4, d. 19, l. 7]].\n"
      "[^2]: RGASPI, f. 612, op. 4, d. 19, l. 9.\n[^3]: [[GARF, f. 9, op. 9, d. 9]].^\n");
  const auto lenses = code_lenses(typed.snapshot);
  EXPECT_THAT(lenses, ElementsAre(typed.marked.ranges[0], typed.marked.ranges[1]));
  EXPECT_EQ(code_lens_title(typed.snapshot, lenses[0].begin),
            "cited in 2 texts of the corpus, 2 times here");
  EXPECT_EQ(code_lens_title(typed.snapshot, lenses[1].begin),
            "no text of the corpus cites it, 1 time here");
  EXPECT_EQ(code_lens_title(typed.snapshot, 0), "");
}

}  // namespace
}  // namespace apparatus::features
