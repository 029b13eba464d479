#include "text/unchanged.h"

#include <gtest/gtest.h>

#include <string>

namespace apparatus::text {
namespace {

Unchanged between(const std::string& earlier, const std::string& now,
                  Format format = Format::markdown) {
  return unchanged_blocks(read_document(earlier, format), read_document(now, format));
}

TEST(Unchanged, IsEverythingWhereNothingWasEdited) {
  const Unchanged same = between("One.\n\nTwo.\n", "One.\n\nTwo.\n");
  EXPECT_EQ(same.before, 2U);
}

TEST(Unchanged, IsWhatStandsBeforeAndBehindTheEditedParagraph) {
  const Unchanged same = between("One.\n\nTwo.\n\nThree.\n", "One.\n\nTwo and more.\n\nThree.\n");
  EXPECT_EQ(same.before, 1U);
  EXPECT_EQ(same.behind, 1U);
  EXPECT_EQ(same.shift, 9U);
  EXPECT_TRUE(same.is_same(0));
  EXPECT_FALSE(same.is_same(1));
  EXPECT_TRUE(same.is_same(2));
}

TEST(Unchanged, FollowsParagraphsThatMoveUp) {
  const Unchanged same = between("One.\n\nTwo.\n\nThree.\n", "One.\n\nThree.\n");
  EXPECT_EQ(same.before, 1U);
  EXPECT_EQ(same.behind, 1U);
  EXPECT_EQ(same.now(2), 1U);
}

TEST(Unchanged, EndsWhereAnotherKindOfBlockBegins) {
  // The words are the same; the list makes another block of them.
  const Unchanged same = between("One.\n\nTwo.\n", "One.\n\n- Two.\n");
  EXPECT_EQ(same.before, 1U);
  EXPECT_EQ(same.behind, 0U);
}

TEST(Unchanged, EndsWhereTheSourceIsAnother) {
  const Unchanged same = between("One *two*.\n\nThree.\n", "One _two_.\n\nThree.\n");
  EXPECT_EQ(same.before, 0U);
  EXPECT_EQ(same.behind, 1U);
}

TEST(Unchanged, EndsWhereTheZonesAreOthers) {
  const std::string quoted = "\\begin{quote}\nOne.\n\nTwo.\n\\end{quote}\n\nThree.\n";
  const std::string plain = "\\begin{center}\nOne.\n\nTwo.\n\\end{center}\n\nThree.\n";
  const Unchanged same = between(quoted, plain, Format::latex);
  EXPECT_EQ(same.before, 0U);
  EXPECT_EQ(same.behind, 1U);
}

TEST(Unchanged, HasNothingInCommonWithAnotherFormat) {
  const Unchanged same = unchanged_blocks(read_document("One.\n", Format::markdown),
                                          read_document("One.\n", Format::plain));
  EXPECT_EQ(same.before + same.behind, 0U);
}

}  // namespace
}  // namespace apparatus::text
