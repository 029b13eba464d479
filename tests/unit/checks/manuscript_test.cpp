// Checks that look at a whole manuscript: what one chapter alone would not tell.
#include "lsp/draft/manuscript.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"
#include "lsp/draft/remembered.h"
#include "tests/unit/temporary_folder.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ManuscriptChecks : public testing::Test {
 protected:
  // A book of chapters, in this order, all on the disk.
  void book(const std::vector<std::pair<std::string, std::string>>& chapters,
            std::string_view defaults = {}) {
    std::string files;
    for (const auto& [name, text] : chapters) {
      folder_.write(name, text);
      files += (files.empty() ? "\"" : ", \"") + name + "\"";
    }
    if (defaults.empty()) {
      project_ = project::read_project(
          folder_.write("apparatus.toml", "[draft]\nfiles = [" + files + "]\n"));
    } else {
      project_ = project::read_project(folder_.write("apparatus.toml", ""));
      folder_.write("defaults.yaml", std::string(defaults) + "input-files: [" + files + "]\n");
    }
  }
  Checked check_chapter(std::string_view name, std::string_view text) {
    const std::string file = folder_ / name;
    Checked checked;
    checked.snapshot =
        draft::in_manuscript(draft::make_snapshot(std::string(text), text::format_of_path(file),
                                                  file, 0, project_, index::Knowledge::nothing()),
                             {}, project_, unopened_);
    checked.findings = run_checks(checked.snapshot, {});
    return checked;
  }

  TemporaryFolder folder_;
  project::Project project_;
  draft::UnopenedDrafts unopened_;
};

TEST_F(ManuscriptChecks, AnIbidAtTheHeadOfAChapterIsInOrder) {
  const std::string two = "More of it.[^1]\n\n[^1]: Ibid., l. 9.\n";
  book({{"one.md", "Coal.[^1]\n\n[^1]: GARF, f. 130, op. 2, d. 7, l. 1.\n"}, {"two.md", two}});
  EXPECT_THAT(check_chapter("two.md", two).findings, IsEmpty());
  EXPECT_THAT(check_chapter("letter.md", two).marked("citation-ibid"), ElementsAre("Ibid., l. 9"));
}

TEST_F(ManuscriptChecks, AnIbidBehindSeveralSourcesOfTheChapterBefore) {
  const std::string two = "More of it.[^1]\n\n[^1]: Ibid., l. 9.\n";
  book(
      {{"one.md",
        "Coal.[^1]\n\n[^1]: GARF, f. 130, op. 2, d. 7, l. 1; RGAE, f. 3429, op. 1, d. 12, l. 4.\n"},
       {"two.md", two}});
  const Checked checked = check_chapter("two.md", two);
  EXPECT_THAT(checked.marked("citation-ibid"), ElementsAre("Ibid., l. 9"));
  EXPECT_THAT(checked.offered("citation-ibid"),
              ElementsAre("GARF, f. 130, op. 2, d. 7, l. 9", "RGAE, f. 3429, op. 1, d. 12, l. 9"));
  EXPECT_THAT(checked.find("citation-ibid")->evidence[0].file, HasSubstr("one.md"));
}

TEST_F(ManuscriptChecks, TheMajorityOfSpellingsIsTheWholeBooks) {
  const std::string two = "Then Christian Rakovsky rose, and the room was still.\n";
  const std::string three = "At last the chair asked Rakovsky to sit, and Rakovsky sat.\n";
  const std::string one =
      "Christian Rakovskii came late. Rakovskii sat down. Nobody greeted Rakovskii, and "
      "Rakovskii left. Rakovskii slept badly. Rakovskii woke.\n";
  book({{"one.md", one}, {"two.md", two}, {"three.md", three}});
  const Checked checked = check_chapter("two.md", two);
  EXPECT_THAT(checked.marked("name-inconsistency"), ElementsAre("Rakovsky"));
  EXPECT_THAT(checked.offered("name-inconsistency"), ElementsAre("Rakovskii"));
  EXPECT_THAT(checked.find("name-inconsistency")->message,
              HasSubstr("the manuscript writes “Rakovskii” elsewhere (6 times"));
  EXPECT_THAT(checked.find("name-inconsistency")->evidence[0].file, HasSubstr("one.md"));
  // A surname alone has its bearer in another chapter.
  EXPECT_THAT(check_chapter("three.md", three).marked("name-inconsistency"),
              ElementsAre("Rakovsky", "Rakovsky"));
  EXPECT_THAT(check_chapter("one.md", one).marked("name-inconsistency"), IsEmpty());
  EXPECT_THAT(check_chapter("letter.md", two).marked("name-inconsistency"), IsEmpty());
}

