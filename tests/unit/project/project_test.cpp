#include "lsp/project/project.h"
#include "tests/unit/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace apparatus::project {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Project parse(std::string_view toml) { return parse_project(toml, "/books/thesis/apparatus.toml"); }

TEST(Project, ReadsWhatTheDesignPromises) {
  const Project project = parse(R"(
[corpus]
paths = ["library", "/shelf/notes.txt"]
exclude = ["**/drafts/*"]
[draft]
files = ["one.md", "two.md"]
bibliography = "works.bib"
[style]
date = "day-month-year"
ibid = "draft"
[checks]
name-ambiguous = "off"
date-format = "hint"
[words]
accept = ["Levithan"]
)");
  EXPECT_THAT(project.problems, IsEmpty());
  EXPECT_THAT(project.corpus, ElementsAre("/books/thesis/library", "/shelf/notes.txt"));
  EXPECT_THAT(project.exclude, ElementsAre("**/drafts/*"));
  EXPECT_THAT(project.draft_files, ElementsAre("/books/thesis/one.md", "/books/thesis/two.md"));
  EXPECT_THAT(project.bibliographies, ElementsAre("/books/thesis/works.bib"));
  EXPECT_EQ(project.settings.style.date, "day-month-year");
  EXPECT_EQ(project.settings.checks.at("name-ambiguous"), Severity::off);
  EXPECT_EQ(project.settings.checks.at("date-format"), Severity::hint);
  EXPECT_THAT(project.settings.accepted_words, ElementsAre("Levithan"));
  EXPECT_EQ(project.index_file(), "/books/thesis/.apparatus/index.sqlite");
}

TEST(Project, ATransliterationForAllNamesOrForOnePart) {
  const Project project = parse(
      "[style]\ntransliteration = \"popular\"\ntransliteration-bibliography = \"ala-lc\"\n"
      "transliteration-notes = \"ala-lcc\"\n");
  EXPECT_EQ(project.settings.style.transliteration, "popular");
  EXPECT_EQ(project.settings.style.transliteration_bibliography, "ala-lc");
  EXPECT_EQ(project.settings.style.transliteration_notes, "");
  ASSERT_EQ(project.problems.size(), 1U);
  EXPECT_EQ(project.problems[0].line, 4U);
  EXPECT_THAT(project.problems[0].message, HasSubstr("did you mean “ala-lc”?"));
}

TEST(Project, TellsAnUnknownKeyWithItsLineAndTheNearest) {
  const Project project = parse("[corpus]\npath = [\"library\"]\nexclude = [\"x\"]\n");
  ASSERT_EQ(project.problems.size(), 1U);
  EXPECT_EQ(project.problems[0].line, 2U);
  EXPECT_THAT(project.problems[0].message, HasSubstr("did you mean “paths”?"));
  EXPECT_THAT(project.exclude, ElementsAre("x"));
}

TEST(Project, ATildeIsTheHomeFolder) {
  const std::string home = std::getenv("HOME") == nullptr ? "" : std::getenv("HOME");
  ASSERT_EQ(::setenv("HOME", "/home/ida", 1), 0);
  const Project project = parse("[corpus]\npaths = [\"~/texts\", \"~\", \"~other\"]\n");
  ::setenv("HOME", home.c_str(), 1);
  EXPECT_THAT(project.corpus, ElementsAre("/home/ida/texts", "/home/ida/", "/books/thesis/~other"));
}

TEST(Project, TellsAnUnknownTable) {
  const Project project = parse("[chekcs]\ndate-format = \"off\"\n");
  ASSERT_EQ(project.problems.size(), 1U);
  EXPECT_EQ(project.problems[0].line, 1U);
  EXPECT_THAT(project.problems[0].message, HasSubstr("“checks”"));
}

TEST(Project, TellsAnUnknownCodeAndAnUnknownSeverity) {
  const Project project = parse("[checks]\nname-mispelling = \"off\"\ndate-format = \"loud\"\n");
  ASSERT_EQ(project.problems.size(), 2U);
  EXPECT_THAT(project.problems[0].message, HasSubstr("“name-misspelling”"));
  EXPECT_EQ(project.problems[1].line, 3U);
  EXPECT_THAT(project.problems[1].message, HasSubstr("error, warning, information, hint, off"));
  EXPECT_TRUE(project.settings.checks.empty());
}

TEST(Project, TellsAWrongTypeAndGoesOn) {
  const Project project =
      parse("[corpus]\npaths = 7\nexclude = [\"x\", 1]\n[words]\naccept = [\"Hatch\"]\n");
  ASSERT_EQ(project.problems.size(), 2U);
  EXPECT_EQ(project.problems[0].line, 2U);
  EXPECT_EQ(project.problems[1].line, 3U);
  EXPECT_THAT(project.exclude, ElementsAre("x"));
  EXPECT_THAT(project.settings.accepted_words, ElementsAre("Hatch"));
}

TEST(Project, ALineThatIsNoTomlCostsThatLineOnly) {
  const Project project =
      parse("[corpus]\npaths = [\"library\"]\nexclude = = \n[words]\naccept = [\"Hatch\"]\n");
  ASSERT_EQ(project.problems.size(), 1U);
  EXPECT_EQ(project.problems[0].line, 3U);
  EXPECT_EQ(project.corpus.size(), 1U);
  EXPECT_THAT(project.settings.accepted_words, ElementsAre("Hatch"));
}

TEST(Project, GarbageLeavesTheDefaults) {
  std::string garbage;
  for (int i = 0; i < 100; ++i) garbage += "{ ] what\n";
  const Project project = parse(garbage);
  EXPECT_FALSE(project.problems.empty());
  EXPECT_NE(project.authority, nullptr);
}

TEST(Project, AMissingFileIsAProblemNotAFailure) {
  const Project project = read_project("/nowhere/apparatus.toml");
  ASSERT_EQ(project.problems.size(), 1U);
  EXPECT_THAT(project.problems[0].message, HasSubstr("cannot be read"));
  EXPECT_NE(project.authority, nullptr);
}

TEST(Project, OfAFileThatNobodyWroteByHandNothingIsRead) {
  const TemporaryFolder folder;
  std::string text = "[corpus]\npaths = ['books']\n";
  text += std::string(std::size_t{5} << 20, '#');
  const Project project = read_project(folder.write("apparatus.toml", text));
  ASSERT_EQ(project.problems.size(), 1U);
  EXPECT_THAT(project.problems[0].message, HasSubstr("larger than 4 MB"));
  EXPECT_TRUE(project.corpus.empty());
  EXPECT_EQ(project.root, folder.path());
  EXPECT_NE(project.authority, nullptr);
}

TEST(Project, IsFoundUpward) {
  const TemporaryFolder root;
  std::filesystem::create_directories(root / "chapters/one");
  root.write("apparatus.toml", "[words]\n");
  EXPECT_EQ(find_project_file(root / "chapters/one"), root / "apparatus.toml");
  EXPECT_EQ(find_project_file(root / "chapters/draft.md"), root / "apparatus.toml");
  EXPECT_EQ(find_project_file("/proc/self"), std::nullopt);
}

TEST(Severity, HasItsNamesBothWays) {
  EXPECT_EQ(severity_of("warning"), Severity::warning);
  EXPECT_EQ(severity_name(Severity::off), "off");
  EXPECT_EQ(severity_of("loud"), std::nullopt);
}

}  // namespace
}  // namespace apparatus::project
