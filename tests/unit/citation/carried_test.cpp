// References back over the border between two files of a manuscript.
#include "citation/carried.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "citation/recognise.h"

namespace apparatus::citation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
  std::vector<Citation> citations;
  Neighbours neighbours;
};

Read read(std::string_view markdown, Carried before = {}) {
  Read result;
  result.neighbours.before = std::move(before);
  const text::Document document =
      text::read_document(std::string(markdown), text::Format::markdown);
  result.citations = recognise(document, *authority::Authority::built_in(), &result.neighbours);
  return result;
}

std::vector<std::string> values(const Citation& citation) {
  std::vector<std::string> found;
  for (const Part& part : citation.parts) found.push_back(part.value);
  return found;
}

constexpr std::string_view kFirst =
    "Coal was short.[^a] So was bread.[^b]\n\n[^a]: GARF, f. 130, op. 2, d. 7, l. 1.\n"
    "[^b]: RGAE, f. 3429, op. 1, d. 12, l. 5.\n";

TEST(Carried, AnIbidThatOpensAFileIsTheLastNoteOfTheFileBefore) {
  const Read first = read(kFirst);
  EXPECT_FALSE(first.neighbours.looks_before);
  const std::string_view second =
      "More of it.[^1] And more.[^2]\n\n[^1]: Ibid., l. 6.\n[^2]: Ibid.\n";
  const Read alone = read(second);
  EXPECT_TRUE(alone.neighbours.looks_before);
  EXPECT_EQ(alone.citations.front().back_reference, BackReference::no_antecedent);

  const Read behind = read(second, first.neighbours.behind);
  ASSERT_EQ(behind.citations.size(), 2U);
  const Citation& ibid = behind.citations[0];
  EXPECT_EQ(ibid.back_reference, BackReference::resolved);
  EXPECT_EQ(ibid.archive, "RGAE");
  EXPECT_THAT(values(ibid), ElementsAre("3429", "1", "12"));
  EXPECT_THAT(ibid.leaves, ElementsAre("6"));
  EXPECT_EQ(ibid.antecedent, -1);
  ASSERT_GE(ibid.carried_antecedent, 0);
  const auto sources = first.neighbours.behind.sources();
  EXPECT_EQ(sources[static_cast<std::size_t>(ibid.carried_antecedent)]->citation.archive, "RGAE");
  EXPECT_EQ(behind.citations[1].antecedent, 0);
  EXPECT_THAT(values(behind.citations[1]), ElementsAre("3429", "1", "12"));
}

TEST(Carried, TheLastFileOfAnArchiveIsKnown) {
  const Read first = read(kFirst);
  const Read second = read("Again.[^1]\n\n[^1]: GARF, ibid., l. 3.\n", first.neighbours.behind);
  ASSERT_EQ(second.citations.size(), 1U);
  EXPECT_THAT(values(second.citations[0]), ElementsAre("130", "2", "7"));
}

TEST(Carried, AFileWithoutNotesHandsOnWhatItWasGiven) {
  const Read first = read(kFirst);
  const Read between = read("A page without notes.\n", first.neighbours.behind);
  EXPECT_THAT(between.citations, IsEmpty());
  const Read third = read("More.[^1]\n\n[^1]: Ibid., l. 9.\n", between.neighbours.behind);
  ASSERT_EQ(third.citations.size(), 1U);
  EXPECT_EQ(third.citations[0].archive, "RGAE");
  const auto sources = between.neighbours.behind.sources();
  EXPECT_EQ(sources[static_cast<std::size_t>(third.citations[0].carried_antecedent)]->files_back,
            2);
}

TEST(Carried, AFileWithItsOwnSourcesNeedsNoneBeforeIt) {
  const Read first = read(kFirst);
  const std::string_view own =
      "Bread.[^1] More.[^2]\n\n[^1]: GARF, f. 5, op. 1, d. 2, l. 3.\n[^2]: Ibid., l. 4.\n";
  const Read second = read(own, first.neighbours.behind);
  EXPECT_FALSE(second.neighbours.looks_before);
  EXPECT_EQ(second.citations[1].antecedent, 0);
  EXPECT_EQ(second.citations[1].carried_antecedent, -1);
  EXPECT_TRUE(same_meaning(second.neighbours.behind, second.neighbours.behind));
  EXPECT_FALSE(same_meaning(first.neighbours.behind, second.neighbours.behind));
}

TEST(Carried, APrintedWorkBeforeTheBorderIsNoFile) {
  const Read first = read(
      "Bread.[^1] Coal.[^2]\n\n[^1]: GARF, f. 5, op. 1, d. 2, l. 3.\n"
      "[^2]: Helen Mallinson, *The Winter Trains* (London, 1971), p. 40.\n");
  const Read second = read("More.[^1]\n\n[^1]: Ibid., l. 9.\n", first.neighbours.behind);
  ASSERT_EQ(second.citations.size(), 1U);
  EXPECT_EQ(second.citations[0].back_reference, BackReference::not_archival);
}

}  // namespace
}  // namespace apparatus::citation
