#include "authority/event_words.h"

#include <gtest/gtest.h>

#include "authority/embedded.h"

namespace apparatus::authority {
namespace {

const EventWords& words() { return EventWords::built_in(); }

TEST(EventWords, AreReadWithoutAProblem) {
  EventWords own;
  std::vector<Problem> problems;
  own.add(embedded_file("events.toml"), problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_FALSE(own.kinds().empty());
}

TEST(EventWords, OneKindOfGatheringInSeveralLanguages) {
  const int congress = words().kind_of("congress");
  ASSERT_GE(congress, 0);
  for (const char* noun :
       {"congress", "Congress", "съезд", "СЪЕЗДЕ", "s\"ezd", "Parteitag", "congrès"}) {
    const EventWord* const word = words().find(noun);
    ASSERT_NE(word, nullptr) << noun;
    EXPECT_EQ(word->kind, congress) << noun;
  }
  EXPECT_TRUE(words().kinds()[static_cast<std::size_t>(congress)].firm);
  EXPECT_EQ(words().find("table"), nullptr);
}

TEST(EventWords, OrdinalsWithTheirEndings) {
  for (const char* ordinal :
       {"thirteenth", "тринадцатый", "Тринадцатого", "trinadtsatom", "dreizehnter", "treizième"}) {
    const EventWord* const word = words().find(ordinal);
    ASSERT_NE(word, nullptr) << ordinal;
    EXPECT_EQ(word->ordinal, 13) << ordinal;
  }
  EXPECT_EQ(words().find("двадцать")->tens, 20);
  EXPECT_TRUE(words().marks_ordinal("th"));
  EXPECT_TRUE(words().marks_ordinal("-й"));
  EXPECT_FALSE(words().marks_ordinal("kg"));
}

TEST(EventWords, ANounCanBeginOnlyWhereItsLettersStand) {
  EXPECT_TRUE(words().may_begin_noun('C', 'o'));
  EXPECT_TRUE(words().may_begin_noun(0xD0, 0xA1));  // С
  EXPECT_FALSE(words().may_begin_noun('x', 'y'));
}

}  // namespace
}  // namespace apparatus::authority
