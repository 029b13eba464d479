#include "authority/word_index.h"

#include <gtest/gtest.h>

#include <string>

#include "authority/word_endings.h"
#include "authority/word_table.h"

namespace apparatus::authority {
namespace {

TEST(WordIndexTest, WordsAreNumberedInTheOrderOfTheirFirstUse) {
  WordIndex words;
  EXPECT_EQ(words.add("fond"), 0u);
  EXPECT_EQ(words.add("opis"), 1u);
  EXPECT_EQ(words.add("fond"), 0u);
  EXPECT_EQ(words.find("opis"), 1u);
  EXPECT_EQ(words.word(1), "opis");
  EXPECT_EQ(words.size(), 2u);
}

TEST(WordIndexTest, AWordThatWasNeverAddedHasNoNumber) {
  WordIndex words;
  EXPECT_EQ(words.find("delo"), WordIndex::kNone);
  words.add("delo");
  EXPECT_EQ(words.find("del"), WordIndex::kNone);
  EXPECT_EQ(words.find(""), WordIndex::kNone);
}

TEST(WordIndexTest, WordsOfEveryLengthAreTold) {
  WordIndex words;
  std::string word;
  for (std::uint32_t length = 0; length < 200; ++length) {
    EXPECT_EQ(words.add(word), length) << length;
    word += static_cast<char>('a' + length % 26);
  }
  word.clear();
  for (std::uint32_t length = 0; length < 200; ++length) {
    EXPECT_EQ(words.find(word), length) << length;
    word += static_cast<char>('a' + length % 26);
  }
}

TEST(WordIndexTest, ItGrowsWithTheWords) {
  WordIndex words;
  words.reserve(10);
  for (std::uint32_t i = 0; i < 20000; ++i) ASSERT_EQ(words.add("k" + std::to_string(i)), i);
  for (std::uint32_t i = 0; i < 20000; ++i) ASSERT_EQ(words.find("k" + std::to_string(i)), i);
}

TEST(WordTableTest, AWordCollectsTheBitsThatItIsGiven) {
  WordTable table;
  table.add("marshal", 1);
  table.add("marshal", 4);
  table.add("street", 2);
  EXPECT_EQ(table.find("marshal"), 5u);
  EXPECT_EQ(table.find("street"), 2u);
  EXPECT_EQ(table.find("marsh"), 0u);
  EXPECT_EQ(table.size(), 2u);
}

TEST(WordEndingsTest, AnEndingCountsBehindAStem) {
  WordEndings endings;
  endings.add("ovich");
  endings.add("ova");
  endings.add("");
  EXPECT_TRUE(endings.any_of("ivanova", 2));
  EXPECT_TRUE(endings.any_of("petrovich", 2));
  EXPECT_FALSE(endings.any_of("lova", 2));
  EXPECT_FALSE(endings.any_of("ivanov", 0));
  EXPECT_FALSE(endings.any_of("", 0));
}

}  // namespace
}  // namespace apparatus::authority
