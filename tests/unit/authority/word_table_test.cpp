#include "authority/word_table.h"

#include <gtest/gtest.h>

namespace apparatus::authority {
namespace {

TEST(WordTable, FindsWhatWasAddedAndNothingElse) {
  WordTable table;
  EXPECT_EQ(table.find("factory"), 0u);
  table.add("factory", 1);
  table.add("factory", 4);
  table.add("", 2);
  EXPECT_EQ(table.find("factory"), 5u);
  EXPECT_EQ(table.find(""), 2u);
  EXPECT_EQ(table.find("factories"), 0u);
}

TEST(WordTable, GrowsAndKeepsItsWords) {
  WordTable table;
  for (int i = 0; i < 5000; ++i)
    table.add("word" + std::to_string(i), static_cast<std::uint32_t>(i + 1));
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(table.find("word" + std::to_string(i)), static_cast<std::uint32_t>(i + 1));
  }
  EXPECT_EQ(table.find("word5000"), 0u);
  EXPECT_EQ(table.size(), 5000u);
}

}  // namespace
}  // namespace apparatus::authority
