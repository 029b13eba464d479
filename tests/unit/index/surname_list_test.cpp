// What a misspelt surname was meant to be.
#include "index/surname_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace apparatus::index {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> spellings(const std::vector<SurnameRecord>& surnames) {
  std::vector<std::string> found;
  for (const SurnameRecord& surname : surnames) found.push_back(surname.spelling);
  return found;
}

class Surnames : public testing::Test {
 protected:
  void SetUp() override {
    list.add({"Preobrazhenskii", "preobrajenski", 40, 3});
    list.add({"Smilga", "smilga", 5, 2});
    list.add({"Smirnov", "smirnov", 70, 5});
    list.add({"Smidov", "smidov", 1, 1});
    list.add({"Троцкий", "trotski", 9, 1});
  }
  SurnameList list;
};

TEST_F(Surnames, AreFoundOneSlipAway) {
  EXPECT_THAT(spellings(list.near("Preobrazhensii", 1, 10)), ElementsAre("Preobrazhenskii"));
  EXPECT_THAT(spellings(list.near("Smrinov", 1, 10)),
              ElementsAre("Smirnov"));  // two letters exchanged
  EXPECT_THAT(spellings(list.near("Троцкии", 1, 10)), ElementsAre("Троцкий"));
}

TEST_F(Surnames, AreNotFoundFurtherAway) { EXPECT_THAT(list.near("Smolensky", 2, 10), IsEmpty()); }

TEST_F(Surnames, StandNearestFirstThenMostFrequent) {
  EXPECT_THAT(spellings(list.near("Smirov", 2, 10)), ElementsAre("Smirnov", "Smidov"));
  EXPECT_THAT(spellings(list.near("Smirov", 2, 1)), ElementsAre("Smirnov"));
}

}  // namespace
}  // namespace apparatus::index
