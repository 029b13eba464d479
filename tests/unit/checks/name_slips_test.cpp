// Slips that are told by what stands beside a name, or by a name that everybody knows; each beside
// the near thing that is right.
#include "lsp/checks/name_slips.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kMisspelling = "name-misspelling";
constexpr std::string_view kInconsistency = "name-inconsistency";

// As a scan is: plain text.
Checked check_scan(std::string_view text) {
  return check_with(text, "/drafts/scan.txt", {}, index::Knowledge::nothing());
}

TEST(ScanningDamage, AWordRunTogetherWithInitials) {
  const Checked checked =
      check_alone("The minutes were kept by P. I. Tarlatin andA. M. Voskov, and read by both.");
  EXPECT_THAT(checked.marked(kMisspelling), ElementsAre("andA. M."));
  EXPECT_THAT(checked.offered(kMisspelling), ElementsAre("and A. M."));
}

TEST(ScanningDamage, ALetterSplitOffAKnownName) {
  const Checked checked = check_alone(
      "Olga Tarlatina wrote first. Then Olga Tarlatina waited for T arlatina's sister to come.");
  EXPECT_THAT(checked.marked(kMisspelling), ElementsAre("T arlatina"));
  EXPECT_THAT(checked.offered(kMisspelling), ElementsAre("Tarlatina"));
  EXPECT_THAT(check_alone("Olga Annexen wrote. Olga Annexen waited with plan A nnexed.")
                  .marked(kMisspelling),
              IsEmpty());
}

TEST(ScanningDamage, AMarkOnARussianNameInAScan) {
  EXPECT_THAT(check_scan("Ivan Tărlatin kept the keys of the depot.").offered(kMisspelling),
              ElementsAre("Tarlatin"));
  // Who types a draft has the letter on purpose, and who has it twice means it.
  EXPECT_THAT(check_alone("Ivan Tărlatin kept the keys.").marked(kMisspelling), IsEmpty());
  EXPECT_THAT(check_scan("Ivan Vălkov met Dimităr Gănchev in Plovdiv.").marked(kMisspelling),
              IsEmpty());
  EXPECT_THAT(check_scan("Ion Brătianu resigned.").marked(kMisspelling), IsEmpty());
}

TEST(FamousNames, AGivenNameALetterOff) {
  const Checked checked = check_alone("In the spring Ramsey MacDonald formed a cabinet.");
  EXPECT_THAT(checked.marked(kMisspelling), ElementsAre("Ramsey MacDonald"));
  EXPECT_THAT(checked.offered(kMisspelling), ElementsAre("Ramsay MacDonald"));
  EXPECT_THAT(checked.find(kMisspelling)->message, HasSubstr("1866–1937"));
  EXPECT_THAT(check_alone("Neville Henderson left Berlin.").offered(kMisspelling),
              ElementsAre("Nevile Henderson"));
}

TEST(FamousNames, ASurnameALetterOff) {
  EXPECT_THAT(check_alone("The new Stressemann government fell.").offered(kMisspelling),
              ElementsAre("Stresemann"));
  EXPECT_THAT(check_alone("Joachim von Ribbentrap signed.").offered(kMisspelling),
              ElementsAre("Ribbentrop"));
}

// Other languages, other people, cases and plurals.
TEST(FamousNames, WhatIsRightStaysSo) {
  for (const std::string_view text : {
           "Gustav Stresemann spoke, and Stresemann's friends listened to Nevile Henderson.",
           "Josef Stalin, Joseph Stalin and Iosif Stalin are one.",
           "Alexandre Millerand met Edouard Herriot, Édouard Daladier and Eduard Beneš.",
           "William Henry Chamberlin wrote of Neville Chamberlain.",
           "Frederick Engels and Friedrich Engels wrote to Pierre Joseph Proudhon.",
           "Nicolas Boukharine et Léon Trotski ont rencontré Georges Clemenceau.",
           "The Mussolinis and the Roosevelts of this world met the Garibaldians.",
           "Anton Schiller, a clerk, and Marta Churchil-Brandt kept the books.",
           "Ernst Hindenberger was the baker.",
           "Philip Snowden paid; Phillis Snowden complained.",
       }) {
    EXPECT_THAT(check_alone(text).complaints(), IsEmpty()) << text;
  }
}

TEST(FamousNames, WhoIsNamedSoThroughoutIsSomebodyElse) {
  EXPECT_THAT(check_alone("Ramsey MacDonald kept a shop. In the shop Ramsey MacDonald sold tea. "
                          "The tea made Ramsey MacDonald rich.")
                  .marked(kMisspelling),
              IsEmpty());
}

// What is cited again was cited before.
TEST(CitedAgain, ALetterOffTheOnlyAuthorOfThatName) {
  constexpr std::string_view kText =
      "Timber grew.[^1] It was cut.[^2] It was sold.[^3] It was burnt.[^4]\n\n"
      "[^1]: V. P. Tarlekhov, *Timber in the Tula district* (Moscow, 1961), p. 3.\n\n"
      "[^2]: Tarlokhov, op. cit., p. 24.\n\n"
      "[^3]: Haldersun, op. cit., p. 12.\n\n"
      "[^4]: Tarlekhov, op. cit., p. 25.\n";
  const Checked checked = check_alone(kText);
  EXPECT_THAT(checked.marked(kMisspelling), ElementsAre("Tarlokhov"));
  EXPECT_THAT(checked.offered(kMisspelling), ElementsAre("Tarlekhov"));
}

