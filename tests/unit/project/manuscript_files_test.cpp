// Projects as writers have them: a thesis in LaTeX, a Quarto book, chapters for pandoc.
#include "lsp/project/manuscript_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "lsp/project/latex_structure.h"
#include "lsp/project/yaml_lists.h"
#include "tests/unit/temporary_folder.h"

namespace apparatus::project {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

std::shared_ptr<const std::string> read(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return nullptr;
  std::ifstream stream(file, std::ios::binary);
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(stream),
                                             std::istreambuf_iterator<char>());
}

class ManuscriptFilesTest : public testing::Test {
 protected:
  // An empty project file keeps the search inside the folder.
  ManuscriptFilesTest() { project(""); }

  void project(std::string_view toml) {
    project_ = read_project(folder_.write("apparatus.toml", toml));
  }
  ManuscriptFiles of(std::string_view draft) {
    return manuscript_files(folder_ / draft, project_, read);
  }
  // The files from the folder, in their order.
  std::vector<std::string> order(std::string_view draft) {
    std::vector<std::string> names;
    for (const fs::path& file : of(draft).files)
      names.push_back(file.lexically_relative(folder_.path()).string());
    return names;
  }
  std::string marked(const FileProblem& problem) {
    return read(problem.file)->substr(problem.range.begin, problem.range.size());
  }

  TemporaryFolder folder_;
  Project project_;
};

TEST_F(ManuscriptFilesTest, ABibliographyOfTheBookIsThatOfItsChapters) {
  folder_.write("_quarto.yml",
                "bibliography: [works.bib, lists/papers.json]\nbook:\n  chapters:\n  - one.qmd\n");
  folder_.write("one.qmd", "One.\n");
  folder_.write("lists/papers.json", "[]\n");
  EXPECT_THAT(of("one.qmd").bibliographies, ElementsAre(fs::path(folder_ / "works.bib"),
                                                        fs::path(folder_ / "lists/papers.json")));
  // Also where the folder is no book, or the draft none of its chapters.
  folder_.write("aside.qmd", "Aside.\n");
  EXPECT_THAT(of("aside.qmd").bibliographies, testing::SizeIs(2));
}

TEST_F(ManuscriptFilesTest, ADefaultsFileNamesABibliographyFromWhereItLiesOrIsRun) {
  folder_.write("works.yaml", "references:\n- id: a\n");
  folder_.write("build/defaults.yaml",
                "input-files:\n- one.md\nmetadata:\n  bibliography: works.yaml\n");
  folder_.write("build/one.md", "One.\n");
  EXPECT_THAT(of("build/one.md").bibliographies, ElementsAre(fs::path(folder_ / "works.yaml")));
}

TEST_F(ManuscriptFilesTest, ALatexThesisIsFoundFromAnyOfItsFiles) {
  folder_.write("thesis.tex",
                "\\documentclass{book}\n\\begin{document}\n\\include{chapters/one}\n"
                "\\input{chapters/two} % \\input{chapters/old}\n\\end{document}\n\\input{notes}\n");
  folder_.write("chapters/one.tex", "\\chapter{One}\n\\input{chapters/one-a}\n");
  folder_.write("chapters/one-a.tex", "A section.\n");
  folder_.write("chapters/two.tex", "\\chapter{Two}\n");
  folder_.write("chapters/old.tex", "Left out.\n");
  const auto all =
      ElementsAre("thesis.tex", "chapters/one.tex", "chapters/one-a.tex", "chapters/two.tex");
  EXPECT_THAT(order("thesis.tex"), all);
  EXPECT_THAT(order("chapters/one-a.tex"), all);
  EXPECT_THAT(order("chapters/two.tex"), all);
  EXPECT_THAT(order("chapters/old.tex"), ElementsAre("chapters/old.tex"));
  EXPECT_EQ(of("chapters/two.tex").kind, ManuscriptKind::latex);
  EXPECT_THAT(of("chapters/two.tex").problems, IsEmpty());
}

