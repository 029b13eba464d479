#include "lsp/server/token_history.h"

#include <gtest/gtest.h>

namespace apparatus::server {
namespace {

TEST(TokenHistory, KnowsTheLastAnswerOnly) {
  TokenHistory history;
  const auto first = history.keep("a.md", {1, 2});
  const auto other = history.keep("b.md", {3});
  const auto second = history.keep("a.md", {1, 2, 4});
  EXPECT_NE(first, second);
  EXPECT_FALSE(history.sent("a.md", first));
  EXPECT_EQ(history.sent("a.md", second), TokenHistory::Data({1, 2, 4}));
  EXPECT_FALSE(history.sent("a.md", other));
  history.forget("a.md");
  EXPECT_FALSE(history.sent("a.md", second));
  EXPECT_TRUE(history.sent("b.md", other));
}

}  // namespace
}  // namespace apparatus::server
