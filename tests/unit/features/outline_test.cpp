// Document symbols and folding, which stand on the same outline.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lsp/features/document_symbols.h"
#include "lsp/features/folding.h"
#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

constexpr const char* kDraft = R"(---
title: Depots
---

# Depots

A depot is a house for trams.[^1]

## Winter

It is cold there.^[Very cold.]

# Votes

<!-- count
again -->

They voted.

[^1]: And for
    tramwaymen.
)";

TEST(DocumentSymbols, SectionsHoldSectionsAndNotes) {
  const auto snapshot = snapshot_of(kDraft);
  const auto symbols = document_symbols(snapshot);
  ASSERT_EQ(symbols.size(), 2u);
  EXPECT_EQ(symbols[0].name, "Depots");
  EXPECT_EQ(symbols[1].name, "Votes");
  ASSERT_EQ(symbols[0].children.size(), 2u);
  EXPECT_EQ(symbols[0].children[0].name, "note 1");
  EXPECT_EQ(symbols[0].children[0].detail, "And for tramwaymen.");
  EXPECT_EQ(symbols[0].children[1].name, "Winter");
  ASSERT_EQ(symbols[0].children[1].children.size(), 1u);
  EXPECT_EQ(symbols[0].children[1].children[0].detail, "Very cold.");
}

void expect_nested(const DocumentSymbol& symbol) {
  EXPECT_TRUE(symbol.range.contains(symbol.selection)) << symbol.name;
  for (const auto& child : symbol.children) {
    EXPECT_TRUE(symbol.range.contains(child.range)) << child.name;
    expect_nested(child);
  }
}

TEST(DocumentSymbols, RangesLieInsideOneAnother) {
  const auto snapshot = snapshot_of(kDraft);
  for (const auto& symbol : document_symbols(snapshot)) expect_nested(symbol);
}

TEST(Folding, FrontMatterSectionsCommentsAndLongNotes) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> lines;
  for (const auto& range : folding_ranges(snapshot_of(kDraft)))
    lines.emplace_back(range.first_line, range.last_line);
  using Lines = std::pair<std::uint32_t, std::uint32_t>;
  EXPECT_THAT(lines, testing::ElementsAre(Lines{0, 2}, Lines{4, 10}, Lines{8, 10}, Lines{12, 20},
                                          Lines{14, 15}, Lines{19, 20}));
}

TEST(Folding, CommentLinesOfLatexTogether) {
  const auto ranges =
      folding_ranges(snapshot_of("% one\n% two\n\nText.\n% three\n", text::Format::latex));
  ASSERT_EQ(ranges.size(), 1u);
  EXPECT_EQ(ranges[0].first_line, 0u);
  EXPECT_EQ(ranges[0].last_line, 1u);
  EXPECT_EQ(ranges[0].kind, FoldingKind::comment);
}

}  // namespace
}  // namespace apparatus::features
