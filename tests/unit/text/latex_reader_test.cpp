#include <gtest/gtest.h>

#include "tests/unit/marked_text.h"
#include "tests/unit/text/reading_of.h"
#include "text/document.h"
#include "text/encoding.h"

namespace apparatus::text {
namespace {

std::string latex(std::string source) { return told(std::move(source), Format::latex); }

TEST(LatexReader, ThePreambleIsSilentButForTheTitle) {
  const Document document = read_document(
      "\\documentclass{article}\n\\usepackage[russian,british]{babel}\n\\addbibresource{works.bib}"
      "\n"
      "\\title{Bread in \\emph{Tver}}\n\\author{A.~Orlova}\n\\date{4 March 2025}\n"
      "\\begin{document}\n\\maketitle\nText.\n\\end{document}\nBehind.\n",
      Format::latex);
  EXPECT_EQ(told(document),
            "front matter: Bread in title{Tver}\nfront matter: A. Orlova\nparagraph: Text.\n");
  EXPECT_EQ(document.metadata.title, "Bread in Tver");
  EXPECT_EQ(document.metadata.author, "A. Orlova");
  EXPECT_EQ(document.metadata.language, "british");
  EXPECT_EQ(document.metadata.bibliographies, std::vector<std::string>{"works.bib"});
}

TEST(LatexReader, AFootnoteFollowsItsParagraph) {
  EXPECT_EQ(latex("It ended.\\footnote{GARF, f.~5469, op.~5.} Nobody\nwept.\n\nNext.\n"),
            "paragraph: It ended.^ Nobody wept.\nnote : GARF, f. 5469, op. 5.\nparagraph: Next.\n");
}

TEST(LatexReader, AFootnoteInAFootnoteIsReadToo) {
  EXPECT_EQ(latex("A.\\footnote{B.\\footnote{C.}}"), "paragraph: A.^\nnote : B.^\nnote : C.\n");
}

TEST(LatexReader, FootnoteMarksFindTheirTexts) {
  const Document document = read_document(
      "One\\footnotemark{} two\\footnotemark[7].\n\n\\footnotetext[7]{Seventh.}\n"
      "\\footnotetext{First.}\n",
      Format::latex);
  ASSERT_EQ(document.note_calls.size(), 2U);
  EXPECT_EQ(
      document.text(document.notes[static_cast<std::size_t>(document.note_calls[0].note)].range),
      "First.");
  EXPECT_EQ(
      document.text(document.notes[static_cast<std::size_t>(document.note_calls[1].note)].range),
      "Seventh.");
}

TEST(LatexReader, MacrosThatCarryACitationAreExpanded) {
  const MarkedText t(
      "\\newcommand{\\ob}{ob}\n\\newcommand{\\RGASPI}[4]{RGASPI, f.~#1, op.~#2, d.~#3, l.~#4}\n"
      "See [[\\RGASPI{17}{2}{[[508]]}{4--7\\ob}]].\n");
  const Document document = read_document(t.text, Format::latex);
  EXPECT_EQ(told(document), "paragraph: See RGASPI, f. 17, op. 2, d. 508, l. 4–7ob.\n");
  ASSERT_EQ(document.macro_calls.size(), 2U);  // \ob stands in an argument and is a call too
  EXPECT_EQ(document.macro_calls[0].name, "RGASPI");
  EXPECT_EQ(document.macro_calls[0].source, t.ranges[0]);
  ASSERT_EQ(document.macro_calls[0].arguments.size(), 4U);
  EXPECT_EQ(document.macro_calls[0].arguments[2], t.ranges[1]);
  EXPECT_EQ(document.text(document.macro_calls[0].reading),
            "RGASPI, f. 17, op. 2, d. 508, l. 4–7ob");

  const auto whole = static_cast<std::uint32_t>(document.reading.find("RGASPI"));
  EXPECT_EQ(document.to_source({whole, whole + 6}), t.ranges[0]);
  const auto file = static_cast<std::uint32_t>(document.reading.find("508"));
  EXPECT_EQ(document.to_source({file, file + 3}), t.ranges[1]);
  EXPECT_EQ(document.to_reading(t.ranges[1].begin), file);

  ASSERT_EQ(document.macro_definitions.size(), 2U);
  EXPECT_EQ(document.macro_definitions[1].body, "RGASPI, f. #1, op. #2, d. #3, l. #4");
  EXPECT_EQ(document.macro_definitions[1].arguments, 4);
}

TEST(LatexReader, EveryWayToDefineAMacro) {
  EXPECT_EQ(latex("\\def\\A#1{a#1}\\providecommand\\B[2][x]{b#1#2}\\NewDocumentCommand{\\C}{s O{y} "
                  "m}{c#2#3}\n"
                  "\\A{1} \\B{2} \\B[z]{3} \\C{4} \\C*[w]{5}"),
            "paragraph: a1 bx2 bz3 cy4 cw5\n");
}

TEST(LatexReader, AMacroThatWritesAFootnote) {
  EXPECT_EQ(latex("\\newcommand{\\file}[1]{\\footnote{GARF, f.~#1.}}\nIt ended.\\file{9415}\n"),
            "paragraph: It ended.^\nnote : GARF, f. 9415.\n");
}

TEST(LatexReader, NotesInsideNotesOfAMacrosBodyAreReadWithIt) {
  const Document document = read_document(
      "\\newcommand{\\deep}{a\\footnote{b\\footnote{c\\footnote{d}}}}\nText.\n", Format::latex);
  ASSERT_EQ(document.macro_definitions.size(), 1U);
  EXPECT_EQ(document.macro_definitions[0].body, "abcd");
}

TEST(LatexReader, AccentsAreLetters) {
  EXPECT_EQ(latex("\\'Evreux, \\'{e}t\\'e, Dvo\\v{r}\\'ak, na\\\"{\\i}ve, Fran\\c{c}ois, "
                  "\\L{}\\'od\\'z, stra\\ss e."),
            "paragraph: Évreux, été, Dvořák, naïve, François, Łódź, straße.\n");
}

TEST(LatexReader, QuotationsAndDashes) {
  EXPECT_EQ(
      latex(
          "He said ``no'' --- or `never' --- on pages 4--7. \\enquote{Why?} S''ezd and Zinov'ev."),
      "paragraph: He said quotation{“no”} — or quotation{‘never'} — on pages 4–7. "
      "quotation{“Why?”} S''ezd and Zinov'ev.\n");
}

TEST(LatexReader, CodeFormulasAndCommentsSayNothing) {
  EXPECT_EQ(latex("Set \\verb|f. 17| and $x$ or \\(y\\) aside. % RGASPI, f. 17\nA 50\\% rise.\n"
                  "\\begin{equation}f. 17\\end{equation}\n\\begin{verbatim}\nf. 17 "
                  "{\n\\end{verbatim}\nEnd.\n"),
            "paragraph: Set code{\xEF\xBF\xBC} and math{\xEF\xBF\xBC} or math{\xEF\xBF\xBC} aside. "
            "A 50% rise. "
            "math{\xEF\xBF\xBC}\nparagraph: code{\xEF\xBF\xBC}\nparagraph: End.\n");
}

TEST(LatexReader, WhatIsNeverClosedHidesNothing) {
  EXPECT_EQ(latex("One.\\footnote{So \\begin{equation} f. 17.} Two.\n\n"
                  "\\begin{equation}d. 33\\end{equation} Three \\iffalse four.\n"),
            "paragraph: One.^ Two.\nnote : So  f. 17.\n"
            "paragraph: math{\xEF\xBF\xBC} Three  four.\n");
}

TEST(LatexReader, SkippedTextEndsWithItsArgument) {
  EXPECT_EQ(latex("One \\iffalse two \\file three \\fi four \\emph{five \\iffalse six} seven "
                  "\\iffalse eight \\fi nine.\n"),
            "paragraph: One  four five  seven  nine.\n");
}

TEST(LatexReader, LabelsAndFilesGoAndTextStays) {
  EXPECT_EQ(
      latex("\\section{One}\\label{sec:one}\nSee p.~\\pageref{sec:one}, \\textcolor{red}{or} not; "
            "\\href{http://x}{here}\\index{files}.\\input{two}\n"),
      "heading 1: One\nparagraph: See p. , or not; here.\n");
}

TEST(LatexReader, CitationsAndTheirLocators) {
  EXPECT_EQ(
      latex("So.\\autocite[see][45--60]{orlova1971} And \\textcites[3]{a}[4]{b}, \\cite{c, d}."),
      "paragraph: So.see @orlova1971|45--60 \xEF\xBF\xBC, 45–60 And @a|3 \xEF\xBF\xBC, 3 @b|4 "
      "\xEF\xBF\xBC, 4, "
      "@c| \xEF\xBF\xBC; @d| \xEF\xBF\xBC.\n");
  const MarkedText t("\\autocite[[[45--60]]]{[[orlova1971]]}");
  const Document document = read_document(t.text, Format::latex);
  ASSERT_EQ(document.citation_keys.size(), 1U);
  EXPECT_EQ(document.text(document.citation_keys[0].source), "orlova1971");
  EXPECT_EQ(document.text(document.citation_keys[0].locator_source), "45--60");
}

std::vector<std::string> keys_of(const char* source) {
  std::vector<std::string> keys;
  for (const auto& key : read_document(source, Format::latex).citation_keys)
    keys.push_back(key.key + (key.locator.empty() ? "" : "|" + key.locator));
  return keys;
}
using Keys = std::vector<std::string>;

TEST(LatexReader, CitingCommandsOfEveryName) {
  for (const std::string name :
       {"cite",      "Cite",       "parencite",  "Parencite",  "footcite",    "footcitetext",
        "textcite",  "Textcite",   "smartcite",  "Smartcite",  "autocite",    "Autocite",
        "supercite", "fullcite",   "citeauthor", "Citeauthor", "citetitle",   "citeyear",
        "citedate",  "citeurl",    "notecite",   "Pnotecite",  "fnotecite",   "footfullcite",
        "autocite*", "parencite*", "cite*",      "citetitle*", "citeauthor*", "citeyear*"}) {
    EXPECT_EQ(keys_of(("So\\" + name + "[see][12]{orlova1971}.").c_str()), (Keys{"orlova1971|12"}))
        << name;
  }
  for (const std::string name : {"cites", "Cites", "parencites", "footcites", "footcitetexts",
                                 "textcites", "smartcites", "supercites", "autocites"}) {
    EXPECT_EQ(keys_of(("So\\" + name + "(see)(and more)[12]{orlova1971}{petrov1980}.").c_str()),
              (Keys{"orlova1971|12", "petrov1980"}))
        << name;
  }
}

TEST(LatexReader, AVolumeStandsBeforeItsPage) {
  for (const std::string name : {"volcite", "Volcite", "pvolcite", "fvolcite", "ftvolcite",
                                 "svolcite", "tvolcite", "avolcite", "Avolcite"}) {
    EXPECT_EQ(keys_of(("So\\" + name + "[see]{2}[45]{orlova1971}.").c_str()),
              (Keys{"orlova1971|45"}))
        << name;
  }
  EXPECT_EQ(keys_of("So\\pvolcites{2}[45]{orlova1971}{3}{petrov1980}."),
            (Keys{"orlova1971|45", "petrov1980"}));
}

TEST(LatexReader, FieldsBehindAKeyAreNoKeys) {
  EXPECT_EQ(keys_of("So \\citefield{orlova1971}{note} and \\citename{petrov1980}[given]{author}."),
            (Keys{"orlova1971", "petrov1980"}));
  EXPECT_EQ(keys_of("\\citestyle{plain}\\setcitestyle{round}\\citereset So it \\citetext{is}."),
            (Keys{}));
}

TEST(LatexReader, TheWritersOwnCitingCommands) {
  EXPECT_EQ(keys_of("\\newcommand{\\src}[2][]{\\autocite[#1]{#2}}So\\src[12]{orlova1971} and "
                    "\\src{petrov1980, weiss1990}."),
            (Keys{"orlova1971|12", "petrov1980", "weiss1990"}));
  EXPECT_EQ(keys_of("\\newcommand{\\pagecite}[2]{\\footcite[#2]{#1}}So\\pagecite{orlova1971}{12}."),
            (Keys{"orlova1971|12"}));
  EXPECT_EQ(keys_of("\\DeclareCiteCommand{\\archref}[\\mkbibparens]\n  {\\usebibmacro{prenote}}\n"
                    "  {\\printfield{title}}\n  {\\multicitedelim}\n  {\\usebibmacro{postnote}}\n\n"
                    "So\\archref[12]{orlova1971}."),
            (Keys{"orlova1971|12"}));
  EXPECT_EQ(keys_of("\\let\\quelle=\\autocite\nSo\\quelle[12]{orlova1971}."),
            (Keys{"orlova1971|12"}));
  const Document document =
      read_document("\\newcommand{\\src}[1]{\\autocite{#1}}So.", Format::latex);
  EXPECT_EQ(document.citing_commands, (Keys{"src"}));
}

TEST(LatexReader, NociteWritesNothing) {
  const Document document = read_document("Text.\\nocite{a,b}\\nocite{*}\n", Format::latex);
  EXPECT_EQ(document.reading, "Text.");
  EXPECT_EQ(document.citation_keys.size(), 2U);
  EXPECT_TRUE(document.metadata.cites_everything);
}

TEST(LatexReader, QuotationsListsAndTables) {
  EXPECT_EQ(
      latex("\\begin{quote}\nQuoted.\n\\end{quote}\n\\begin{itemize}\n\\item one\n\\item "
            "two\n\\end{itemize}\n"
            "\\begin{tabular}{lr}\nFile & Leaf \\\\\n\\hline\nd.~33 & 4\n\\end{tabular}\nEnd.\n"),
      "quotation: Quoted.\nitem: one\nitem: two\ncell: File\ncell: Leaf\ncell: d. 33\ncell: "
      "4\nparagraph: End.\n");
}

TEST(LatexReader, AFootnoteThatIsStillBeingTypedEndsWithItsParagraph) {
  EXPECT_EQ(latex("It ended.\\footnote{GARF, f.~54\n\nThe next paragraph \\emph{is} whole.\n"),
            "paragraph: It ended.^\nnote : GARF, f. 54\nparagraph: The next paragraph is whole.\n");
}

TEST(LatexReader, VerbEndsAtItsMarkWhichMayBeAnyCharacter) {
  EXPECT_EQ(latex("Type \\verb|f. 1| or \\verb§\\op§ now.\n"),
            latex("Type \\verb+f. 1+ or \\verb+\\op+ now.\n"));
  // Two characters that begin with the same byte are two marks.
  EXPECT_EQ(latex("Type \\verb§f. ¶ 1§ now.\n"), latex("Type \\verb|f. 1| now.\n"));
}

TEST(LatexReader, AnAccentOverACommandOfAnyCharacter) {
  const Document document = read_document("Text \\'\\é here.\n", Format::latex);
  EXPECT_EQ(scrub_utf8(document.reading), document.reading) << "no half of a character";
}

TEST(LatexReader, AMacroMayBeCalledByAnyCharacter) {
  EXPECT_EQ(latex("\\newcommand\\§{Section}He met \\newcommand{\\gar}{GARF}\\gar.\n"),
            "paragraph: He met GARF.\n");
}

TEST(LatexReader, AWritersRequestForSilence) {
  const MarkedText t("First.\n[[% apparatus: ignore\nOn 31 June they met.]]\nThen not.\n");
  const Document document = read_document(t.text, Format::latex);
  ASSERT_EQ(document.silences.size(), 1U);
  EXPECT_TRUE(document.silences[0].codes.empty());
  EXPECT_EQ(document.silences[0].covers, t.ranges[0]);
}

}  // namespace
}  // namespace apparatus::text
