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

TEST(WorkspaceSymbols, NothingForNothing) { EXPECT_TRUE(symbols("").empty()); }

}  // namespace
}  // namespace apparatus::features
