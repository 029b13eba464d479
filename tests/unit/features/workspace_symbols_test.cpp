#include "lsp/features/workspace_symbols.h"

#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

std::vector<WorkspaceSymbol> symbols(std::string_view query) {
  return workspace_symbols(*sample_knowledge(), *authority::Authority::built_in(), query, 10);
}

TEST(WorkspaceSymbols, APersonByTheBeginningOfTheName) {
  const auto found = symbols("Dubrov");
  ASSERT_FALSE(found.empty());
  EXPECT_NE(found[0].name.find("Dubrovskii"), std::string::npos);
  EXPECT_FALSE(found[0].location.file.empty());
}

TEST(WorkspaceSymbols, AnArchiveByItsSiglum) {
  const auto found = symbols("RGA");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].name, "RGASPI");
}

TEST(WorkspaceSymbols, ThePersonsOfADraftInAnySpelling) {
  const auto snapshot = snapshot_of("Pavel Dubrovskii spoke, then Anna Kessler and Dubrovskii.\n");
  const auto found = draft_symbols(snapshot, "Dubrovsky");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].container, "person · 2 mentions in this draft");
  EXPECT_TRUE(found[0].location.in_draft);
  EXPECT_EQ(found[0].location.range, (text::SourceRange{0, 16}));
  EXPECT_EQ(draft_symbols(snapshot, "").size(), 2u);
}

TEST(WorkspaceSymbols, NothingForNothing) { EXPECT_TRUE(symbols("").empty()); }

}  // namespace
}  // namespace apparatus::features