TEST_F(ManuscriptFilesTest, APartNamesItsRoot) {
  folder_.write("book/main.tex",
                "\\documentclass{book}\n\\subfile{parts/one}\n\\import{parts/two/}{text}\n");
  folder_.write("book/parts/one.tex",
                "\\documentclass[../main]{subfiles}\n\\begin{document}Text.\\end{document}\n");
  folder_.write("book/parts/two/text.tex", "%!TeX Root = ../../main.tex\n\\input{more}\n");
  folder_.write("book/parts/two/more.tex", "More.\n");
  const auto all = ElementsAre("book/main.tex", "book/parts/one.tex", "book/parts/two/text.tex",
                               "book/parts/two/more.tex");
  EXPECT_THAT(order("book/parts/one.tex"), all);
  EXPECT_THAT(order("book/parts/two/text.tex"), all);
}

TEST_F(ManuscriptFilesTest, APartOfAPartLeadsToTheRootOverSeveralSteps) {
  folder_.write("main.tex", "% !TEX root = main.tex\n\\documentclass{book}\n\\input{part/part}\n");
  folder_.write("part/part.tex",
                "% !TEX root = ../main.tex\n\\input{part/one}\n\\input{part/two}\n");
  folder_.write("part/one.tex", "% !TeX root = part.tex\nOne.\n");
  folder_.write("part/two.tex", "Two.\n");
  const auto all = ElementsAre("main.tex", "part/part.tex", "part/one.tex", "part/two.tex");
  for (const char* file : {"main.tex", "part/part.tex", "part/one.tex", "part/two.tex"}) {
    EXPECT_THAT(order(file), all) << file;
    EXPECT_THAT(of(file).problems, IsEmpty()) << file;
  }
}

TEST_F(ManuscriptFilesTest, ARootThatIsNotThereIsToldWhereItIsNamed) {
  folder_.write("one.tex", "% !TEX root = part.tex\nOne.\n");
  folder_.write("part.tex", "% !TEX root = ../gone.tex\n\\input{one}\n");
  ASSERT_EQ(of("one.tex").problems.size(), 1U);
  EXPECT_EQ(marked(of("one.tex").problems[0]), "../gone.tex");
  EXPECT_EQ(of("one.tex").problems[0].file.filename(), "part.tex");
  folder_.write("part.tex", "% !TEX root = one.tex\n");
  ASSERT_EQ(of("one.tex").problems.size(), 1U);
  EXPECT_THAT(of("one.tex").problems[0].message, HasSubstr("in turn"));
}

TEST_F(ManuscriptFilesTest, IncludeonlyLeavesChaptersOutButNotTheOneInHand) {
  folder_.write(
      "main.tex",
      "\\documentclass{book}\n\\includeonly{one}\n\\include{one}\\include{two}\\include{three}\n");
  for (const char* name : {"one.tex", "two.tex", "three.tex"}) folder_.write(name, "Text.\n");
  EXPECT_THAT(order("one.tex"), ElementsAre("main.tex", "one.tex"));
  EXPECT_THAT(order("three.tex"), ElementsAre("main.tex", "one.tex", "three.tex"));
}

TEST_F(ManuscriptFilesTest, WhatIsNotThereIsToldWhereItIsNamed) {
  folder_.write("main.tex",
                "\\documentclass{book}\n\\input{gone}\n\\InputIfFileExists{maybe}{}{}\n"
                "\\input{plan.tikz}\n\\input{\\jobname-x}\n");
  const ManuscriptFiles files = of("main.tex");
  ASSERT_EQ(files.problems.size(), 1U);
  EXPECT_EQ(marked(files.problems[0]), "gone");
  EXPECT_THAT(files.problems[0].message, HasSubstr("“gone.tex” is not there"));

  folder_.write("part.tex", "% !TEX root = nowhere.tex\nText.\n");
  const ManuscriptFiles part = of("part.tex");
  EXPECT_THAT(part.files, ElementsAre(folder_ / "part.tex"));
  ASSERT_EQ(part.problems.size(), 1U);
  EXPECT_EQ(marked(part.problems[0]), "nowhere.tex");
}

