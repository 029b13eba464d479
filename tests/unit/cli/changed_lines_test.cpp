#include "lsp/cli/changed_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/unit/temporary_folder.h"

namespace apparatus::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::size_t> changed(std::string_view then, std::string_view now) {
  std::vector<std::size_t> lines;
  const std::vector<bool> all = changed_lines(then, now);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i]) lines.push_back(i + 1);
  }
  return lines;
}

TEST(ChangedLines, AddedChangedAndTakenAway) {
  EXPECT_THAT(changed("a\nb\nc\n", "a\nb\nc\n"), ElementsAre());
  EXPECT_THAT(changed("a\nb\nc\n", "a\nx\nb\nc\n"), ElementsAre(2));
  EXPECT_THAT(changed("a\nb\nc\n", "a\nB\nc\n"), ElementsAre(2));
  EXPECT_THAT(changed("a\nb\nc\n", "a\nc\n"), ElementsAre());
  EXPECT_THAT(changed("a\nb\nc\nd\ne\n", "x\nb\nc\ny\nd\n"), ElementsAre(1, 4));
  EXPECT_THAT(changed("", "a\nb\n"), ElementsAre(1, 2));
  EXPECT_THAT(changed("a\n", ""), ElementsAre());
}

TEST(ChangedLines, AnotherTextIsNewAllThrough) {
  std::string then, now;
  for (int i = 0; i < 3000; ++i) {
    then += "then " + std::to_string(i) + "\n";
    now += "now " + std::to_string(i) + "\n";
  }
  EXPECT_EQ(changed(then, now).size(), 3000U);
}

TEST(CommitOf, WhatIsNoRevisionIsTold) {
  const TemporaryFolder folder;
  for (const char* wrong : {"", "--output=x", "HEAD:a", "nowhere"}) {
    std::string fault;
    EXPECT_EQ(commit_of(wrong, folder.path(), fault), std::nullopt) << wrong;
    EXPECT_FALSE(fault.empty());
  }
}

}  // namespace
}  // namespace apparatus::cli
