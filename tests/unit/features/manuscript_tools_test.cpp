// What is done to a draft as a whole: every Ibid. spelt out and put back, one style for all, the
// lists at the end of a book.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lsp/features/back_references.h"
#include "lsp/features/cited_work.h"
#include "lsp/features/edited_text.h"
#include "lsp/features/hover.h"
#include "lsp/features/name_index.h"
#include "lsp/features/normalise.h"
#include "lsp/features/source_list.h"
#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string expanded(const std::string& source, text::Format format = text::Format::markdown,
                     bool with_marks = true) {
  return edited_text(source, expand_back_references(snapshot_of(source, format), with_marks));
}
std::string collapsed(const std::string& source, text::Format format = text::Format::markdown) {
  return edited_text(source, collapse_back_references(snapshot_of(source, format)));
}

constexpr const char* kNotes = R"(The depot voted.[^1][^2][^3]

[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7 (Minutes of the tram depot).
[^2]: Ibid., l. 9.
[^3]: Ibid.
)";

TEST(BackReferences, AreSpeltOutWithTheirOwnLeaves) {
  const std::string plain = expanded(kNotes, text::Format::markdown, false);
  EXPECT_THAT(plain, HasSubstr("[^2]: RGASPI, f. 612, op. 4, d. 19, l. 9.\n"));
  EXPECT_THAT(plain, HasSubstr("[^3]: RGASPI, f. 612, op. 4, d. 19, l. 9.\n"));
}

TEST(BackReferences, ComeBackByteForByte) {
  const std::string full = expanded(kNotes);
  EXPECT_THAT(full, HasSubstr("d. 19, l. 9<!-- ibid: Ibid., l. 9 -->.\n"));
  EXPECT_EQ(collapsed(full), kNotes);
}

TEST(BackReferences, ComeBackInLatex) {
  const std::string source =
      "The depot voted.\\footnote{RGASPI, f.~612, op.~4, d.~19, l.~7.} Twice.\\footnote{Ibid., "
      "l.~9--10.} And again.\\footnote{Ibid.} Nobody\nwondered.\n";
  const std::string full = expanded(source, text::Format::latex);
  EXPECT_THAT(full, HasSubstr("\\footnote{RGASPI, f.~612, op.~4, d.~19, l.~9--10\\iffalse ibid: "));
  EXPECT_EQ(collapsed(full, text::Format::latex), source);
}

// Whatever way a writer of LaTeX makes notes, what was spelt out comes back byte for byte.
TEST(BackReferences, ComeBackInEveryKindOfLatexNote) {
  constexpr const char* kFirst = "RGASPI, f.~612, op.~4, d.~19, l.~7";
  const std::string first(kFirst);
  for (const std::string& source : std::initializer_list<std::string>{
           // A macro of one's own for notes, defined in three ways.
           "\\newcommand{\\fn}[1]{\\footnote{#1}}\nOne.\\fn{" + first +
               ".} Two.\\fn{Ibid., l.~9.}\n",
           "\\def\\fn#1{\\footnote{#1}}\nOne.\\fn{" + first + ".} Two.\\fn{Ibid.}\n",
           "\\NewDocumentCommand{\\fn}{m}{\\footnote{#1}}\nOne.\\fn{" + first +
               ".}\nTwo.\\fn{Ibid., ll.~9--10.}\n",
           // Citations by key in between.
           "One.\\footnote{" + first + ".} Two.\\footcite[12]{okafor1998} Three.\\footnote{" +
               first + ".} Four.\\footnote{Ibid., l.~8.}\n",
           "One.\\footnote{See \\autocite[4]{okafor1998}; " + first +
               ".} Two.\\footnote{Ibid., l.~8; \\parencite{okafor1998}.}\n",
           "One.\\autocite[See][]{okafor1998} Two.\\endnote{" + first +
               ".} Three.\\endnote{Ibid.}\n",
           // Notes in notes, marks apart from their texts, comments and ties.
           "One.\\footnote{" + first + ".\\footnote{Ibid., l.~9.}} Two.\\footnote{Ibid., l.~10.}\n",
           "One.\\footnotemark{} Two.\\footnotemark\n\\footnotetext{" + first +
               ".}\n\\footnotetext{Ibid., l.~9.}\n",
           "One.\\footnote{% of the depot\n  " + first +
               ".}\nTwo.\\footnote{%\n  \\emph{Ibid.},\n  l.~9.}\n",
           "\\newcommand{\\DEPOT}[1]{RGASPI, f.~612, op.~4, d.~19, "
           "l.~#1}\nOne.\\footnote{\\DEPOT{7}.} "
           "Two.\\footnote{Ibid., l.~9.}\n",
       }) {
    const std::string full = expanded(source, text::Format::latex);
    EXPECT_EQ(collapsed(full, text::Format::latex), source) << full;
  }
}