TEST_F(ManuscriptFilesTest, ACircleIsToldWhereItCloses) {
  folder_.write("main.tex", "\\documentclass{book}\n\\input{a}\n");
  folder_.write("a.tex", "\\input{b}\n");
  folder_.write("b.tex", "\\input{a}\n\\input{b}\n");
  const ManuscriptFiles files = of("b.tex");
  EXPECT_THAT(order("b.tex"), ElementsAre("main.tex", "a.tex", "b.tex"));
  ASSERT_EQ(files.problems.size(), 2U);
  EXPECT_EQ(marked(files.problems[0]), "a");
  EXPECT_THAT(files.problems[1].message, HasSubstr("includes itself"));
}

TEST_F(ManuscriptFilesTest, TenThousandInclusionsAreCutOff) {
  std::string main = "\\documentclass{book}\n";
  for (int i = 0; i < 10000; ++i) main += "\\input{c" + std::to_string(i) + "}\n";
  folder_.write("main.tex", main);
  const auto chapter = std::make_shared<const std::string>("Text.\n");
  const auto text_of = [&](const fs::path& file) {
    return file.filename() == "main.tex" ? read(file) : chapter;
  };
  const ManuscriptFiles files = manuscript_files(folder_ / "main.tex", project_, text_of);
  EXPECT_EQ(files.files.size(), kMostManuscriptFiles);
  ASSERT_EQ(files.problems.size(), 1U);
  EXPECT_EQ(marked(files.problems[0]), "c999");
  EXPECT_THAT(files.problems[0].message, HasSubstr("more than 1000 files"));
}

TEST_F(ManuscriptFilesTest, NothingOutsideOfTheProjectIsRead) {
  project_ = read_project(folder_.write("book/apparatus.toml", ""));
  folder_.write("secret.tex", "Not this.\n");
  folder_.write("book/main.tex", "\\documentclass{book}\n\\input{../secret}\n\\input{link}\n");
  fs::create_symlink(folder_ / "secret.tex", folder_ / "book/link.tex");
  const ManuscriptFiles files = of("book/main.tex");
  EXPECT_THAT(order("book/main.tex"), ElementsAre("book/main.tex"));
  ASSERT_EQ(files.problems.size(), 2U);
  EXPECT_EQ(files.problems[0].severity, Severity::information);
  EXPECT_THAT(files.problems[1].message, HasSubstr("lies outside"));
}

TEST_F(ManuscriptFilesTest, AQuartoBookHasPartsAndAppendices) {
  folder_.write(
      "_quarto.yml",
      "project:\n  type: book\nbook:\n  title: \"Coal: a history\"\n  chapters:\n"
      "    - index.qmd\n    - part: \"The first years\"\n      chapters:\n"
      "        - early.qmd   # before 1921\n        - text: Later\n          file: 'late.qmd'\n"
      "  appendices: [sources.qmd, gone.qmd]\nformat:\n  html: default\n");
  for (const char* name : {"index.qmd", "early.qmd", "late.qmd", "sources.qmd", "other.qmd"})
    folder_.write(name, "# Text\n");
  EXPECT_THAT(order("late.qmd"), ElementsAre("index.qmd", "early.qmd", "late.qmd", "sources.qmd"));
  EXPECT_THAT(order("other.qmd"), ElementsAre("other.qmd"));
  const ManuscriptFiles book = of("index.qmd");
  EXPECT_EQ(book.kind, ManuscriptKind::quarto);
  EXPECT_FALSE(book.labels_are_shared);
  ASSERT_EQ(book.problems.size(), 1U);
  EXPECT_EQ(marked(book.problems[0]), "gone.qmd");
}

