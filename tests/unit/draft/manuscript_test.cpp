// Chapters in several files, as an editor and the command line come to them.
#include "lsp/draft/manuscript.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lsp/draft/references_to_works.h"
#include "tests/unit/temporary_folder.h"

namespace apparatus::draft {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kBook = "[draft]\nfiles = [\"one.md\", \"two.md\", \"three.md\"]\n";
constexpr std::string_view kOne =
    "Coal was short.[^1]\n\n[^1]: RGAE, f. 3429, op. 1, d. 12, l. 5.\n";
constexpr std::string_view kTwo = "Bread was, too.[^1]\n\n[^1]: Ibid., l. 6.\n";
constexpr std::string_view kThree = "And soap.[^1]\n\n[^1]: Ibid., l. 8.\n";

class ManuscriptTest : public testing::Test {
 protected:
  ManuscriptTest() { project(kBook); }

  void project(std::string_view toml) {
    project_ = project::read_project(folder_.write("apparatus.toml", toml));
  }
  void write_book() {
    folder_.write("one.md", kOne);
    folder_.write("two.md", kTwo);
    folder_.write("three.md", kThree);
  }
  Snapshot read(std::string_view name, std::string_view text) {
    const std::string file = folder_ / name;
    return make_snapshot(std::string(text), text::format_of_path(file), file, 1, project_,
                         index::Knowledge::nothing());
  }
  Snapshot in_book(std::string_view name, std::string_view text,
                   const std::vector<DraftPtr>& open = {}) {
    return in_manuscript(read(name, text), open, project_, unopened_);
  }
  static std::string delo(const Snapshot& snapshot) {
    const auto& parts = snapshot.draft->citations.front().parts;
    return parts.empty() ? std::string() : parts.back().value;
  }

