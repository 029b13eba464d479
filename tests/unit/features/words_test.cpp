#include "lsp/features/words.h"

#include <gtest/gtest.h>

namespace apparatus::features {
namespace {

TEST(LastWord, IsTheNameBeforeTheCursor) {
  EXPECT_EQ(last_word("wrote to Ter-Vag"), "Ter-Vag");
  EXPECT_EQ(last_word("wrote to Zinov'ev"), "Zinov'ev");
  EXPECT_EQ(last_word("писал Зинов"), "Зинов");
  EXPECT_EQ(last_word("of 14 "), "");
  EXPECT_EQ(last_word("“Émi"), "Émi");
  EXPECT_EQ(last_word(""), "");
}

TEST(Loosely, CaseAndSoftSignsDoNotCount) {
  EXPECT_TRUE(begins_loosely("Zinov’ev", "zinove"));
  EXPECT_TRUE(begins_loosely("Зиновьев", "Зинове"));
  EXPECT_FALSE(begins_loosely("Zinov'ev", "Zinovi"));
}

TEST(Capitals, OfAnyScript) {
  EXPECT_TRUE(begins_with_capital("Élie"));
  EXPECT_TRUE(begins_with_capital("Я"));
  EXPECT_FALSE(begins_with_capital("ямщик"));
  EXPECT_FALSE(begins_with_capital("7"));
  EXPECT_FALSE(begins_with_capital(""));
}

TEST(TrailingSpace, TiesAndLineEndsAreSpace) {
  EXPECT_EQ(without_trailing_space("op.~"), "op.");
  EXPECT_EQ(without_trailing_space("op.\xC2\xA0\n"), "op.");
  EXPECT_EQ(without_trailing_space(" "), "");
}

}  // namespace
}  // namespace apparatus::features
