#include "lsp/features/date_completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(DateCompletion, TheYearComesFromTheNarrative) {
  EXPECT_EQ(line_after_first("It began on 28 December 1931.\n\nIt ended on 5 Ja^\n"),
            "It ended on 5 January 1932");
  EXPECT_EQ(line_after_first("It began on 2 February 1931.\n\nIt was planned since 30 Dec^\n"),
            "It was planned since 30 December 1930");
}

TEST(DateCompletion, AWeekdayDecides) {
  EXPECT_EQ(line_after_first("It began on 28 December 1931.\n\nIt ended on Thursday, 5 Ja^\n"),
            "It ended on Thursday, 5 January 1933");
}

TEST(DateCompletion, ADateOfTheDraftComesFirst) {
  EXPECT_EQ(line_after_first("On 3 March 1926 they voted; by 1 June 1931 nobody knew. On 3 Ma^\n"),
            "On 3 March 1926 they voted; by 1 June 1931 nobody knew. On 3 March 1926");
}

TEST(DateCompletion, TellsTheWeekdayAndWhatTheCorpusKnows) {
  const auto list = completed("In March 1926 they voted, on 3 Mar^\n");
  ASSERT_FALSE(list.items.empty());
  EXPECT_EQ(list.items[0].label, "3 March 1926");
  EXPECT_THAT(list.items[0].detail, HasSubstr("Wednesday"));
  EXPECT_THAT(list.items[0].documentation, HasSubstr("tram depot"));
}

TEST(DateCompletion, ARangeThatTheCorpusKnows) {
  EXPECT_EQ(line_after_first("After 3 March 1926 they met on 7–^\n"),
            "After 3 March 1926 they met on 7–8 April 1926");
}

TEST(DateCompletion, TheDaysOfAnEventThatTheSentenceNames) {
  EXPECT_EQ(line_after_first("It began on 3 March 1931. The Fourth Congress met in Ma^\n"),
            "It began on 3 March 1931. The Fourth Congress met in May 1926");
  EXPECT_EQ(line_after_first("It began on 3 March 1931. The Fourth Congress met on 2^\n"),
            "It began on 3 March 1931. The Fourth Congress met on 23–26 May 1926");
  EXPECT_THAT(labels(completed("Nobody met on 2^\n")), IsEmpty());
}

TEST(DateCompletion, InTheDraftsNumbers) {
  EXPECT_EQ(line_after_first("Voted on 03.03.1926, again on 12.04.1926, and at last on 05.05^\n"),
            "Voted on 03.03.1926, again on 12.04.1926, and at last on 05.05.1926");
}

TEST(DateCompletion, NoDayThatIsNone) {
  for (const auto& label :
       labels(completed("It began on 28 December 1931.\n\nIt ended on 31 Ju^\n"))) {
    EXPECT_THAT(label, HasSubstr("July"));
  }
  EXPECT_THAT(labels(completed("It began on 28 December 1931.\n\nIt ended on 31 Nov^\n")),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::features
