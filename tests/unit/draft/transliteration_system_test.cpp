#include "lsp/draft/transliteration_system.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "lsp/draft/manuscript.h"

namespace apparatus::draft {
namespace {

std::string system_of(std::initializer_list<std::string_view> surnames) {
  const authority::Transliteration& tables = authority::Authority::built_in()->transliteration;
  TransliterationVotes votes;
  for (const std::string_view surname : surnames) votes.add(surname, tables);
  return votes.system(tables, 1);
}

TEST(Transliteration, IsKnownByTheSignsOfTheSystems) {
  EXPECT_EQ(system_of({"Rakovskii", "Zinov’ev", "Carr"}), "ala-lc");
  EXPECT_EQ(system_of({"Rakovskiy", "Zinov'yev"}), "bgn");
  EXPECT_EQ(system_of({"Rakovsky", "Trotsky", "Zinoviev"}), "popular");
  EXPECT_EQ(system_of({"Rakovskij", "Pjatakov", "Chruščëv"}), "scholarly");
  EXPECT_EQ(system_of({"Rakowski", "Sinowjew", "Tschitscherin"}), "german");
}

TEST(Transliteration, IsNotGuessed) {
  EXPECT_EQ(system_of({"Carr", "Stalin"}), "");
  EXPECT_EQ(system_of({"Rakovskii", "Trotsky"}), "");
  // BGN/PCGN and popular English have both.
  EXPECT_EQ(system_of({"Yakovlev", "Yezhov", "Yagoda"}), "");
}

Snapshot snapshot_of(std::string_view markdown, std::string_view toml = {}) {
  const project::Project project =
      toml.empty() ? project::no_project() : project::parse_project(toml, "/drafts/apparatus.toml");
  return make_snapshot(std::string(markdown), text::Format::markdown, "/drafts/draft.md", 1,
                       project, index::Knowledge::nothing());
}

// Popular English in the text, the library's system in the list of works.
constexpr std::string_view kTwoHabits =
    "Ivan Tarlinsky met Boris Vorotsky and Anna Manitskaya. Tarlinsky left.[^1]\n\n"
    "[^1]: Ivan Tarlinsky wrote so to Boris Vorotsky.\n\n"
    "# Bibliography\n\n"
    "- Kaninskii, Grigorii. *Novaia kniga o dorogakh*. Tula, 1928.\n"
    "- Selivanskii, Dmitrii. *Novaia kniga o gorodakh*. Tula, 1929.\n"
    "- Poletskii, Ivan. *Novaia kniga o lesakh*. Tula, 1930.\n";

TEST(Transliteration, EachRegisterHasItsOwn) {
  const Snapshot snapshot = snapshot_of(kTwoHabits);
  EXPECT_EQ(transliteration_in(snapshot, Register::body), "popular");
  EXPECT_EQ(transliteration_in(snapshot, Register::notes), "popular");
  EXPECT_EQ(transliteration_in(snapshot, Register::bibliography), "ala-lc");
}

TEST(Transliteration, ARegisterWithoutNamesFollowsTheWhole) {
  const Snapshot snapshot =
      snapshot_of("Ivan Tarlinsky met Boris Vorotsky.[^1]\n\n[^1]: See above.\n");
  EXPECT_EQ(transliteration_in(snapshot, Register::notes), "popular");
  EXPECT_EQ(transliteration_in(snapshot, Register::bibliography), "popular");
}

// One name in the notes is no habit, but enough not to be overruled.
TEST(Transliteration, NothingIsSaidAgainstTheNamesOfARegister) {
  const Snapshot snapshot = snapshot_of(
      "Ivan Tarlinsky met Boris Vorotsky and Anna Manitskaya.[^1]\n\n"
      "[^1]: Grigorii Kaninskii remembered it.\n");
  EXPECT_EQ(transliteration_in(snapshot, Register::body), "popular");
  EXPECT_EQ(transliteration_in(snapshot, Register::notes), "");
}

TEST(Transliteration, AnEnglishTitlePageIsNoHabit) {
  const Snapshot snapshot = snapshot_of(
      "Ivan Tarlinskii met Boris Vorotskii.\n\n# Bibliography\n\n"
      "- Kaninsky, Gregory. *The Roads of the North*. London, 1928.\n"
      "- Selivansky, Dmitry. *The Towns of the North*. London, 1929.\n");
  EXPECT_EQ(transliteration_in(snapshot, Register::bibliography), "ala-lc");
}

TEST(Transliteration, TheProjectPinsItForAllOrForOne) {
  const Snapshot all = snapshot_of(kTwoHabits, "[style]\ntransliteration = \"bgn\"\n");
  EXPECT_EQ(transliteration_in(all, Register::body), "bgn");
  EXPECT_EQ(transliteration_in(all, Register::bibliography), "bgn");
  const Snapshot notes =
      snapshot_of(kTwoHabits,
                  "[style]\ntransliteration = \"bgn\"\ntransliteration-notes = \"ala-lc\"\n"
                  "transliteration-bibliography = \"draft\"\n");
  EXPECT_EQ(transliteration_in(notes, Register::body), "bgn");
  EXPECT_EQ(transliteration_in(notes, Register::notes), "ala-lc");
  EXPECT_EQ(transliteration_in(notes, Register::bibliography), "ala-lc");
}

// A well-known exception that the project pins is no habit of the draft's.
TEST(Transliteration, APinnedNameSpeaksForNothing) {
  constexpr std::string_view kDraft = "Lev Trotsky met Ivan Tarlinskii. Trotsky left.\n";
  EXPECT_EQ(transliteration_in(snapshot_of(kDraft), Register::body), "");
  EXPECT_EQ(
      transliteration_in(
          snapshot_of(kDraft, "[[person]]\nname = \"Lev Trotskii\"\nspelling = \"Trotsky\"\n"),
          Register::body),
      "ala-lc");
}

TEST(Transliteration, ANewChapterFollowsTheManuscript) {
  Snapshot snapshot = snapshot_of("A chapter that names nobody.\n");
  auto manuscript = std::make_shared<Manuscript>();
  manuscript->files = {snapshot_of(kTwoHabits).draft, snapshot.draft};
  manuscript->carried.resize(2);
  snapshot.manuscript = manuscript;
  snapshot.place_in_manuscript = 1;
  EXPECT_EQ(transliteration_in(snapshot, Register::body), "popular");
  EXPECT_EQ(transliteration_in(snapshot, Register::bibliography), "ala-lc");
}

}  // namespace
}  // namespace apparatus::draft
