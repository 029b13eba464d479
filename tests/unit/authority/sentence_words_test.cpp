#include "authority/sentence_words.h"

#include <gtest/gtest.h>

namespace apparatus::authority {
namespace {

TEST(SentenceWords, AbbreviationsOfSeveralLanguages) {
  const SentenceWords& words = SentenceWords::built_in();
  for (const char* word : {"op", "Mr", "стр", "chap", "vgl", "Iu"})
    EXPECT_TRUE(words.is_abbreviation(word)) << word;
  for (const char* word : {"house", "дом", "OP"}) EXPECT_FALSE(words.is_abbreviation(word)) << word;
}

TEST(SentenceWords, SmallWordsTellNothing) {
  const SentenceWords& words = SentenceWords::built_in();
  for (const char* word : {"the", "und", "для", "dans"}) EXPECT_TRUE(words.is_small(word)) << word;
  EXPECT_FALSE(words.is_small("minutes"));
}

}  // namespace
}  // namespace apparatus::authority
