#include "reference/titles.h"

#include <gtest/gtest.h>

namespace apparatus::reference {
namespace {

std::vector<std::string> keys(std::string_view title) {
  return title_keys(title, *authority::Authority::built_in());
}
TitleMatch match(std::string_view part, std::string_view whole) {
  return match_title(keys(part), keys(whole));
}

TEST(Titles, AShortTitleIsTheBeginningOfTheLongOne) {
  EXPECT_EQ(match("Harbour Office", "The Harbour Office, 1900–1914"), TitleMatch::equal);
  EXPECT_EQ(match("The Harbour", "The Harbour Office: A History"), TitleMatch::prefix);
  EXPECT_EQ(match("History of Dues", "The Harbour Office: A History of Dues"), TitleMatch::inside);
  EXPECT_EQ(match("Harbour History", "The Harbour Office: A History"), TitleMatch::words);
}

TEST(Titles, OneWordMustBeTheFirst) {
  EXPECT_EQ(match("Office", "The Harbour Office"), TitleMatch::none);
  EXPECT_EQ(match("Harbours", "Ropes and Rates"), TitleMatch::none);
}

TEST(Titles, TransliterationsAndAbbreviationsAreTheSameWords) {
  EXPECT_EQ(match("Istoriia partii", "История партии"), TitleMatch::equal);
  EXPECT_EQ(match("Shestoi ob. plenum", "Shestoi ob\"edinennyi plenum"), TitleMatch::equal);
}

TEST(Titles, AScanMayLoseALetterOfALongWord) {
  EXPECT_TRUE(same_word("kirilina", "kirilinna"));
  EXPECT_FALSE(same_word("kirov", "kiro"));
  EXPECT_FALSE(same_word("moskva", "boskva")) << "the first letter is nobody's slip";
}

TEST(Titles, AScanMayCutAWordInTwo) {
  EXPECT_EQ(match("Oblast naya konferentsiya", "Oblast'naya konferentsiya i plenum"),
            TitleMatch::prefix);
  EXPECT_EQ(match("Harbouroffice dues", "Harbour Office Dues"), TitleMatch::equal);
  EXPECT_EQ(match("Harbour off ice", "Harbour Offices"), TitleMatch::none);
}

TEST(Titles, AllOfTheWordsAreMoreThanTheFirstThree) {
  EXPECT_EQ(match("Harbour Dues of Lund Reckoned", "Harbour Dues of Lund and Riga, 1900"),
            TitleMatch::beginning);
  EXPECT_EQ(match("Harbour Dues Lund 1900 Riga", "Harbour Dues of Lund and Riga, 1900"),
            TitleMatch::words);
}

}  // namespace
}  // namespace apparatus::reference
