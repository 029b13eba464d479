#include "lsp/features/document_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

TEST(DocumentLinks, LeadToTheCorpusWhereItCitesTheFile) {
  const Typed typed(
      "One.[^1] Two.[^2] Three.[^3]\n\n[^1]: [[RGASPI, f. 612, op. 4, d. 20, l. 2]].\n[^2]: Ibid.\n"
      "[^3]: GARF, f. 9, op. 9, d. 9.^\n");
  const auto links = document_links(typed.snapshot);
  ASSERT_EQ(links.size(), 1u);  // an Ibid. leads within the draft, an unknown file nowhere
  EXPECT_EQ(links[0].range, typed.marked.ranges[0]);
  EXPECT_EQ(links[0].tooltip, "cited in 1 text of the corpus");
  const auto target = link_target(typed.snapshot, links[0].target);
  ASSERT_TRUE(target);
  EXPECT_EQ(target->file, "verhaegen.md");
  EXPECT_EQ(target->line, 12u);
}

TEST(DocumentLinks, ATargetThatNobodyKnowsLeadsNowhere) {
  const auto snapshot = snapshot_of("Text.\n");
  EXPECT_FALSE(link_target(snapshot, "file garf/9/9/9"));
  EXPECT_FALSE(link_target(snapshot, "entry nobody1921"));
  EXPECT_FALSE(link_target(snapshot, "nonsense"));
}

}  // namespace
}  // namespace apparatus::features
