#include "lsp/features/citation_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace apparatus::features {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> result;
  for (const Word& word : words_of(text)) result.push_back(word.text);
  return result;
}

Labels labels() { return labels_of_levels(authority::Authority::built_in()->schemes); }

Agreement agreement(std::string_view typed, bool open) {
  const std::vector<citation::Part> parts = {
      {"fond", "17", {}}, {"opis", "3-P", {}}, {"delo", "204", {}}};
  return compare(words_of(typed), 0, open, parts, 0, labels()).agreement;
}

TEST(WordsOf, PunctuationPartsAndHyphensJoin) {
  EXPECT_THAT(texts("RGASPI, f.~17, op. 3-P"), ElementsAre("rgaspi", "f", "17", "op", "3-p"));
  EXPECT_THAT(texts("7952/3/82"), ElementsAre("7952", "3", "82"));
  EXPECT_THAT(texts("opis' 21"), ElementsAre("opis", "21"));
  EXPECT_THAT(texts("f. #1, op.#2"), ElementsAre("f", "#1", "op", "#2"));
}

TEST(Compare, WordsMayStopAnywhere) {
  EXPECT_EQ(agreement("", false), Agreement::begun);
  EXPECT_EQ(agreement("f", true), Agreement::begun);
  EXPECT_EQ(agreement("f. 1", true), Agreement::begun);
  EXPECT_EQ(agreement("f. 17, o", true), Agreement::begun);
  EXPECT_EQ(agreement("f. 17, op. 3", true), Agreement::begun);
  EXPECT_EQ(agreement("f. 17, op. 3-P, d. 204", true), Agreement::complete);
  EXPECT_EQ(agreement("f. 17, op. 3-P, d. 204, l. 9", true), Agreement::beyond);
}

TEST(Compare, ALabelMayBeWrittenOtherwiseOrNotAtAll) {
  EXPECT_EQ(agreement("fond 17, opis' 3-P, delo 204", true), Agreement::complete);
  EXPECT_EQ(agreement("17/3-P/204", true), Agreement::complete);
  EXPECT_EQ(agreement("17/3-P/2", true), Agreement::begun);
}

TEST(Compare, AWholeNumberIsNoBeginning) {
  EXPECT_EQ(agreement("f. 1, ", false), Agreement::none);
  EXPECT_EQ(agreement("f. 18", true), Agreement::none);
  EXPECT_EQ(agreement("d. 17", true), Agreement::none);
}

}  // namespace
}  // namespace apparatus::features
