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
