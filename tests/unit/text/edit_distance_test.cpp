#include "text/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace apparatus::text {
namespace {

TEST(EditDistance, CountsTheFourSlips) {
  EXPECT_EQ(edit_distance("Bukharin", "Bukharin", 2), 0);
  EXPECT_EQ(edit_distance("Bukarin", "Bukharin", 2), 1);
  EXPECT_EQ(edit_distance("Bukhharin", "Bukharin", 2), 1);
  EXPECT_EQ(edit_distance("Bukherin", "Bukharin", 2), 1);
  EXPECT_EQ(edit_distance("Bukahrin", "Bukharin", 2), 1);
  EXPECT_EQ(edit_distance("Bukahrni", "Bukharin", 2), 2);
}

TEST(EditDistance, CountsLettersNotBytes) {
  EXPECT_EQ(edit_distance("Троцкий", "Троцкии", 2), 1);
  EXPECT_EQ(edit_distance("Săblin", "Sablin", 2), 1);
}

TEST(EditDistance, StopsAtTheLimit) {
  EXPECT_EQ(edit_distance("Kamenev", "Zinov'ev", 2), 3);
  EXPECT_EQ(edit_distance("Carr", "Carr-Hallett", 2), 3);
  EXPECT_EQ(edit_distance("", "ab", 2), 2);
  EXPECT_EQ(edit_distance("", "", 0), 0);
}

TEST(EditDistance, DoesNotEditAStretchTwice) { EXPECT_EQ(edit_distance("ca", "abc", 5), 3); }

// One slip is told without the table; the table must agree.
TEST(EditDistance, OneSlipIsToldAsTheTableTellsIt) {
  const std::vector<std::string> letters = {"a", "b", "й", "и", "ă"};
  std::mt19937 random(1917);
  const auto word = [&] {
    std::string made;
    for (auto left = random() % 6; left > 0; --left) made += letters[random() % letters.size()];
    return made;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string a = word();
    const std::string b = word();
    ASSERT_EQ(edit_distance(a, b, 1), std::min(edit_distance(a, b, 2), 2)) << a << " " << b;
  }
}

TEST(EditDistance, TakesWordsLongerThanItsTable) {
  const std::string longest(500, 'a');
  EXPECT_EQ(edit_distance(longest, longest, 2), 0);
}

}  // namespace
}  // namespace apparatus::text
