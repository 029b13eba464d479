#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kCode = "name-anachronism";

TEST(NameAnachronism, FindsAnActAfterDeath) {
  const Checked checked = check(
      "The contract was old by then. Leonid Krasin, who in 1931 still defended it, had few "
      "friends.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("Leonid Krasin"));
  EXPECT_THAT(checked.find(kCode)->message, HasSubstr("died in 1926"));
}

TEST(NameAnachronism, MemoryAndPublicationAreNoActs) {
  EXPECT_THAT(check("The letters of Leonid Krasin came out in 1931. In 1935 Krasin was still "
                    "remembered in the docks. In 1929 a ship was renamed Krasin.")
                  .marked(kCode),
              IsEmpty());
}

TEST(NameAnachronism, AnActInLifeIsRight) {
  EXPECT_THAT(check("Leonid Krasin, who in 1925 still defended the contract, had few friends.")
                  .marked(kCode),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
