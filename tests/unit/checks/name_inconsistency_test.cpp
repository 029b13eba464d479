#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kCode = "name-inconsistency";

TEST(NameInconsistency, FindsTheStrayTransliteration) {
  const Checked checked = check(
      "Christian Rakovskii came late. Rakovskii sat down. Nobody greeted Rakovskii. At last "
      "Rakovsky rose.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("Rakovsky"));
  EXPECT_THAT(checked.offered(kCode), ElementsAre("Rakovskii"));
  EXPECT_TRUE(checked.find(kCode)->fixes[0].preferred);
}

TEST(NameInconsistency, QuotationsAndTitlesKeepTheirSpelling) {
  EXPECT_THAT(check("Christian Rakovskii came late. Rakovskii sat down. One heard “Rakovsky is "
                    "tired” and read *Rakovsky: A Life* the next day. Rakovskii left.")
                  .marked(kCode),
              IsEmpty());
}

TEST(NameInconsistency, EvenNumbersAreNoMajority) {
  EXPECT_THAT(check("Christian Rakovskii came late. Then Rakovsky rose.").marked(kCode), IsEmpty());
}

TEST(NameInconsistency, TypographyIsNoSpelling) {
  EXPECT_THAT(
      check("Grigorii Zinov'ev came. Zinov'ev sat. Zinov’ev rose. Zinov'ev left.").marked(kCode),
      IsEmpty());
}

TEST(NameInconsistency, AParticleMayBeLeftOut) {
  EXPECT_THAT(check_alone("Erik von Tarn came. Baron von Tarn sat. Tarn rose, and von Tarn left.")
                  .marked(kCode),
              IsEmpty());
}

// A well-known exception is a matter of the project, whatever the draft does most.
TEST(NameInconsistency, TheProjectPinsASpelling) {
  constexpr std::string_view kPin =
      "[[person]]\nname = \"Christian Rakovskii\"\nspelling = \"Rakovsky\"\n";
  const Checked checked = check(
      "Christian Rakovskii came. Rakovskii spoke, Rakovskii left, and Rakovsky came back. Ivan "
      "Rakovskii, a clerk, stayed.",
      kPin);
  EXPECT_THAT(checked.marked("name-inconsistency"),
              ElementsAre("Rakovskii", "Rakovskii", "Rakovskii"));
  EXPECT_THAT(checked.offered("name-inconsistency"), ElementsAre("Rakovsky"));
}

// At the beginning of a sentence every particle has a capital, and with some names it comes and
// goes.
TEST(NameInconsistency, AParticleIsNoSpelling) {
  EXPECT_THAT(
      check_alone("Frederik de Tarn came. Then de Tarn spoke, and de Tarn sat. De Tarn rose. "
                  "Hafez al-Asmar, the general, came. Nobody knew al-Asmar, and al-Asmar "
                  "left. Then Asmar came back.")
          .marked(kCode),
      IsEmpty());
}

// Short names fold alike that have nothing to do with each other.
TEST(NameInconsistency, OtherFirstLettersNeedTheSameGivenName) {
  EXPECT_THAT(
      check_alone("M. S. Khan wrote of it. The envoy Han came, Han spoke, and Han left, said "
                  "Ivan Han.")
          .marked(kCode),
      IsEmpty());
  EXPECT_THAT(check_alone("Ruslan Khasbekov came. Then Khasbekov spoke, and Khasbekov sat. Ruslan "
                          "Hasbekov rose.")
                  .marked(kCode),
              ElementsAre("Hasbekov"));
}

// Scholars keep the library's transliteration in the list of works, whatever the text is to read.
TEST(NameInconsistency, ABibliographyMayHaveATransliterationOfItsOwn) {
  constexpr std::string_view kBody =
      "Ivan Tarlinsky met Boris Vorotsky and Anna Manitsky. Tarlinsky left, and Vorotsky saw "
      "Tarlinsky off.[^1]\n\n[^1]: Grigory Kaninsky remembered it, and Kaninsky told Tarlinsky.\n\n"
      "# Bibliography\n\n- Tarlinskii, Ivan. *Novaia kniga o dorogakh*. Tula, 1928.\n";
  EXPECT_THAT(check_alone(kBody).complaints(), IsEmpty());
  EXPECT_THAT(check_alone(std::string(kBody) +
                          "- Vorotskii, Boris. *Novaia kniga o lesakh*. Tula, 1930.\n"
                          "- Kaninskii, Grigorii. *Novaia kniga o gorodakh*. Tula, 1931.\n")
                  .complaints(),
              IsEmpty());
}

TEST(NameInconsistency, ThePinnedTransliterationIsRight) {
  constexpr std::string_view kDraft =
      "Christian Rakovskii came late. Then Rakovsky rose, and nobody else did.";
  constexpr std::string_view kPin = "[style]\ntransliteration = \"ala-lc\"\n";
  const Checked checked = check(kDraft, kPin);
  EXPECT_THAT(checked.marked(kCode), ElementsAre("Rakovsky"));
  EXPECT_THAT(checked.offered(kCode), ElementsAre("Rakovskii"));
  EXPECT_THAT(check(kDraft, "[style]\ntransliteration-notes = \"ala-lc\"\n").marked(kCode),
              IsEmpty());
  // What the draft writes nearly always it means.
  EXPECT_THAT(check("Christian Rakovsky came late. Rakovsky sat down, and Rakovsky spoke. Then "
                    "Rakovskii rose.",
                    kPin)
                  .marked(kCode),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