  TemporaryFolder folder_;
  project::Project project_;
  UnopenedDrafts unopened_;
};

TEST_F(ManuscriptTest, AnOpeningIbidGoesBackThroughFilesThatNobodyOpened) {
  write_book();
  const Snapshot three = in_book("three.md", kThree);
  ASSERT_NE(three.manuscript, nullptr);
  EXPECT_EQ(three.manuscript->files.size(), 3U);
  EXPECT_EQ(three.place_in_manuscript, 2U);
  EXPECT_EQ(three.manuscript->files[2], three.draft);
  EXPECT_EQ(delo(three), "12");
  const auto source = carried_antecedent(three, three.draft->citations.front());
  ASSERT_TRUE(source);
  EXPECT_THAT(source->draft->file, HasSubstr("two.md"));
  EXPECT_EQ(source->draft->document.text(source->draft->document.to_source(source->citation.range)),
            "Ibid., l. 6");
}

TEST_F(ManuscriptTest, TheBookNamesTheBibliographyOfItsChapters) {
  project("");
  folder_.write("_quarto.yml", "book:\n  chapters: [one.qmd, two.qmd]\nbibliography: works.bib\n");
  folder_.write("works.bib", "@book{osei1961, author={Osei, L.}, title={Customs}}\n");
  folder_.write("two.qmd", "Two.\n");
  const Snapshot one = in_book("one.qmd", "Shown [@osei1961].\n");
  EXPECT_TRUE(one.bibliography->contains("osei1961"));
  EXPECT_THAT(one.missing_bibliographies, testing::IsEmpty());
}

TEST_F(ManuscriptTest, AnOpeningIbidMayMeanAPrintedWorkOfTheFileBefore) {
  folder_.write("one.md",
                "Dues.[^1][^2]\n\n[^1]: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.\n"
                "[^2]: Ibid., p. 7.\n");
  folder_.write("two.md", "More.[^1]\n\n[^1]: Ibid.\n");
  constexpr std::string_view kLast = "All.[^1][^2]\n\n[^1]: Ibid., p. 9.\n[^2]: Ibid.\n";
  folder_.write("three.md", kLast);
  const Snapshot three = in_book("three.md", kLast);
  const auto references = references_to_works(three);
  ASSERT_EQ(references.references.size(), 2U);
  for (const auto& one : references.references) {
    ASSERT_GE(one.work, 0);
    EXPECT_EQ(references.works[static_cast<std::size_t>(one.work)]->statement.title,
              "Ropes and Rates");
  }
  ASSERT_TRUE(references.before);
  EXPECT_EQ(references.before->place, "p. 7");
  // Two works in the last note: nobody can say.
  folder_.write(
      "one.md",
      "Dues.[^1]\n\n[^1]: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5; K. Ahlers, "
      "*Tar* (Kiel, 1960), p. 3.\n");
  unopened_.forget();
  EXPECT_THAT(references_to_works(in_book("three.md", kLast)).references, testing::IsEmpty());
}

TEST_F(ManuscriptTest, WhatIsOpenStandsInPlaceOfTheDisk) {
  write_book();
  const std::string changed = "Coal.[^1]\n\n[^1]: RGAE, f. 3429, op. 1, d. 77, l. 5.\n";
  const Snapshot one = read("one.md", changed);
  EXPECT_EQ(delo(in_book("two.md", kTwo, {one.draft})), "77");
  EXPECT_EQ(delo(in_book("two.md", kTwo)), "12");
}

TEST_F(ManuscriptTest, AnUnopenedFileIsReadOnceUntilItChanges) {
  write_book();
  const DraftPtr first = in_book("two.md", kTwo).manuscript->files[0];
  EXPECT_EQ(in_book("three.md", kThree).manuscript->files[0], first);
  unopened_.forget();
  EXPECT_EQ(in_book("three.md", kThree).manuscript->files[0], first);
  folder_.write("one.md",
                "Coal.[^1] It was scarce.\n\n[^1]: RGAE, f. 3429, op. 1, d. 140, l. 5.\n");
  unopened_.forget();
  EXPECT_EQ(delo(in_book("two.md", kTwo)), "140");
}

TEST_F(ManuscriptTest, AFileThatIsNotThereLeavesTheOthersTogether) {
  write_book();
  std::filesystem::remove(folder_ / "two.md");
  const Snapshot three = in_book("three.md", kThree);
  EXPECT_EQ(three.manuscript->files.size(), 2U);
  EXPECT_EQ(three.manuscript->problems.size(), 1U);
  EXPECT_EQ(delo(three), "12");
}

TEST_F(ManuscriptTest, ADraftOutsideAnyBookStandsAlone) {
  write_book();
  const Snapshot letter = in_book("letter.md", kTwo);
  EXPECT_EQ(letter.manuscript, nullptr);
  EXPECT_EQ(letter.draft->citations.front().back_reference, citation::BackReference::no_antecedent);
  EXPECT_THAT(drafts_of(letter), ElementsAre(letter.draft));
}

TEST_F(ManuscriptTest, AChapterUsesTheBibliographyOfItsRoot) {
  project("");
  folder_.write("works.bib", "@book{lewin1985, title={T}, year={1985}}\n");
  folder_.write("main.tex",
                "\\documentclass{book}\n\\addbibresource{works.bib}\n\\input{text/one}\n");
  folder_.write("text/one.tex", "As \\cite{lewin1985} says.\n");
  const Snapshot one = in_book("text/one.tex", "As \\cite{lewin1985} says.\n");
  EXPECT_NE(one.bibliography->find("lewin1985"), nullptr);
  // What is included is looked up again as soon as an open file includes something else.
  const Snapshot main = read("main.tex", "\\documentclass{book}\n\\input{text/other}\n");
  EXPECT_EQ(in_book("text/one.tex", "As \\cite{lewin1985} says.\n", {main.draft}).manuscript,
            nullptr);
}

TEST_F(ManuscriptTest, TheSnapshotOfAnotherFile) {
  write_book();
  const Snapshot two = in_book("two.md", kTwo);
  const Snapshot three = snapshot_of_file(two, 2);
  EXPECT_THAT(three.draft->file, HasSubstr("three.md"));
  EXPECT_EQ(delo(three), "12");
}

}  // namespace
}  // namespace apparatus::draft
