#include "authority/famous_persons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <charconv>
#include <set>

#include "authority/authority.h"

namespace apparatus::authority {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::Pointee;
using testing::SizeIs;

const FamousPersons& famous() { return Authority::built_in()->famous; }

int year(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

TEST(FamousPersons, AreFoundUnderAnySpellingOfTheSurname) {
  const auto& folding = Authority::built_in()->transliteration;
  EXPECT_THAT(famous().bearers(folding.fold("Троцкий")),
              ElementsAre(Pointee(Field(&FamousPerson::given, ElementsAre("Lev")))));
  EXPECT_THAT(famous().bearers(folding.fold("Chamberlain")), SizeIs(3));
  EXPECT_THAT(famous().bearers("nobody"), SizeIs(0));
}

TEST(FamousPersons, DistinctiveSurnamesByTheirFirstLetter) {
  EXPECT_THAT(famous().distinctive('S'),
              testing::Contains(Pointee(Field(&FamousPerson::surname, "Stresemann"))));
  EXPECT_THAT(famous().distinctive('S'), Each(Pointee(Field(&FamousPerson::distinctive, true))));
}

// A slip in the table would be believed.
TEST(FamousPersons, LivedAHumanLife) {
  ASSERT_GT(famous().all().size(), 400U);
  std::set<std::string> seen;
  for (const FamousPerson& person : famous().all()) {
    const std::string name = person.given.front() + " " + person.surname;
    const int years = year(person.died) - year(person.born);
    EXPECT_TRUE(years > 20 && years < 105) << name;
    EXPECT_EQ(person.country.size(), 2U) << name;
    EXPECT_FALSE(person.description.empty()) << name;
    EXPECT_TRUE(seen.insert(name).second) << name << " stands twice";
  }
}

TEST(FamousPersons, ALineThatCannotBeReadIsTold) {
  FamousPersons own;
  std::vector<Problem> problems;
  own.add("persons = \"\"\"\nNovak | 1900 | 1950\nNovak, Jan | 1900 | 1950 | cz | baker\n\"\"\"\n",
          Authority::built_in()->transliteration, problems);
  EXPECT_THAT(problems, SizeIs(1));
  EXPECT_THAT(own.all(), SizeIs(1));
}

}  // namespace
}  // namespace apparatus::authority
