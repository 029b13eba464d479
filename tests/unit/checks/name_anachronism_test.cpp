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

// Behind a king stands his reign, and behind others a term of office: neither is a life.
TEST(NameAnachronism, ReignsAndTermsAreNoLives) {
  const auto knowledge = index::build_in_memory(
      {{"/library/kings.md",
        "Alexander III (1881–1894) followed his father. Pavel Tarnov (1903–1904) was the "
        "commissioner, and Fedor Tarnov (1850–1904) his uncle.\n"}},
      authority::Authority::built_in());
  const auto marked = [&](std::string_view text) {
    return check_with(text, "/drafts/draft.md", {}, knowledge).marked(kCode);
  };
  EXPECT_THAT(marked("In 1870 Alexander III still collected coins. In 1911 Pavel Tarnov wrote of "
                     "it."),
              IsEmpty());
  EXPECT_THAT(marked("In 1911 Fedor Tarnov wrote of it."), ElementsAre("Fedor Tarnov"));
}

TEST(NameAnachronism, TakesTheDatesOfAWellKnownBearerWhereTheCorpusHasNone) {
  const Checked checked =
      check("The coal was long burnt. Georgii Chicherin, who in 1941 still defended it, was ill.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("Georgii Chicherin"));
  EXPECT_THAT(checked.find(kCode)->message, HasSubstr("died in 1936"));
  EXPECT_THAT(
      check("The coal was long burnt. G. Chicherin, who in 1935 still defended it, was ill.")
          .marked(kCode),
      IsEmpty());
}

// When somebody wrote of him, and what bears his name.
TEST(NameAnachronism, YearsOfWorksAndNamesOfThingsAreNoActs) {
  EXPECT_THAT(check("Leonid Krasin had few friends (Tarn 1978, 37). The Leonid Krasin Works closed "
                    "in 1990.\n\n# Bibliography\n\n- Krasin, Leonid (1997). *Letters*. Tula.\n")
                  .marked(kCode),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
