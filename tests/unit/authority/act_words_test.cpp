#include "authority/act_words.h"

#include <gtest/gtest.h>

namespace apparatus::authority {
namespace {

TEST(ActWords, TellAnAfterlifeInSeveralLanguages) {
  const ActWords& words = ActWords::built_in();
  EXPECT_TRUE(words.speaks_of_afterlife("In 1930 his memoirs were translated."));
  EXPECT_TRUE(words.speaks_of_afterlife("Sa veuve le lui rendit en 1930."));
  EXPECT_TRUE(words.speaks_of_afterlife("Sein Nachlass wurde 1930 veröffentlicht."));
  EXPECT_TRUE(words.speaks_of_afterlife("В 1930 году вышла его биография."));
  EXPECT_FALSE(words.speaks_of_afterlife("In 1930 he signed the public order in the city today."));
  EXPECT_FALSE(words.speaks_of_afterlife("En 1930 il signa le traité."));
}

TEST(ActWords, TellUponWhomOthersAct) {
  const ActWords& words = ActWords::built_in();
  for (const char* word : {"against", "contre", "gegen", "против"})
    EXPECT_TRUE(words.makes_acted_upon(word)) << word;
  for (const char* word : {"by", "as", "par", "when", "In"})
    EXPECT_FALSE(words.makes_acted_upon(word)) << word;
}

}  // namespace
}  // namespace apparatus::authority