TEST_F(ManuscriptChecks, TheMajorityOfDatesIsTheWholeBooks) {
  const std::string two = "It ended on June 3, 1921.\n";
  book({{"one.md",
         "They met on 4 May 1921, on 6 May 1921, on 9 May 1921 and again on 11 May 1921.\n"},
        {"two.md", two}});
  const Checked checked = check_chapter("two.md", two);
  EXPECT_THAT(checked.marked("date-format"), ElementsAre("June 3, 1921"));
  EXPECT_THAT(checked.find("date-format")->message, HasSubstr("the manuscript writes"));
  EXPECT_THAT(checked.find("date-format")->evidence[0].file, HasSubstr("one.md"));
  EXPECT_THAT(check_chapter("letter.md", two).marked("date-format"), IsEmpty());
}

TEST_F(ManuscriptChecks, TheMajorityOfNotationsIsTheWholeBooks) {
  const std::string two = "Coal.[^1]\n\n[^1]: GARF, 130/2/7.\n";
  book({{"one.md",
         "A.[^1] B.[^2] C.[^3] D.[^4]\n\n[^1]: GARF, f. 130, op. 2, d. 7.\n"
         "[^2]: GARF, f. 130, op. 2, d. 8.\n[^3]: RGAE, f. 3429, op. 1, d. 9.\n"
         "[^4]: RGAE, f. 3429, op. 1, d. 10.\n"},
        {"two.md", two}});
  EXPECT_THAT(check_chapter("two.md", two).marked("citation-notation-mixed"),
              ElementsAre("GARF, 130/2/7"));
  EXPECT_THAT(check_chapter("letter.md", two).marked("citation-notation-mixed"), IsEmpty());
}

constexpr std::string_view kCalls = "Coal.[^far]\n";
constexpr std::string_view kDefines = "Bread.\n\n[^far]: A note for another file.\n";

TEST_F(ManuscriptChecks, LabelsOfNotesAreSharedWherePandocJoinsTheFiles) {
  book({{"one.md", std::string(kCalls)}, {"two.md", std::string(kDefines)}}, "from: markdown\n");
  EXPECT_THAT(check_chapter("one.md", kCalls).findings, IsEmpty());
  EXPECT_THAT(check_chapter("two.md", kDefines).findings, IsEmpty());
  const std::string again = "Tea.[^far]\n\n[^far]: Another one.\n";
  book({{"one.md", std::string(kDefines)}, {"two.md", again}}, "from: markdown\n");
  unopened_.forget();
  EXPECT_THAT(check_chapter("two.md", again).marked("footnote-duplicate"), testing::SizeIs(1));
}

TEST_F(ManuscriptChecks, LabelsOfNotesAreEachChaptersOwnElsewhere) {
  book({{"one.md", std::string(kCalls)}, {"two.md", std::string(kDefines)}}, "file-scope: true\n");
  EXPECT_THAT(check_chapter("one.md", kCalls).marked("footnote-undefined"), ElementsAre("[^far]"));
}

TEST_F(ManuscriptChecks, AFileThatIsNotThereIsToldAtItsName) {
  book({});
  const Checked checked =
      check_chapter("main.tex", "\\documentclass{book}\n\\begin{document}\n\\include{harvest}\n");
  EXPECT_THAT(checked.marked("manuscript-file"), ElementsAre("harvest"));
}