TEST(BackReferences, StayInFullWhereTheyWouldMeanAnotherFileNow) {
  const std::string moved =
      R"(The depot voted.[^1][^2]

[^1]: RGASPI, f. 612, op. 4, d. 20, l. 2.
[^2]: RGASPI, f. 612, op. 4, d. 19, l. 9<!-- ibid: Ibid., l. 9 -->.
)";
  EXPECT_THAT(collapsed(moved), HasSubstr("[^2]: RGASPI, f. 612, op. 4, d. 19, l. 9.\n"));
}

TEST(BackReferences, WithoutMarksThereIsNothingToPutBack) {
  EXPECT_THAT(collapse_back_references(snapshot_of(kNotes)), IsEmpty());
}

TEST(Normalise, DatesTakeTheUsualForm) {
  NormaliseStyle style;
  style.dates = true;
  const std::string source =
      "They met on 3 March 1926, on 7 April 1926 and on April 9, 1926; “April 10, 1926” is "
      "quoted.\n";
  EXPECT_EQ(edited_text(source, normalise(snapshot_of(source), style)),
            "They met on 3 March 1926, on 7 April 1926 and on 9 April 1926; “April 10, 1926” is "
            "quoted.\n");
  style.date = "iso";
  EXPECT_THAT(edited_text(source, normalise(snapshot_of(source), style)),
              HasSubstr("on 1926-03-03, on 1926-04-07 and on 1926-04-09;"));
}

TEST(Normalise, CitationsTakeTheUsualNotation) {
  NormaliseStyle style;
  style.citations = true;
  const std::string source = R"(Votes.[^1][^2][^3]

[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.
[^2]: RGASPI, f. 612, op. 4, d. 20, l. 2.
[^3]: RGASPI, 612/4/21/5.
)";
  EXPECT_THAT(edited_text(source, normalise(snapshot_of(source), style)),
              HasSubstr("[^3]: RGASPI, f. 612, op. 4, d. 21, l. 5.\n"));
}

TEST(Normalise, OnlyNamesThatAreRussianTakeASystem) {
  NormaliseStyle style;
  style.names = true;
  style.transliteration = "bgn";
  const std::string source = "Grigorii Zinov'ev spoke, and Anna Kessler wrote: “Zinov'ev spoke.”\n";
  EXPECT_EQ(edited_text(source, normalise(snapshot_of(source), style)),
            "Grigoriy Zinov’yev spoke, and Anna Kessler wrote: “Zinov'ev spoke.”\n");
}

TEST(Normalise, ARegisterInAnotherTransliterationKeepsIt) {
  NormaliseStyle style;
  style.names = true;
  const std::string source =
      "Ivan Tarlinsky met Boris Vorotsky. Tarlinsky left, and Tarlinskii came back.[^1]\n\n"
      "[^1]: Ivan Tarlinskii wrote to Grigorii Kaninskii and Boris Vorotskii.\n";
  EXPECT_EQ(edited_text(source, normalise(snapshot_of(source), style)),
            "Ivan Tarlinsky met Boris Vorotsky. Tarlinsky left, and Tarlinsky came back.[^1]\n\n"
            "[^1]: Ivan Tarlinskii wrote to Grigorii Kaninskii and Boris Vorotskii.\n");
}

TEST(Normalise, ARegisterThatTheProjectPins) {
  NormaliseStyle style;
  style.names = true;
  const std::string source =
      "Ivan Tarlinskii met Boris Vorotskii.[^1]\n\n[^1]: Ivan Tarlinskii wrote it.\n";
  draft::Snapshot snapshot = snapshot_of(source);
  project::Settings settings;
  settings.style.transliteration_notes = "bgn";
  snapshot.settings = std::make_shared<const project::Settings>(settings);
  EXPECT_EQ(edited_text(source, normalise(snapshot, style)),
            "Ivan Tarlinskii met Boris Vorotskii.[^1]\n\n[^1]: Ivan Tarlinskiy wrote it.\n");
}

TEST(Normalise, NoNotationThatWouldLoseALevel) {
  NormaliseStyle style;
  style.citations = true;
  style.citation = "russian-slash";
  const std::string source = "Votes.[^1]\n\n[^1]: AVP RF, f. 04, op. 13, papka 77, d. 50, l. 7.\n";
  EXPECT_THAT(normalise(snapshot_of(source), style), IsEmpty());
}

TEST(Normalise, AnUnknownStyleIsAFault) {
  NormaliseStyle style;
  style.dates = true;
  style.date = "by-heart";
  EXPECT_THAT(fault_of(style, snapshot_of("Text.\n")), HasSubstr("by-heart"));
  style.date = "iso";
  EXPECT_EQ(fault_of(style, snapshot_of("Text.\n")), "");
}