TEST(CitedAgain, AnAuthorOfTheNameIsRight) {
  constexpr std::string_view kText =
      "Timber grew.[^1] It was cut.[^2] It was sold.[^3]\n\n"
      "[^1]: V. P. Tarlekhov, *Timber in the Tula district* (Moscow, 1961), p. 3.\n\n"
      "[^2]: S. Tarlokhov, *Tar* (Moscow, 1963), p. 24.\n\n"
      "[^3]: Tarlokhov, op. cit., p. 25.\n";
  EXPECT_THAT(check_alone(kText).marked(kMisspelling), IsEmpty());
}

TEST(OneBearer, TheSameWorkUnderOtherInitials) {
  constexpr std::string_view kText =
      "Brigades met.[^1] They met again.[^2] And again.[^3]\n\n"
      "[^1]: I. Tarlatin, *Fakel kommuny v Tule* (Tula, 1930), p. 3.\n\n"
      "[^2]: L. Tarlatin, *Fakel kommuny v Tule* (Tula, 1930), p. 24.\n\n"
      "[^3]: I. Tarlatin, *Fakel kommuny v Tule* (Tula, 1930), p. 25.\n";
  const Checked checked = check_alone(kText);
  EXPECT_THAT(checked.marked(kInconsistency), ElementsAre("L. Tarlatin"));
  EXPECT_THAT(checked.offered(kInconsistency), ElementsAre("I. Tarlatin"));
}

TEST(OneBearer, OtherWorksHaveOtherAuthors) {
  constexpr std::string_view kText =
      "Brigades met.[^1] They met again.[^2] And again.[^3]\n\n"
      "[^1]: I. Tarlatin, *Fakel kommuny v Tule* (Tula, 1930), p. 3.\n\n"
      "[^2]: L. Tarlatin, *Zhizn' kuptsov v Tule* (Tula, 1931), p. 24.\n\n"
      "[^3]: I. Tarlatin, *Fakel kommuny v Tule* (Tula, 1930), p. 25.\n";
  EXPECT_THAT(check_alone(kText).marked(kInconsistency), IsEmpty());
}

TEST(OneBearer, TheSameOfficeUnderAnotherSpellingOrOtherInitials) {
  const Checked checked = check_alone(
      "In May: Tarl'kov, B. V. (secretary of the Tula committee). In June: Tarl'kov, B. V. "
      "(secretary of the Tula committee). In July: Tarlkov (secretary of the Tula committee). In "
      "August: Tarl'kov, V. V. (secretary of the Tula committee).");
  EXPECT_THAT(checked.marked(kInconsistency), testing::IsSupersetOf({"Tarlkov"}));
  EXPECT_THAT(checked.marked(kInconsistency), testing::IsSupersetOf({"Tarl'kov, V. V."}));
}

TEST(OneBearer, ATradeIsNoOffice) {
  EXPECT_THAT(check_alone("Tarl'kov, B. V. (worker). Tarl'kov, B. V. (worker). Tarl'kov, A. V. "
                          "(worker). Tarl'kov, B. V. (a worker).")
                  .marked(kInconsistency),
              IsEmpty());
}

TEST(StrayEndings, AListInOneTransliteration) {
  constexpr std::string_view kList =
      "Vladimir Bogushskii wrote of it.\n\n# Bibliography\n\n"
      "- Tarlinskii, A. *Trudy i dni na severe*. Tula, 1925.\n"
      "- Vorotskii, B. *Lesa na severe i na iuge*. Tula, 1926.\n"
      "- Manitskii, V. *Reki na severe*. Tula, 1927.\n"
      "- Kaninskii, G. *Dorogi na severe*. Tula, 1928.\n"
      "- Selivanskii, D. *Goroda na severe*. Tula, 1929.\n";
  const Checked stray = check_alone(std::string(kList) +
                                    "- Bogushski, Vladimir. *O lesakh i o rekakh v Tule*. 1925.\n");
  EXPECT_THAT(stray.marked(kInconsistency), ElementsAre("Bogushski"));
  EXPECT_THAT(stray.offered(kInconsistency), ElementsAre("Bogushskii"));
  // An English title page has its own spelling.
  const Checked english = check_alone(
      std::string(kList) + "- Bogushski, Vladimir. *The Forests of the North*. London, 1925.\n");
  EXPECT_THAT(english.marked(kInconsistency), IsEmpty());
}

TEST(ShoutedInitials, ADigraphInCapitals) {
  const Checked checked =
      check_alone("Tarlatin A. Ju. wrote a book, and Voskov B. B. and Tarlatin A. JU. another.");
  EXPECT_THAT(checked.marked(kInconsistency), ElementsAre("JU."));
  EXPECT_THAT(checked.offered(kInconsistency), ElementsAre("Ju."));
}

}  // namespace
}  // namespace apparatus::checks