class ChangedMeaning : public testing::Test {
 protected:
  // What is told of `now` when the draft was `then` at its opening.
  static Checked after(std::string_view then, std::string_view now, const char* file) {
    Checked checked = check_with(now, file, {}, index::Knowledge::nothing());
    const Checked opened = check_with(then, file, {}, index::Knowledge::nothing());
    checked.snapshot.remembered = draft::meanings_of(opened.snapshot);
    checked.findings = run_checks(checked.snapshot, {});
    return checked;
  }
};

constexpr std::string_view kNotes =
    "\n\n[^a]: GARF, f. 130, op. 2, d. 7, l. 1.\n[^b]: Ibid., l. 2.\n[^c]: Ibid., l. 3.\n"
    "[^n]: RGAE, f. 3429, op. 1, d. 12, l. 5.\n";

TEST_F(ChangedMeaning, ANoteInsertedBeforeAnIbid) {
  const std::string then = "Coal.[^a] Bread.[^b] Soap.[^c]" + std::string(kNotes);
  const std::string now = "Coal.[^a] Tea.[^n] Bread.[^b] Soap.[^c]" + std::string(kNotes);
  const Checked checked = after(then, now, "/drafts/draft.md");
  // The first of the chain only.
  EXPECT_THAT(checked.marked("citation-ibid"), ElementsAre("Ibid., l. 2"));
  EXPECT_THAT(checked.find("citation-ibid")->message,
              HasSubstr("now means “RGAE, f. 3429, op. 1, d. 12, l. 2”; it meant “GARF, f. 130, "
                        "op. 2, d. 7, l. 2”"));
  EXPECT_THAT(checked.offered("citation-ibid"),
              ElementsAre("GARF, f. 130, op. 2, d. 7, l. 2", "RGAE, f. 3429, op. 1, d. 12, l. 2"));
  EXPECT_THAT(after(then, then, "/drafts/draft.md").findings, testing::SizeIs(1));  // [^n] unused
}

TEST_F(ChangedMeaning, ALatexNoteHasNoLabelButItsWords) {
  const std::string_view then =
      "Coal.\\footnote{GARF, f. 130, op. 2, d. 7, l. 1.} Bread was scarce.\\footnote{Ibid., l. "
      "2.}\n";
  const std::string_view now =
      "Coal.\\footnote{GARF, f. 130, op. 2, d. 7, l. 1.} Tea.\\footnote{RGAE, f. 3429, op. 1, d. "
      "12, "
      "l. 5.} Bread was scarce.\\footnote{Ibid., l. 2.}\n";
  EXPECT_THAT(after(then, now, "/drafts/draft.tex").marked("citation-ibid"),
              ElementsAre("Ibid., l. 2"));
  EXPECT_THAT(after(then, then, "/drafts/draft.tex").findings, IsEmpty());
}

TEST_F(ChangedMeaning, AnIbidThatLeadsNowhereNowTellsWhatItMeant) {
  const std::string then =
      "Coal.[^a] Bread.[^b]\n\n[^a]: GARF, f. 130, op. 2, d. 7, l. 1.\n[^b]: Ibid., l. 2.\n";
  const std::string now =
      "Bread.[^b] Coal.[^a]\n\n[^a]: GARF, f. 130, op. 2, d. 7, l. 1.\n[^b]: Ibid., l. 2.\n";
  const Checked checked = after(then, now, "/drafts/draft.md");
  ASSERT_THAT(checked.marked("citation-ibid"), ElementsAre("Ibid., l. 2"));
  EXPECT_THAT(checked.find("citation-ibid")->message, HasSubstr("it meant “GARF, f. 130"));
  EXPECT_THAT(checked.offered("citation-ibid"), ElementsAre("GARF, f. 130, op. 2, d. 7, l. 2"));
}

constexpr std::string_view kPrinted =
    "\n\n[^a]: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.\n[^b]: Ibid., p. 7.\n"
    "[^c]: Ibid., p. 8.\n[^n]: K. Ahlers, *Tar* (Kiel, 1960), p. 3.\n"
    "[^r]: RGAE, f. 3429, op. 1, d. 12, l. 5.\n[^k]: [@carr1956, p. 5].\n";

