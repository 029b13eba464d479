#include "index/memo.h"

#include <gtest/gtest.h>

#include <string>

namespace apparatus::index {
namespace {

TEST(Memo, GivesWhatItWasGiven) {
  Memo<std::string> memo(10);
  EXPECT_EQ(memo.find("Zhitkov"), nullptr);
  memo.keep("Zhitkov", "known", 1);
  ASSERT_NE(memo.find("Zhitkov"), nullptr);
  EXPECT_EQ(*memo.find("Zhitkov"), "known");
}

TEST(Memo, ForgetsWhatNobodyAskedForLong) {
  Memo<int> memo(4);
  for (int i = 0; i < 100; ++i) memo.keep(std::to_string(i), i, 1);
  int kept = 0;
  for (int i = 0; i < 100; ++i) kept += memo.find(std::to_string(i)) != nullptr ? 1 : 0;
  EXPECT_GE(kept, 1);
  EXPECT_LE(kept, 4);
}

TEST(Memo, KeepsWhatIsAskedAgainAndAgain) {
  Memo<int> memo(8);
  memo.keep("Balashov", 1, 1);
  for (int i = 0; i < 100; ++i) {
    memo.keep(std::to_string(i), i, 1);
    ASSERT_NE(memo.find("Balashov"), nullptr) << "after " << i;
  }
}

TEST(Memo, AHeavyAnswerDrivesOutManyLightOnes) {
  Memo<int> memo(20);
  for (int i = 0; i < 8; ++i) memo.keep(std::to_string(i), i, 1);
  memo.keep("heavy", 0, 9);
  memo.keep("heavier", 0, 9);
  EXPECT_NE(memo.find("heavier"), nullptr);
  EXPECT_EQ(memo.find("0"), nullptr);
}

}  // namespace
}  // namespace apparatus::index