TEST_F(ManuscriptFilesTest, APandocDefaultsFileListsItsInput) {
  folder_.write("build/book.yaml", "from: markdown\ninput-files:\n- text/b.md\n- text/a.md\n");
  folder_.write("defaults.yaml", "from: markdown\ninput-files:\n- text/b.md\n- text/a.md\n");
  folder_.write("text/a.md", "A.\n");
  folder_.write("text/b.md", "B.\n");
  EXPECT_THAT(order("text/a.md"), ElementsAre("text/b.md", "text/a.md"));
  EXPECT_TRUE(of("text/a.md").labels_are_shared);
  folder_.write("defaults.yaml", "file-scope: true\ninput-files: [text/b.md, 'text/a.md']\n");
  EXPECT_THAT(order("text/b.md"), ElementsAre("text/b.md", "text/a.md"));
  EXPECT_FALSE(of("text/a.md").labels_are_shared);
}

TEST_F(ManuscriptFilesTest, TheProjectFileListsFilesAndPatterns) {
  project("[draft]\nfiles = [\"preface.md\", \"chapters/*.md\", \"gone.md\", \"main.tex\"]\n");
  folder_.write("preface.md", "P.\n");
  folder_.write("chapters/02.md", "2.\n");
  folder_.write("chapters/01.md", "1.\n");
  folder_.write("main.tex", "\\input{appendix}\n");
  folder_.write("appendix.tex", "A.\n");
  EXPECT_THAT(order("chapters/01.md"), ElementsAre("preface.md", "chapters/01.md", "chapters/02.md",
                                                   "main.tex", "appendix.tex"));
  EXPECT_THAT(order("appendix.tex"), testing::SizeIs(5));
  const ManuscriptFiles files = of("preface.md");
  ASSERT_EQ(files.problems.size(), 1U);
  EXPECT_EQ(marked(files.problems[0]), "\"gone.md\"");
}

TEST_F(ManuscriptFilesTest, ADraftOfNoProjectIsItsOwn) {
  folder_.write("notes.md", "Text.\n");
  const ManuscriptFiles files = of("notes.md");
  EXPECT_EQ(files.kind, ManuscriptKind::single);
  EXPECT_THAT(files.files, ElementsAre(folder_ / "notes.md"));
  EXPECT_THAT(files.problems, IsEmpty());
}

TEST(LatexStructure, CommentsEndWithTheirLines) {
  std::vector<std::string> names;
  for (const Inclusion& inclusion :
       latex_structure("\\a \\% \\input{one}% \\input{no} \\input{no}\n\\input{two} % \\b\n"
                       "% \\input{no}\n\\\\% \\input{no}\n\\input{three}")
           .inclusions)
    names.push_back(inclusion.file.name);
  EXPECT_THAT(names, ElementsAre("one", "two", "three"));
}

TEST(LatexStructure, LeavesOutWhatTexDoesNotRead) {
  const LatexStructure found = latex_structure(
      "\\begin{verbatim}\\input{a}\\end{verbatim}\n50\\% \\input{b}\n% \\input{c}\n"
      "\\iffalse \\input{d} \\fi\\newcommand{\\part}[1]{\\input{parts/#1}}\n\\input e.tex\n"
      "\\endinput\n\\input{f}\n");
  std::vector<std::string> names;
  for (const Inclusion& inclusion : found.inclusions) names.push_back(inclusion.file.name);
  EXPECT_THAT(names, ElementsAre("b", "e.tex"));
}

TEST(YamlStrings, FindsNothingWhereTheKeyIsNot) {
  EXPECT_THAT(yaml_strings("website:\n  chapters:\n    - a.qmd\n", {"book", "chapters"}),
              IsEmpty());
  EXPECT_THAT(yaml_strings("book: {}\n", {"book", "chapters"}), IsEmpty());
  EXPECT_THAT(yaml_strings("", {"book"}), IsEmpty());
}

TEST(YamlStrings, ReadsAFlowListOverSeveralLines) {
  std::vector<std::string> names;
  for (const YamlString& one :
       yaml_strings("a: 1\nfiles: [\n  one.md, \"two, too.md\",\n  x.md\n]\nb: 2\n", {"files"}))
    names.push_back(one.value);
  // A comma inside quotation marks is not worth a parser.
  EXPECT_THAT(names, testing::Contains("one.md"));
  EXPECT_EQ(names.back(), "x.md");
}

}  // namespace
}  // namespace apparatus::project
