#include "lsp/features/citation_completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(CitationCompletion, TheFilesOfAnOpisBestFirst) {
  const auto offered = labels(completed("Text.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, d. ^\n"));
  ASSERT_GE(offered.size(), 2u);
  EXPECT_EQ(offered[0], "d. 19");
  EXPECT_EQ(offered[1], "d. 20");
}

TEST(CitationCompletion, SaysWhatAFileIsAndHowOftenItIsCited) {
  const auto list = completed("Text.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, d. ^\n");
  ASSERT_FALSE(list.items.empty());
  EXPECT_THAT(list.items[0].detail, HasSubstr("Minutes of the tram depot"));
  EXPECT_THAT(list.items[0].detail, HasSubstr("citations in 2 texts"));
}

TEST(CitationCompletion, TheLabelBeginsWithThePartThatIsTyped) {
  const auto of_numbers = completed("Text.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, d. 1^\n");
  ASSERT_FALSE(of_numbers.items.empty());
  EXPECT_EQ(of_numbers.items[0].label, "d. 19");
  EXPECT_THAT(of_numbers.items[0].documentation, StartsWith("**RGASPI, f. 612, op. 4, d. 19**"));
  EXPECT_THAT(labels(completed("One.[^1]\n\n[^1]: RGASPI, 612/4/^\n")), Contains("20"));
}

TEST(CitationCompletion, ANumberBegunFilters) {
  EXPECT_THAT(labels(completed("Text.[^1]\n\n[^1]: RGASPI, f. 6^\n")), Each(StartsWith("f. 612")));
  EXPECT_THAT(labels(completed("Text.[^1]\n\n[^1]: RGASPI, f. 61, ^\n")), IsEmpty());
}

TEST(CitationCompletion, WhatIsTypedStays) {
  EXPECT_EQ(line_after_first("Text.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, d. ^\n"),
            "[^1]: RGASPI, f. 612, op. 4, d. 19");
  EXPECT_EQ(line_after_first("Text.[^1]\n\n[^1]: RGASPI, f. 612, op. 4^\n"),
            "[^1]: RGASPI, f. 612, op. 4, d. 19");
  EXPECT_EQ(line_after_first("Text.[^1]\n\n[^1]: RGASPI, f. 612, op. 4,^\n"),
            "[^1]: RGASPI, f. 612, op. 4, d. 19");
}

TEST(CitationCompletion, EditorsFindTheItemByWhatIsTyped) {
  const Typed typed("Text.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, d. 1^\n");
  for (const auto& item : completed(typed).items) {
    EXPECT_THAT(item.filter_text, StartsWith(typed.snapshot.draft->document.text(item.replace)));
  }
}

TEST(CitationCompletion, AnArchiveBegunInANote) {
  const auto offered = labels(completed("Text.[^1]\n\n[^1]: RGA^\n"));
  EXPECT_THAT(offered, Contains("RGASPI"));
  EXPECT_THAT(offered, Contains("RGASPI, f. 612, op. 4, d. 19"));
}

TEST(CitationCompletion, AFileThatTheDraftCitesComesFirst) {
  const auto offered =
      labels(completed("One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 20, l. 2.\n[^2]: "
                       "RGASPI, f. 612, op. 4, d. ^\n"));
  ASSERT_FALSE(offered.empty());
  EXPECT_EQ(offered[0], "d. 20");
}

TEST(CitationCompletion, InRunningTextOnlyTwoCapitalsBeginAnArchive) {
  EXPECT_THAT(labels(completed("He went to Rg^\n")), Not(Contains("RGASPI")));
  EXPECT_THAT(labels(completed("The papers are in RG^\n")), Contains("RGASPI"));
}

TEST(CitationCompletion, BehindIbidTheAntecedentsLeaves) {
  const auto offered = labels(completed(
      "One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: Ibid., l. ^\n"));
  EXPECT_THAT(offered, Contains(HasSubstr("l. 11")));
  EXPECT_EQ(
      line_after_first(
          "One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: Ibid., l. 1^\n"),
      "[^2]: Ibid., l. 11");
}

TEST(CitationCompletion, BehindIbidAnotherFileOfTheSameOpis) {
  EXPECT_EQ(
      line_after_first(
          "One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: Ibid., d. 2^\n"),
      "[^2]: Ibid., d. 20");
}

TEST(CitationCompletion, InStrokesWhereItWasBegunSo) {
  EXPECT_EQ(line_after_first("One.[^1]\n\n[^1]: RGASPI, 612/4/2^\n"), "[^1]: RGASPI, 612/4/20");
}

TEST(CitationCompletion, OneFileUnderAllItsNames) {
  EXPECT_EQ(line_after_first("One.[^1]\n\n[^1]: GARF, f. 5451, op. 42, d. ^\n"),
            "[^1]: GARF, f. 5451, op. 42, d. 3");
}

TEST(CitationCompletion, TheArgumentsOfAMacro) {
  const std::string preamble =
      "\\newcommand{\\RGASPI}[4]{RGASPI, f.~#1, op.~#2, d.~#3, l.~#4}\n\\begin{document}\n";
  const auto list = completed(
      preamble + "The vote.\\footnote{\\RGASPI{612}{4}{2^\n\\end{document}\n", text::Format::latex);
  ASSERT_FALSE(list.items.empty());
  EXPECT_EQ(list.items[0].label, "\\RGASPI{612}{4}{20}");
  EXPECT_EQ(list.items[0].new_text, "20}");
  EXPECT_EQ(line_after_first(preamble + "The vote.\\footnote{\\RGASPI{6^\n\\end{document}\n",
                             text::Format::latex),
            "The vote.\\footnote{\\RGASPI{612}{4}{19}");
}

TEST(CitationCompletion, LatexKeepsItsTies) {
  EXPECT_EQ(
      line_after_first(
          "\\begin{document}\nThe vote.\\footnote{RGASPI, f.~612, op.~4, d.~^}\n\\end{document}\n",
          text::Format::latex),
      "The vote.\\footnote{RGASPI, f.~612, op.~4, d.~19}");
}

}  // namespace
}  // namespace apparatus::features
