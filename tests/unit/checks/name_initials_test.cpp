#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kCode = "name-wrong-initials";

TEST(NameInitials, FindsInitialsThatNoBearerHas) {
  const Checked checked = check("The telegram was signed by A. V. Chicherin and nobody else.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("A. V. Chicherin"));
  EXPECT_THAT(checked.offered(kCode), ElementsAre("G. Chicherin"));
}

TEST(NameInitials, OffersInitialsInTheLettersOfTheDraft) {
  auto texts = library();
  texts.emplace_back("/library/doklad.md",
                     "Доклад сделал Л. Б. Красин. Возражать Л. Б. Красину никто не стал.\n");
  const auto knowledge = index::build_in_memory(texts, authority::Authority::built_in());
  const Checked checked =
      check_with("The bill was paid by M. N. Krasin in person.", "/drafts/draft.md", {}, knowledge);
  EXPECT_THAT(checked.offered(kCode), ElementsAre("L. B. Krasin"));
}

TEST(NameInitials, InitialsThatFitAreRight) {
  EXPECT_THAT(check("The telegram was signed by G. V. Chicherin and by Georgii Chicherin's deputy.")
                  .marked(kCode),
              IsEmpty());
}

TEST(NameInitials, WhoIsNamedSoThroughoutIsSomebodyElse) {
  EXPECT_THAT(check("A. V. Chicherin kept bees. When A. V. Chicherin died, the bees were sold. The "
                    "son of A. V. Chicherin wept.")
                  .marked(kCode),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
