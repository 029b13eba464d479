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

TEST(DateConflict, AMonthMayContradictToo) {
  const Checked checked = check("At the Second Fuel Congress in June 1921 nobody shouted.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("June 1921"));
  EXPECT_FALSE(checked.find(kCode)->evidence.empty());
  EXPECT_THAT(check("At the Second Fuel Congress in May 1921 nobody shouted.").marked(kCode),
              IsEmpty());
}

TEST(DateConflict, AnotherCongressIsAnotherMatter) {
  EXPECT_THAT(check("The Third Fuel Congress met on 17–19 May 1921. The Second Fuel Conference met "
                    "on 20 May 1921. A timber congress met on 21 May 1921.")
                  .marked(kCode),
              IsEmpty());
}

TEST(DateConflict, FindsAListWhoseMonthsRunBackWhileItsDaysGoOn) {
  const Checked checked = check_alone("His report is in the gazette of 4.9., 6.8. and 7.8.1931.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("4.9., 6.8. and 7.8.1931"));
  EXPECT_THAT(checked.offered(kCode),
              ElementsAre("4.9., 6.9. and 7.9.1931", "4.8., 6.8. and 7.8.1931"));
  EXPECT_THAT(check_alone("It sat on 11 June and 12 May 1931.").marked(kCode),
              ElementsAre("11 June and 12 May 1931"));
}

TEST(DateConflict, AListInOrderOrInAnOrderOfItsOwnIsRight) {
  EXPECT_THAT(check_alone("The gazette of 30.8., 6.9. and 7.9.1931; letters of 28 December and 5 "
                          "January 1932; of 9 June, 2 May and 30 April 1931; of 2 June and 28 May "
                          "1931; on 4, 6 and 7 August 1931.")
                  .marked(kCode),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
