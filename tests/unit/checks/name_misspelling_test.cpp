#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kCode = "name-misspelling";

TEST(NameMisspelling, FindsALostLetterAndTwoExchanged) {
  const Checked checked = check(
      "The note was read by Chicherin. Leonid Krasin and Grigorii Piatkaov laughed at it, and "
      "Rakvskii spoke.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("Piatkaov", "Rakvskii"));
  EXPECT_THAT(checked.offered(kCode), ElementsAre("Piatakov"));
  EXPECT_THAT(checked.find(kCode)->message, HasSubstr("in 2 texts"));
  EXPECT_FALSE(checked.find(kCode)->evidence.empty());
}

TEST(NameMisspelling, LeavesTransliterationsInflectionsAndAdjectivesAlone) {
  EXPECT_THAT(check("Rakovsky wrote to Chicherina, and Georgy Tchitcherin to the Rakovskiis.")
                  .marked(kCode),
              IsEmpty());
}

TEST(NameMisspelling, LeavesAnotherPersonAlone) {
  EXPECT_THAT(check("Ivan Piatanov, a clerk, kept the keys. Nobody knew where Ivan Piatanov slept.")
                  .marked(kCode),
              IsEmpty());
}

TEST(NameMisspelling, QuotationsKeepTheirSpelling) {
  EXPECT_THAT(
      check("The paper had “Grigorii Piatkaov was not there” on its front page.").marked(kCode),
      IsEmpty());
}

TEST(NameMisspelling, AnAcceptedWordIsRight) {
  EXPECT_THAT(
      check("Grigorii Piatkaov laughed.", "[words]\naccept = [\"Piatkaov\"]\n").marked(kCode),
      IsEmpty());
}

TEST(NameMisspelling, TheDraftItselfIsEvidence) {
  const Checked checked = check_alone(
      "Anna Lindqvist wrote to her aunt. Later Anna Lindqvist waited. In May Anna Lindqvist left. "
      "Nobody knew Anna Lindqvist. At night Anna Lindqvist slept, and Anna Lindqvsit dreamt.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("Lindqvsit"));
}

// Folding keys take a doubled letter for a matter of transliteration; a reader does not.
TEST(NameMisspelling, FindsALetterDoubledOrMarkedByAScanner) {
  const Checked checked = check_alone(
      "Ivan Tarlatin wrote. Later Ivan Tarlatin waited. In May Ivan Tarlatin left. Ivan Tarlatin "
      "slept, Ivan Tarlatin rose, and Ivan Tarlattin spoke to Ivan Tărlatin.");
  EXPECT_THAT(checked.marked("name-inconsistency"), ElementsAre("Tarlattin", "Tărlatin"));
  EXPECT_THAT(check("Grigorii Piatakkov laughed.").marked(kCode), ElementsAre("Piatakkov"));
  EXPECT_THAT(check("Grigorii Piatākov laughed.").marked(kCode), ElementsAre("Piatākov"));
}

// Authors of near names are many: one with initials of his own is another, one cited again is not.
TEST(NameMisspelling, ReadsAuthorsMoreCarefully) {
  std::string draft = "Trade grew.[^1]\n\n";
  std::string notes;
  for (int note = 1; note <= 10; ++note) {
    draft += "It grew again.[^" + std::to_string(note) + "]\n\n";
    notes += "[^" + std::to_string(note) + "]: " +
             (note == 1    ? "Nina Haldersen, *Timber and Tar* (London, 1961), p. 3."
              : note == 9  ? "Haldrsen, op. cit., p. 12."
              : note == 10 ? "Olaf Haldersun, *Tar* (London, 1977), p. 3."
                           : "Haldersen, op. cit., p. " + std::to_string(note) + ".") +
             "\n\n";
  }
  EXPECT_THAT(check_alone(draft + notes).marked(kCode), ElementsAre("Haldrsen"));
}

// A library that names its people but two or three times.
std::shared_ptr<const index::Knowledge> thin_library() {
  static const auto knowledge = index::build_in_memory(
      {{"/library/мельницы.md",
        "# Мельницы\n\nН. В. Сокольцов говорил о мельницах. Сокольцов устал. П. А. Юрковский "
        "возразил Сокольцову, и Юрковский ушёл.\n"}},
      authority::Authority::built_in());
  return knowledge;
}

TEST(NameMisspelling, InCyrillicALostSignAndTwoExchangedAreSlips) {
  const Checked checked =
      check_with("Н. В. Сокольцов молчал, и Сокольцов ушёл. П. А. Юркосвкий ждал.",
                 "/drafts/draft.md", {}, thin_library());
  EXPECT_THAT(checked.marked(kCode), testing::Contains("Юркосвкий"));
  EXPECT_THAT(check_with("П. А. Юрковский ждал Сокольцова. Сокольцову не верили.",
                         "/drafts/draft.md", {}, thin_library())
                  .marked(kCode),
              IsEmpty());
}

// Whom the draft itself gives several given names is a surname of its own.
TEST(NameMisspelling, ASurnameThatSeveralBearIsNoSlip) {
  EXPECT_THAT(check_alone("Albert Holmston marched. Holmston halted, Holmston wrote, and Holmston "
                          "fell. Andrew Holmson governed, and Curt Holmson wrote a book of him.")
                  .marked("name-misspelling"),
              IsEmpty());
  EXPECT_THAT(check_alone("Albert Holmston marched. Holmston halted, Holmston wrote, and Holmston "
                          "fell. Holmston was dead; a clerk, Holmson, was buried by Andrew Tarn.")
                  .marked("name-misspelling"),
              ElementsAre("Holmson"));
}

TEST(NameMisspelling, AGivenNameIsNoSlipForASurname) {
  EXPECT_THAT(
      check_alone("Jefferson Davis came. Davis spoke, Davis sat, and Davis left.\n\n# "
                  "Bibliography\n\n- Downing, David C. *A House Divided*. Nashville, 2007.\n")
          .marked("name-misspelling"),
      IsEmpty());
}

// Among thousands of surnames nearly every rare one has a neighbour that has nothing to do with it.
TEST(NameMisspelling, AmongThousandsANeighbourIsChance) {
  const std::string right =
      "Ivan Zhelvatskii came. Zhelvatskii sat, Zhelvatskii spoke, Zhelvatskii wrote, Zhelvatskii "
      "left, and nobody saw Zhelvatskii again.\n";
  constexpr std::string_view kDraft = "The clerk was Pavel’s friend, a certain Zhelvatkii.";
  const auto marked_beside = [&](std::string library) {
    const auto knowledge =
        index::build_in_memory({{"/library/mill.md", right}, {"/library/list.md", library}},
                               authority::Authority::built_in());
    return check_with(kDraft, "/drafts/draft.md", {}, knowledge).marked("name-misspelling");
  };
  EXPECT_THAT(marked_beside("Nobody else came."), ElementsAre("Zhelvatkii"));
  std::string many;
  for (const std::string_view first :
       {"Bar", "Dor", "Gul", "Kam", "Len", "Mur", "Nab", "Rod", "Sel", "Tur", "Vik", "Zab", "Pod",
        "Fom", "Lub", "Sak", "Tal"}) {
    for (const char a : std::string_view("aeiou")) {
      for (const char b : std::string_view("bdgklmnprstvz")) {
        for (const char c : std::string_view("aeiou"))
          many += "Ivan " + std::string(first) + a + b + c + "rov left. ";
      }
    }
  }
  EXPECT_THAT(marked_beside(many), IsEmpty());
}

// The right spelling is that of the place.
TEST(NameMisspelling, TheFixIsInTheTransliterationOfTheNotes) {
  const Checked checked = check(
      "Christian Rakovsky came, and Rakovsky spoke. Nobody greeted Rakovsky, and Rakovsky left.[^1]"
      "\n\n[^1]: Christian Rakovskii wrote it; Rakovskii to Krasin, and Rakvoskii to Khinchuk.\n");
  EXPECT_THAT(checked.marked("name-misspelling"), testing::ElementsAre("Rakvoskii"));
  EXPECT_THAT(checked.offered("name-misspelling"), testing::Contains("Rakovskii"));
}

}  // namespace
}  // namespace apparatus::checks
