#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kCode = "name-ambiguous";

Checked check_beside_two_smirnovs(std::string_view text) {
  static const auto knowledge =
      index::build_in_memory({{"/library/mill.md",
                               "Ivan Smirnov ran the mill, and Vladimir Smirnov the bank. Smirnov "
                               "met Smirnov. The mill of "
                               "Ivan Peter stood beside that of Karl Peter.\n"}},
                             authority::Authority::built_in());
  return check_with(text, "/drafts/draft.md", {}, knowledge);
}

TEST(NameAmbiguous, TellsOnceWhoMayBeMeant) {
  const Checked checked = check_beside_two_smirnovs("Then Smirnov signed. Later Smirnov paid.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("Smirnov"));
  EXPECT_THAT(checked.find(kCode)->message, HasSubstr("2 bearers"));
  EXPECT_EQ(checked.find(kCode)->severity, Severity::information);
}

TEST(NameAmbiguous, IsNoNewsWhereTheWriterHasSaidWho) {
  EXPECT_THAT(check_beside_two_smirnovs("Then V. Smirnov signed.").marked(kCode), IsEmpty());
}

// Whom a note cites its bibliography tells; who has no surname shares none.
TEST(NameAmbiguous, LeavesNotesAndGivenNames) {
  EXPECT_THAT(check_beside_two_smirnovs("They signed.[^1] Then Peter the Fuller came.\n\n[^1]: "
                                        "Smirnov (2014), p. 20.\n")
                  .marked(kCode),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
