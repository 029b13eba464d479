#include "lsp/features/semantic_tokens.h"

#include <gtest/gtest.h>

#include "lsp/features/inlay_hints.h"
#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

TEST(SemanticTokens, MentionsInOrderWithoutOverlap) {
  const MarkedText marked(
      "[[Pavel Dubrovskii]] spoke on [[3 March 1926]].[^1]\n\n[^1]: [[RGASPI]][[, f. 612, op. 4, "
      "d. 19, l. 7]].\n");
  const auto tokens = semantic_tokens(snapshot_of(marked.text));
  ASSERT_EQ(tokens.size(), marked.ranges.size());
  const TokenType types[] = {TokenType::person, TokenType::date, TokenType::archive,
                             TokenType::file};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    EXPECT_EQ(tokens[i].range, marked.ranges[i]) << i;
    EXPECT_EQ(tokens[i].type, types[i]) << i;
  }
}

TEST(SemanticTokens, NoneCrossesALineEnd) {
  const auto tokens = semantic_tokens(snapshot_of("They heard Pavel\nDubrovskii there.\n"));
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0].range, (text::SourceRange{11, 16}));
  EXPECT_EQ(tokens[1].range, (text::SourceRange{17, 27}));
}

TEST(InlayHints, WhatAnIbidStandsFor) {
  const MarkedText marked(
      "One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: [[Ibid., l. 9]].\n");
  const auto hints = inlay_hints(snapshot_of(marked.text), {0, 1000});
  ASSERT_EQ(hints.size(), 1u);
  EXPECT_EQ(hints[0].offset, marked.ranges[0].end);
  EXPECT_EQ(hints[0].label, "= RGASPI, f. 612, op. 4, d. 19, l. 9");
}

}  // namespace
}  // namespace apparatus::features