TEST(SourceList, ArchivesFondsAndWhatIsCitedOfThem) {
  const auto archives = archival_sources(snapshot_of(R"(Votes.[^1][^2][^3][^4]

[^1]: RGASPI, f. 612, op. 4, d. 20, l. 2.
[^2]: RGASPI, f. 612, op. 4, d. 19, ll. 9–10 (Minutes of the tram depot).
[^3]: Ibid., l. 7.
[^4]: GARF, f. 5451, op. 42, d. 3, l. 15.
)"));
  ASSERT_EQ(archives.size(), 2U);
  EXPECT_EQ(archives[0].label, "GARF");
  const std::string list = sources_as_markdown(archives);
  EXPECT_THAT(list,
              HasSubstr("- f. 612\n  - op. 4\n    - d. 19: Minutes of the tram depot — 7, 9–10\n"
                        "    - d. 20 — 2\n"));
  EXPECT_THAT(sources_as_latex(archives), HasSubstr("\\item d. 19: Minutes of the tram depot"));
}

TEST(NameIndex, NamesWithTheirLinesAndNotes) {
  const auto names = index_of_names(snapshot_of(R"(Pavel Dubrovskii spoke.

Then Anna Kessler answered Dubrovskii.[^1]

[^1]: Kessler to Dubrovskii.
)"));
  const std::string index = names_as_markdown(names);
  EXPECT_THAT(index, HasSubstr("- Dubrovskii, Pavel"));
  EXPECT_THAT(index, HasSubstr("l. 1, 3; n. 1"));
  EXPECT_THAT(index, HasSubstr("- Kessler, Anna, l. 3; n. 1"));
  EXPECT_THAT(names_as_latex(names), HasSubstr("\\begin{theindex}\n\\item Dubrovskii"));
}

TEST(SourceList, NumbersGoByTheirValue) {
  const auto archives = archival_sources(snapshot_of(R"(Votes.[^1][^2][^3][^4]

[^1]: RGASPI, f. 17, op. 4, d. 7-P, l. 2.
[^2]: RGASPI, f. 9, op. 4, d. 19, l. 10; GARF, f. 5451, op. 42, d. 3, l. 15.
[^3]: RGASPI, f. 17, op. 4, d. 7a, l. 3.
[^4]: RGASPI, f. 17, op. 4, d. 7, l. 3.
)"));
  EXPECT_THAT(sources_as_markdown(archives),
              HasSubstr("- f. 9\n  - op. 4\n    - d. 19 — 10\n- f. 17\n  - op. 4\n    - d. 7 — 3\n"
                        "    - d. 7a — 3\n    - d. 7-P — 2\n"));
}

TEST(NameIndex, PrepositionsStandBehindTheNameAndDoNotCount) {
  const auto names = index_of_names(snapshot_of(
      "Karl von Tessin spoke. Anna Kessler answered, and so did Ödön Ohm and Vincent van Houten. "
      "John Zander was silent.\n"));
  std::vector<std::string> headings;
  for (const IndexedName& name : names) headings.push_back(name.heading);
  EXPECT_THAT(headings, testing::ElementsAre("Houten, Vincent van", "Kessler, Anna", "Ohm, Ödön",
                                             "Tessin, Karl von", "Zander, John"));
}

constexpr const char* kShort = R"(Dues.[^1][^2]

[^1]: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.
[^2]: Halloran, op.^ cit., p. 9.
)";

TEST(CitedWork, HoverOverAShortReferenceShowsTheFullOne) {
  const Typed typed(kShort);
  const auto shown = hover(typed.snapshot, typed.cursor());
  ASSERT_TRUE(shown);
  EXPECT_THAT(shown->markdown, HasSubstr("Ropes and Rates (Dublin, 1980)"));
  EXPECT_THAT(shown->markdown, HasSubstr("note 1"));
}

TEST(CitedWork, DefinitionLeadsToTheFullCitationAndReferencesListAll) {
  const Typed typed(kShort);
  const Definition found = definition(typed.snapshot, typed.cursor());
  ASSERT_EQ(found.targets.size(), 1U);
  EXPECT_THAT(std::string(typed.snapshot.draft->document.text(found.targets[0].range)),
              HasSubstr("Ropes and Rates"));
  const auto cited = cited_work_at(typed.snapshot, typed.cursor());
  ASSERT_TRUE(cited);
  EXPECT_EQ(cited->all.size(), 2U);
}

TEST(CitedWork, NothingWhereNoReferenceStands) {
  const Typed typed("Hall^oran went to Dublin.\n");
  EXPECT_FALSE(cited_work_at(typed.snapshot, typed.cursor()));
}

}  // namespace
}  // namespace apparatus::features