TEST_F(ChangedMeaning, OfAPrintedWork) {
  const std::string then = "Coal.[^a] Bread.[^b] Soap.[^c]" + std::string(kPrinted);
  const std::string now = "Coal.[^a] Tea.[^n] Bread.[^b] Soap.[^c]" + std::string(kPrinted);
  const Checked checked = after(then, now, "/drafts/draft.md");
  EXPECT_THAT(checked.marked("citation-ibid"), ElementsAre("Ibid., p. 7"));
  EXPECT_THAT(checked.find("citation-ibid")->message,
              HasSubstr("now means “K. Ahlers, *Tar* (Kiel, 1960), p. 7”; it meant “B. Halloran, "
                        "*Ropes and Rates* (Dublin, 1980), p. 7”"));
  EXPECT_THAT(checked.offered("citation-ibid"),
              ElementsAre("B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 7",
                          "K. Ahlers, *Tar* (Kiel, 1960), p. 7"));
  EXPECT_THAT(after(then, then, "/drafts/draft.md").marked("citation-ibid"), IsEmpty());
}

TEST_F(ChangedMeaning, FromAPrintedWorkToAKeyOrAnArchiveAndBack) {
  const std::string printed = "Coal.[^a] Bread.[^b]" + std::string(kPrinted);
  const std::string archive = "Coal.[^a] Tea.[^r] Bread.[^b]" + std::string(kPrinted);
  const std::string key = "Coal.[^a] Tea.[^k] Bread.[^b]" + std::string(kPrinted);
  EXPECT_THAT(
      after(printed, key, "/drafts/draft.md").offered("citation-ibid"),
      ElementsAre("B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 7", "[@carr1956, p. 7]"));
  const Checked to_archive = after(printed, archive, "/drafts/draft.md");
  ASSERT_THAT(to_archive.marked("citation-ibid"), ElementsAre("Ibid., p. 7"));
  EXPECT_THAT(to_archive.find("citation-ibid")->message, HasSubstr("it meant “B. Halloran"));
}

TEST_F(ChangedMeaning, ALeafBehindAPrintedWorkIsToldOnce) {
  const std::string notes =
      "\n\n[^r]: RGAE, f. 3429, op. 1, d. 12, l. 5.\n[^s]: Ibid., l. 6.\n"
      "[^n]: K. Ahlers, *Tar* (Kiel, 1960), p. 3.\n";
  const Checked checked = after("Coal.[^r] Bread.[^s] Tea.[^n]" + notes,
                                "Coal.[^r] Tea.[^n] Bread.[^s]" + notes, "/drafts/draft.md");
  EXPECT_THAT(checked.marked("citation-ibid"), ElementsAre("Ibid., l. 6"));
  EXPECT_THAT(checked.offered("citation-ibid"), ElementsAre("RGAE, f. 3429, op. 1, d. 12, l. 6"));
}

TEST_F(ChangedMeaning, ToOneOfTwoPrintedWorks) {
  const std::string notes =
      "\n\n[^a]: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.\n[^b]: Ibid., p. 7.\n"
      "[^n]: K. Ahlers, *Tar* (Kiel, 1960), p. 3; L. Osei, *Customs* (Accra, 1961), p. 2.\n";
  const std::string then = "Coal.[^a] Bread.[^b]" + notes;
  const Checked checked = after(then, "Coal.[^a] Tea.[^n] Bread.[^b]" + notes, "/drafts/draft.md");
  EXPECT_THAT(checked.marked("citation-ibid"), ElementsAre("Ibid., p. 7"));
  EXPECT_THAT(checked.offered("citation-ibid"),
              ElementsAre("B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 7"));
  // Of what has always been so nothing is told.
  EXPECT_THAT(check_alone("Tea.[^n] Bread.[^b] Coal.[^a]" + notes).marked("citation-ibid"),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
