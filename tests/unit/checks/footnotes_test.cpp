#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Footnotes, MarksWithoutNotesAndNotesWithoutMarks) {
  const Checked checked =
      check_alone("He left.[^1] She stayed.[^3]\n\n[^1]: So they say.\n[^2]: Nobody calls me.\n");
  EXPECT_THAT(checked.marked("footnote-undefined"), ElementsAre("[^3]"));
  ASSERT_EQ(checked.marked("footnote-unused").size(), 1U);
  EXPECT_THAT(checked.marked("footnote-unused")[0], HasSubstr("[^2]"));
}

TEST(Footnotes, TwoNotesUnderOneLabel) {
  const Checked checked =
      check_alone("He left.[^1]\n\n[^1]: So they say.\n[^1]: In the morning.\n");
  ASSERT_EQ(checked.marked("footnote-duplicate").size(), 1U);
  EXPECT_THAT(checked.find("footnote-duplicate")->evidence[0].text, HasSubstr("So they say"));
  EXPECT_EQ(checked.find("footnote-duplicate")->severity, Severity::hint);
}

TEST(Footnotes, MarksAndTextsOfLatex) {
  const Checked checked = check_alone(
      "He left.\\footnotemark[1] She stayed.\\footnotemark[4]\n\n\\footnotetext[1]{So they say.}\n"
      "\\footnotetext[1]{In the morning.}\n\\footnotetext[2]{Nobody calls me.}\n",
      "/drafts/draft.tex");
  EXPECT_THAT(checked.marked("footnote-undefined"), ElementsAre("\\footnotemark[4]"));
  ASSERT_EQ(checked.marked("footnote-unused").size(), 1U);
  EXPECT_THAT(checked.marked("footnote-unused")[0], HasSubstr("[2]"));
  ASSERT_EQ(checked.marked("footnote-duplicate").size(), 1U);
  // Two tables, each with its note 1.
  EXPECT_THAT(check_alone("A\\footnotemark[1]\n\\footnotetext[1]{One.}\n\nB\\footnotemark[1]\n"
                          "\\footnotetext[1]{Two.}\n",
                          "/drafts/draft.tex")
                  .findings,
              IsEmpty());
}

TEST(Footnotes, CalledAndDefinedIsInOrder) {
  EXPECT_THAT(
      check_alone("He left.[^a] She too.^[In the morning.]\n\n[^a]: So they say.\n").findings,
      IsEmpty());
}

TEST(Footnotes, ASilencedLineIsSilent) {
  EXPECT_THAT(
      check_alone("<!-- apparatus: ignore footnote-undefined -->\nShe stayed.[^3]\n").findings,
      IsEmpty());
  EXPECT_EQ(
      check_alone("<!-- apparatus: ignore name-misspelling -->\nShe stayed.[^3]\n").findings.size(),
      1U);
}

}  // namespace
}  // namespace apparatus::checks
