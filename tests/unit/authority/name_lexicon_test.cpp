// The lexicon tells persons' words from other words, and reads a project's persons.
#include "authority/name_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "authority/authority.h"

namespace apparatus::authority {
namespace {

const NameLexicon& names() { return Authority::built_in()->names; }

TEST(NameLexicon, KnowsKindsOfWords) {
  EXPECT_TRUE(is(names().kind("comrade"), WordKind::title));
  EXPECT_TRUE(is(names().kind("factory"), WordKind::thing_after));
  EXPECT_TRUE(is(names().kind("imeni"), WordKind::thing_before));
  EXPECT_TRUE(is(names().kind("moscow"), WordKind::place));
  EXPECT_TRUE(is(names().kind("декабря"), WordKind::never));
  EXPECT_EQ(names().kind("uglanov"), WordKind::none);
}

TEST(NameLexicon, GroupsEquivalentGivenNames) {
  const auto& fold = Authority::built_in()->transliteration;
  const auto group = [&](std::string_view name) { return names().given_group(fold.fold(name)); };
  EXPECT_EQ(group("Leon"), group("Lev"));
  EXPECT_EQ(group("Joseph"), group("Iosif"));
  EXPECT_EQ(group("Grigory"), group("Grigorii"));
  EXPECT_EQ(group("Николай"), group("Nicholas"));
  EXPECT_NE(group("Lev"), group("Leonid"));
  EXPECT_EQ(group("Uglanov"), "");
}

TEST(NameLexicon, TellsPatronymicsFromSurnames) {
  EXPECT_TRUE(names().is_patronymic_of_given_name("borisovich"));
  EXPECT_TRUE(names().is_patronymic_of_given_name("pavlovich"));
  EXPECT_FALSE(names().is_patronymic_of_given_name("kaganovich"));
}

TEST(NameLexicon, OffersNominatives) {
  std::vector<std::string> found;
  names().nominatives("zinoveva", found);
  EXPECT_THAT(found, ::testing::Contains("zinovev"));
  names().nominatives("trotskogo", found);
  EXPECT_THAT(found, ::testing::Contains("trotski"));
}

TEST(NameLexicon, ReadsPersonsOfAProject) {
  std::vector<Problem> problems;
  const auto with = Authority::with_additions(
      "[[person]]\nname = \"Lev Trotskii\"\nalso = [\"Bronstein\"]\nborn = "
      "1879\n\n[[person]]\nborm = 1\n",
      problems);
  ASSERT_EQ(with->names.persons().size(), 1u);
  EXPECT_EQ(with->names.persons()[0].born, "1879");
  ASSERT_EQ(problems.size(), 2u);  // the unknown key and the missing name
  EXPECT_EQ(problems[0].line, 7u);
}

TEST(NameLexicon, ReadsFilesOfWords) {
  NameLexicon own;
  std::vector<Problem> problems;
  const std::string_view files[] = {"# Czech\n[title]\npan paní\n\n[conjunction]\na\n",
                                    "[titles]\nsir\n"};
  own.add("", files, Authority::built_in()->transliteration, problems);
  EXPECT_TRUE(is(own.kind("paní"), WordKind::title));
  EXPECT_TRUE(is(own.kind("a"), WordKind::conjunction));
  EXPECT_EQ(own.kind("#"), WordKind::none);
  EXPECT_EQ(own.kind("sir"), WordKind::none);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].message, "unknown kind of words 'titles'");
}

TEST(NameLexicon, KnowsEndingsOfAdjectivesAndCases) {
  EXPECT_TRUE(names().has_adjective_ending("Южными"));
  EXPECT_FALSE(names().has_adjective_ending("Иванов"));
  EXPECT_TRUE(names().has_oblique_surname_ending("tarishchevu"));
  EXPECT_FALSE(names().has_oblique_surname_ending("evu"));
  EXPECT_EQ(names().patronymic_nominative("lvovicha"), "lvovich");
  EXPECT_EQ(names().patronymic_nominative("moskva"), "");
}

}  // namespace
}  // namespace apparatus::authority
