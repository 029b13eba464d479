// The checks of citations by their form and against each other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kNotes = R"(One.[^1] Two.[^2] Three.[^3] Four.[^4] Five.[^5]

[^1]: RGAE, f. 3429, op. 1, d. 225, l. 7.
[^2]: RGAE, f. 3429, op. 1, d. 230, l. 12.
[^3]: RGAE, f. 3429, op. 1, d. 231, l. 2.
[^4]: RGAE, f. 3429, op. 1, d. 240, l. 3.
)";

std::string with_fifth(std::string_view note) {
  return std::string(kNotes) + "[^5]: " + std::string(note) + "\n";
}

TEST(Citations, WhatIsInOrderIsSilent) {
  EXPECT_THAT(check(with_fifth("Ibid., l. 4.")).complaints(), IsEmpty());
}

TEST(CitationMalformed, FindsADigitForALetter) {
  const Checked checked = check(with_fifth("RGAE, f. 3429, op. 1, d. 225, 1. 58."));
  ASSERT_NE(checked.find("citation-malformed"), nullptr);
  EXPECT_THAT(checked.text_of(*checked.find("citation-malformed")), HasSubstr("1. 58"));
  EXPECT_THAT(checked.offered("citation-malformed"), ElementsAre(HasSubstr("l. 58")));
  EXPECT_TRUE(checked.find("citation-malformed")->fixes[0].preferred);
}

TEST(CitationLeafRange, FindsLeavesThatRunBackward) {
  const Checked checked = check(with_fifth("RGAE, f. 3429, op. 1, d. 225, l. 48–45."));
  EXPECT_THAT(checked.marked("citation-leaf-range-inverted"), ElementsAre("48–45"));
  EXPECT_THAT(checked.offered("citation-leaf-range-inverted"), ElementsAre("45–48"));
  EXPECT_THAT(check(with_fifth("RGAE, f. 3429, op. 1, d. 225, l. 124–26."))
                  .marked("citation-leaf-range-inverted"),
              IsEmpty());
}

TEST(CitationNotation, FindsTheStrayNotation) {
  const Checked checked = check(with_fifth("RGAE, 3429/1/225/9."));
  EXPECT_THAT(checked.marked("citation-notation-mixed"), ElementsAre("RGAE, 3429/1/225/9"));
  EXPECT_THAT(checked.offered("citation-notation-mixed"),
              ElementsAre("RGAE, f. 3429, op. 1, d. 225, l. 9"));
}

TEST(CitationNotation, AnotherTraditionIsNoStray) {
  EXPECT_THAT(check(with_fifth("TNA, FO 371/8185.")).marked("citation-notation-mixed"), IsEmpty());
}

TEST(CitationIbid, FindsOneBehindTwoSources) {
  const Checked checked = check(
      "One.[^1] Two.[^2]\n\n[^1]: RGAE, f. 3429, op. 1, d. 225, l. 7; GARF, f. 374, op. 27, d. 81, "
      "l. 3.\n[^2]: Ibid., l. 9.\n");
  ASSERT_NE(checked.find("citation-ibid"), nullptr);
  EXPECT_THAT(checked.offered("citation-ibid"), Contains(HasSubstr("d. 225, l. 9")));
  EXPECT_THAT(checked.offered("citation-ibid"), Contains(HasSubstr("d. 81, l. 9")));
}

TEST(CitationIbid, FindsOneWithNothingBeforeIt) {
  EXPECT_EQ(check("One.[^1]\n\n[^1]: Ibid., l. 9.\n").marked("citation-ibid").size(), 1U);
}

TEST(CitationUnknownArchive, FindsTheSlipAndTheMeant) {
  const Checked checked = check(with_fifth("RGEA, f. 3429, op. 1, d. 225, l. 9."));
  EXPECT_THAT(checked.marked("citation-unknown-archive"), ElementsAre("RGEA"));
  EXPECT_THAT(checked.offered("citation-unknown-archive"), Contains("RGAE"));
}

TEST(CitationUnknownFile, FindsADigitTooMany) {
  const Checked checked = check(with_fifth("RGAE, f. 3429, op. 1, d. 2255, l. 9."));
  ASSERT_NE(checked.find("citation-unknown-file"), nullptr);
  EXPECT_THAT(checked.offered("citation-unknown-file"), ElementsAre(HasSubstr("d. 225, l. 9")));
}

TEST(CitationUnknownFile, ANewFileIsNobodysMistake) {
  EXPECT_THAT(check(with_fifth("RGAE, f. 3429, op. 1, d. 226, l. 9.")).complaints(), IsEmpty());
  EXPECT_THAT(check(with_fifth("RGAE, f. 3429, op. 2, d. 17, l. 9.")).complaints(), IsEmpty());
}

TEST(CitationConflict, FindsTheDescriptionOfAnotherFile) {
  const Checked checked = check(with_fifth(
      "RGAE, f. 3429, op. 1, d. 225, l. 8 (Minutes of the Baku Oil Committee, 3 June 1921)."));
  ASSERT_NE(checked.find("citation-conflict"), nullptr);
  EXPECT_THAT(checked.offered("citation-conflict"), ElementsAre(HasSubstr("d. 230, l. 8")));
}

TEST(CitationConflict, FindsAnotherDate) {
  const Checked checked = check(with_fifth(
      "RGAE, f. 3429, op. 1, d. 225, l. 8 (minutes of the Donets Fuel Commission, 4 May 1921)."));
  EXPECT_THAT(checked.marked("citation-conflict"), ElementsAre("4 May 1921"));
  EXPECT_THAT(checked.offered("citation-conflict"), ElementsAre("14 May 1921"));
}

TEST(CitationConflict, AnotherPaperOfTheFileIsInOrder) {
  EXPECT_THAT(
      check(
          with_fifth(
              "RGAE, f. 3429, op. 1, d. 225, l. 80 (letter of a miner to his aunt, 2 July 1922)."))
          .complaints(),
      IsEmpty());
}

TEST(CitationSuperseded, AFondThatChangesItsNumberIsMappedInTheFix) {
  const Checked checked = check_alone(
      "One.[^1] Two.[^2]\n\n[^1]: TsAOPIM, f. 3, op. 11, d. 85, l. 2.\n"
      "[^2]: TsAOPIM, f. 67, op. 1, d. 4, l. 9.\n");
  const Finding* const finding = checked.find("citation-superseded-archive");
  ASSERT_NE(finding, nullptr);
  EXPECT_THAT(finding->message, testing::HasSubstr("3-P"));
  ASSERT_EQ(finding->fixes.size(), 2u);
  EXPECT_EQ(finding->fixes[0].new_text, "TsGA Moskvy");
  ASSERT_EQ(finding->fixes[0].also.size(), 1u);
  EXPECT_EQ(finding->fixes[0].also[0].new_text, "3-P");
  EXPECT_EQ(finding->fixes[1].also.size(), 3u);
}

}  // namespace
}  // namespace apparatus::checks
