#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kCode = "date-conflict";

TEST(DateConflict, FindsAnEventThatTheCorpusDatesOtherwise) {
  const Checked checked = check("The Second Fuel Congress met on 17–19 May 1921, in a cold hall.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("17–19 May 1921"));
  EXPECT_THAT(checked.offered(kCode), ElementsAre("10–12 May 1921"));
  EXPECT_FALSE(checked.find(kCode)->evidence.empty());
}

TEST(DateConflict, ADayWithinIsRight) {
  EXPECT_THAT(check("The Second Fuel Congress opened on 10 May 1921.").marked(kCode), IsEmpty());
}

TEST(DateConflict, AnotherCongressIsAnotherMatter) {
  EXPECT_THAT(check("The Third Fuel Congress met on 17–19 May 1921. The Second Fuel Conference met "
                    "on 20 May 1921. A timber congress met on 21 May 1921.")
                  .marked(kCode),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
