#include <gtest/gtest.h>

#include "tests/unit/marked_text.h"
#include "tests/unit/text/reading_of.h"
#include "text/document.h"

namespace apparatus::text {
namespace {

std::string markdown(std::string source) { return told(std::move(source), Format::markdown); }

TEST(MarkdownReader, FrontMatterSpeaksOnlyInTitleAndAuthor) {
  const Document document = read_document(
      "---\ntitle: \"Bread in Tver\"\nauthor: [A. Orlova, B. Petrov]\ndate: 2025-03-04\nlang: "
      "en-GB\n"
      "bibliography: [works.bib, files.json]\nnocite: |\n  @orlova1971, @*\n---\n\nText.\n",
      Format::markdown);
  EXPECT_EQ(
      told(document),
      "front matter: Bread in Tver\nfront matter: A. Orlova\nfront matter: B. Petrov@orlova1971| \n"
      "paragraph: Text.\n");
  EXPECT_EQ(document.metadata.title, "Bread in Tver");
  EXPECT_EQ(document.metadata.author, "A. Orlova, B. Petrov");
  EXPECT_EQ(document.metadata.language, "en-GB");
  EXPECT_EQ(document.metadata.bibliographies,
            (std::vector<std::string>{"works.bib", "files.json"}));
  EXPECT_TRUE(document.metadata.cites_everything);
}

TEST(MarkdownReader, AFrontMatterMayHoldALongListOfReferences) {
  std::string source = "---\ntitle: Depots\nreferences:\n";
  for (int i = 0; i < 1000; ++i) source += "- id: depot" + std::to_string(i) + "\n  title: T\n";
  source += "---\n\nTrams.\n";
  EXPECT_EQ(markdown(source), "front matter: Depots\nparagraph: Trams.\n");
}

TEST(MarkdownReader, ATextBetweenTwoRulesIsNoFrontMatter) {
  for (const char* source : {"---\n\nTrams: a history\n\n---\n", "---\nTrams ran.\n\n---\n"}) {
    const std::string read = markdown(source);
    EXPECT_EQ(read.find("front matter"), std::string::npos) << read;
    EXPECT_NE(read.find("Trams"), std::string::npos) << read;
  }
}

TEST(MarkdownReader, NotesAreBlocksOfTheirOwnInTheOrderOfTheirCalls) {
  const Document document = read_document(
      "It began.[^b] It went on.^[GARF, f. 5469.] It ended.[^a]\n\n"
      "[^a]: Ibid., l. 4.\n[^b]: RGASPI, f. 17,\n    op. 2.\n\n    A second paragraph.\n\nMore "
      "text.\n",
      Format::markdown);
  EXPECT_EQ(told(document),
            "paragraph: It began.^b It went on.^ It ended.^a\n"
            "note : GARF, f. 5469.\n"
            "note a: Ibid., l. 4.\n"
            "note b: RGASPI, f. 17, op. 2.\n"
            "note b: A second paragraph.\n"
            "paragraph: More text.\n");
  ASSERT_EQ(document.notes.size(), 3U);
  EXPECT_EQ(document.notes[0].label, "b");
  EXPECT_EQ(document.notes[1].label, "");
  EXPECT_EQ(document.notes[2].label, "a");
  EXPECT_EQ(document.text(document.notes[0].range), "RGASPI, f. 17, op. 2.\n\nA second paragraph.");
}

TEST(MarkdownReader, NotesWithoutACallAndCallsWithoutANoteAreKnown) {
  const Document document =
      read_document("Text.[^lost]\n\n[^unused]: Never called.\n", Format::markdown);
  ASSERT_EQ(document.notes.size(), 1U);
  EXPECT_FALSE(document.notes[0].called);
  ASSERT_EQ(document.note_calls.size(), 1U);
  EXPECT_EQ(document.note_calls[0].note, -1);
}

TEST(MarkdownReader, AnInlineNoteLeadsBackToItsPlace) {
  const MarkedText t("One.^ [no mark] Two.\n");
  const std::string text = "It ended.^[See GARF, f. 5469.] Later.\n";
  const Document document = read_document(text, Format::markdown);
  const auto begin = static_cast<std::uint32_t>(document.reading.find("GARF"));
  const SourceRange source = document.to_source({begin, begin + 4});
  EXPECT_EQ(document.text(source), "GARF");
  EXPECT_EQ(source.begin, text.find("GARF"));
  EXPECT_EQ(document.to_reading(source.begin), begin);
}

TEST(MarkdownReader, CitationKeysOfEveryShape) {
  EXPECT_EQ(
      markdown(
          "See [@orlova1971, pp. 3–5; -@petrov_1980], @weiss:1990 [p. 12] and [cf. @{a/b}].\n"),
      "paragraph: See @orlova1971|pp. 3–5 \xEF\xBF\xBC, pp. 3–5; @petrov_1980| \xEF\xBF\xBC, "
      "@weiss:1990|p. 12 \xEF\xBF\xBC [p. 12] and cf. @a/b| \xEF\xBF\xBC.\n");
}

TEST(MarkdownReader, MailAddressesCodeAndCrossReferencesAreNoKeys) {
  EXPECT_EQ(read_document("Write to anna@archive.org, `@code`, see @fig-map or \\@home.\n",
                          Format::markdown)
                .citation_keys.size(),
            0U);
}

TEST(MarkdownReader, AKeyEndsBeforePunctuation) {
  const Document document = read_document("As @orlova1971. And @petrov’s.\n", Format::markdown);
  ASSERT_EQ(document.citation_keys.size(), 2U);
  EXPECT_EQ(document.citation_keys[0].key, "orlova1971");
  EXPECT_EQ(document.text(document.citation_keys[0].source), "@orlova1971");
  EXPECT_EQ(document.citation_keys[1].key, "petrov");
}

std::vector<std::string> keys_of(const char* source) {
  std::vector<std::string> keys;
  for (const auto& key : read_document(source, Format::markdown).citation_keys)
    keys.push_back(key.key + (key.locator.empty() ? "" : "|" + key.locator));
  return keys;
}

TEST(MarkdownReader, KeysHoldSingleMarksInside) {
  EXPECT_EQ(keys_of("See @doe:1999/b.2, then @a--b, @x.y.: and @петров1971?\n"),
            (std::vector<std::string>{"doe:1999/b.2", "a", "x.y", "петров1971"}));
  EXPECT_EQ(keys_of("It is said (@orlova1971), “@petrov1980” and *@weiss1990*.\n"),
            (std::vector<std::string>{"orlova1971", "petrov1980", "weiss1990"}));
}

TEST(MarkdownReader, KeysInBracesHoldAnythingButBlanks) {
  EXPECT_EQ(keys_of("See @{doi:10.1000/{x},y.} and [-@{with.odd:chars.}, p. 9].\n"),
            (std::vector<std::string>{"doi:10.1000/{x},y.", "with.odd:chars.|p. 9"}));
  EXPECT_EQ(keys_of("Neither @{two words} nor @{} is one.\n"), (std::vector<std::string>{}));
}

TEST(MarkdownReader, GroupsOfKeysWithPrefixesAndSuffixes) {
  EXPECT_EQ(keys_of("So it went [see @orlova1971, pp. 33–35 and elsewhere; also -@petrov1980, "
                    "ch. 1; @weiss1990].\n"),
            (std::vector<std::string>{"orlova1971|pp. 33–35", "petrov1980|ch. 1", "weiss1990"}));
  EXPECT_EQ(keys_of("So -@orlova1971 [p. 33; see @petrov1980, 7].\n"),
            (std::vector<std::string>{"orlova1971|p. 33", "petrov1980|7"}));
  EXPECT_EQ(keys_of("So it went [@orlova1971{p. 33}].\n"),
            (std::vector<std::string>{"orlova1971|p. 33"}));
}

TEST(MarkdownReader, CodeFormulasAndCommentsSayNothing) {
  EXPECT_EQ(
      markdown("Set `f. 17` and $x_1$ aside.<!-- RGASPI, f. 17 --> Done for $20 and $30.\n\n"
               "```r\nf. 17, op. 2\n```\n\n<!-- a long\n\ncomment --> Rest.\n"),
      "paragraph: Set code{\xEF\xBF\xBC} and math{\xEF\xBF\xBC} aside. Done for $20 and $30.\n"
      "paragraph: \xEF\xBF\xBC\n"
      "paragraph: Rest.\n");
}

TEST(MarkdownReader, LinksAreTheirTextAndMarksGo) {
  EXPECT_EQ(
      markdown("The [State Archive](https://x.org/a_(b) \"t\") holds **two** *Izvestiia* runs "
               "[from Tver]{.smallcaps}, ![a map](m.png){width=50%} and ~~none~~ more.\n"),
      "paragraph: The State Archive holds two title{Izvestiia} runs from Tver, a map and none "
      "more.\n");
}

TEST(MarkdownReader, AnEditorsBracketsStay) {
  EXPECT_EQ(markdown("He wrote [sic] of the [party] cell\\*.\n"),
            "paragraph: He wrote [sic] of the [party] cell*.\n");
}

TEST(MarkdownReader, HeadingsQuotationsListsAndTables) {
  EXPECT_EQ(
      markdown("# One {#id}\n\nTwo\n---\n\n> Quoted over\n> two lines.\n\n- first\n- second\n  "
               "goes on\n\n"
               "| File | Leaf |\n|:-----|-----:|\n| d. 33 | 4 |\n\n***\n\nEnd.\n"),
      "heading 1: One\nheading 2: Two\nquotation: Quoted over two lines.\nitem: first\n"
      "item: second goes on\ncell: File\ncell: Leaf\ncell: d. 33\ncell: 4\nparagraph: End.\n");
}

TEST(MarkdownReader, ATableInLatexIsLeftAlone) {
  EXPECT_EQ(markdown("One.\n\n\\begin{tabular}{ll}\nf. 17 & d. 33\n\\end{tabular}\nTwo.\n\n"
                     "\\begin{table}\\end{table}\n\nThree.\n\n\\begin{table}\n\nFour.\n"),
            "paragraph: One.\nparagraph: Two.\nparagraph: Three.\nparagraph: Four.\n");
}

TEST(MarkdownReader, DashesAndEntitiesAreSigns) {
  EXPECT_EQ(markdown("Leaves 4--7 --- no more &amp; no less.\n"),
            "paragraph: Leaves 4–7 — no more & no less.\n");
}

TEST(MarkdownReader, AWritersRequestForSilence) {
  const MarkedText t(
      "[[<!-- apparatus: ignore name-misspelling, date-format -->\n\nOn 31 June they "
      "met.]]\n\nMore.\n");
  const Document document = read_document(t.text, Format::markdown);
  ASSERT_EQ(document.silences.size(), 1U);
  EXPECT_EQ(document.silences[0].codes,
            (std::vector<std::string>{"name-misspelling", "date-format"}));
  EXPECT_EQ(document.silences[0].covers, t.ranges[0]);
}

TEST(MarkdownReader, SilenceForAFile) {
  const Document document =
      read_document("Text.\n\n<!-- apparatus: ignore-file -->\n", Format::markdown);
  ASSERT_EQ(document.silences.size(), 1U);
  EXPECT_TRUE(document.silences[0].codes.empty());
  EXPECT_EQ(document.silences[0].covers.begin, 0U);
  EXPECT_EQ(document.silences[0].covers.end, document.source.size());
}

}  // namespace
}  // namespace apparatus::text
