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

TEST(SentenceWords, TellTheLanguageOfARunningText) {
  const SentenceWords& words = SentenceWords::built_in();
  EXPECT_EQ(
      words.language_of("In the spring the mill and the bank of the river were let to the town."),
      "english");
  EXPECT_EQ(
      words.language_of("Le maire et les adjoints du bourg ont lu les actes des notaires dans "
                        "la salle du conseil."),
      "french");
  EXPECT_EQ(words.language_of("Der Rat und der Vogt, die Zunft und die Wirte und der Pfarrer der "
                              "Stadt kamen."),
            "german");
  // A quotation makes no English text French; a few words tell nothing.
  EXPECT_EQ(
      words.language_of("In the hall of the inn the clerk read the decree: “les maires et les "
                        "adjoints du canton et les notaires”, and left the room."),
      "english");
  EXPECT_EQ(words.language_of("Inventar, Bd. 2"), "");
  EXPECT_EQ(words.language_of(""), "");
}

TEST(SentenceWords, LookBackInAClauseOfTheirOwn) {
  const SentenceWords& words = SentenceWords::built_in();
  EXPECT_TRUE(words.looks_back("the clerk, who had left the service in "));
  EXPECT_TRUE(words.looks_back("le greffier qui avait quitté le service en "));
  EXPECT_FALSE(words.looks_back("the clerk had left the service in "));
  EXPECT_FALSE(words.looks_back("who hadn't"));
}

}  // namespace
}  // namespace apparatus::authority
