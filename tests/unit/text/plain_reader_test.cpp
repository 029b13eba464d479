#include <gtest/gtest.h>

#include "tests/unit/marked_text.h"
#include "tests/unit/text/document_promises.h"
#include "tests/unit/text/reading_of.h"
#include "text/document.h"

namespace apparatus::text {
namespace {

std::string plain(std::string source) { return told(std::move(source), Format::plain); }

TEST(PlainReader, LinesOfAParagraphAreJoinedAndHyphensAtLineEndsGo) {
  EXPECT_EQ(plain("The motion of Chu-\nraev was carried by\nthe whole hall.\n\nA second vote "
                  "fol-\nlowed.\n"),
            "paragraph: The motion of Churaev was carried by the whole hall.\n"
            "paragraph: A second vote followed.\n");
}

TEST(PlainReader, ACompoundKeepsItsHyphen) {
  EXPECT_EQ(plain("Then Skvortsov-\nStepanov spoke about 1920-\n21 at length.\n"),
            "paragraph: Then Skvortsov-Stepanov spoke about 1920-21 at length.\n");
}

TEST(PlainReader, AWordJoinedOverALineEndLeadsBackToBothHalves) {
  const MarkedText t("The motion of [[Chu-\nraev]] was carried.\n");
  const Document document = read_document(t.text, Format::plain);
  const auto begin = static_cast<std::uint32_t>(document.reading.find("Churaev"));
  EXPECT_EQ(document.to_source({begin, begin + 7}), t.ranges[0]);
  EXPECT_EQ(document.to_source({begin + 3, begin + 7}),
            (SourceRange{t.ranges[0].begin + 5, t.ranges[0].end}));
}

TEST(PlainReader, NotesOfANotesSectionAreABlockEach) {
  EXPECT_EQ(plain("He came late.<sup>1</sup> Nobody minded.<sup>2</sup>\n\n## Notes\n\n"
                  "- 1 RGASPI, f. 17, op. 2, d. 5, l. 9.\n- 2 *Ibid.*, l. 11.\n"),
            "paragraph: He came late.^1 Nobody minded.^2\n"
            "heading 2: Notes\n"
            "note 1: RGASPI, f. 17, op. 2, d. 5, l. 9.\n"
            "note 2: Ibid., l. 11.\n");
}

TEST(PlainReader, NumbersGluedToWordsCallTheNotesOfASection) {
  EXPECT_EQ(plain("The guards came over in March 1826.1 Nobody was hurt in room 12.\nThe oath was "
                  "read twice,2 at noon.\n\nNotes\n\n1. A letter of 3 May.\n2. The same.\n"),
            "paragraph: The guards came over in March 1826.^1 Nobody was hurt in room 12. The oath "
            "was read twice,^2 at noon.\n"
            "heading 2: Notes\n"
            "note 1: A letter of 3 May.\n"
            "note 2: The same.\n");
  EXPECT_EQ(plain("The guards lost at chess.7 Nobody was hurt in the night.\nThe oath was "
                  "read.\n\nNotes\n\n1. A letter of 3 May.\n2. The same.\n"),
            "paragraph: The guards lost at chess.7 Nobody was hurt in the night. The oath was "
            "read.\n"
            "heading 2: Notes\n"
            "note 1: A letter of 3 May.\n"
            "note 2: The same.\n");
}

TEST(PlainReader, ANoteCutByAPageGoesOnAndALostNumberIsFound) {
  EXPECT_EQ(plain("Notes\n\n- 1. The secretary reported that the\n\n"
                  "- cells had not met since the spring.\n- 2. Ibid.\n"
                  "- The file gives no names.\n- 4. Ibid., l. 3.\n"),
            "heading 2: Notes\n"
            "note 1: The secretary reported that the cells had not met since the spring.\n"
            "note 2: Ibid.\n"
            "note 3: The file gives no names.\n"
            "note 4: Ibid., l. 3.\n");
}

TEST(PlainReader, NotesAtTheFootOfAPageFollowTheParagraphTheyInterrupt) {
  EXPECT_EQ(plain("The quota was never met,¹ and the inspectors who came from\n\n"
                  "¹ TsGAMO, 66/22/64/67.\n\n"
                  "the centre wrote as much.²\n\n² Ibid., 68.\n"),
            "paragraph: The quota was never met,^1 and the inspectors who came from the centre "
            "wrote as much.^2\n"
            "note 1: TsGAMO, 66/22/64/67.\n"
            "note 2: Ibid., 68.\n");
}

TEST(PlainReader, LeadingNumbersAreNotesWhereTheTextCallsThem) {
  const std::string text =
      "Bread was short that week.7 The queue began before dawn.8\n\n"
      "7 GARF, 5469/5/29/130.\n8 Ibid., 131.\n\n"
      "1921 was the worst year of all for them.\n";
  EXPECT_EQ(plain(text),
            "paragraph: Bread was short that week.^7 The queue began before dawn.^8\n"
            "note 7: GARF, 5469/5/29/130.\n"
            "note 8: Ibid., 131.\n"
            "paragraph: 1921 was the worst year of all for them.\n");
}

TEST(PlainReader, ANumberedListBesideRaisedNotesIsNoNote) {
  EXPECT_EQ(
      plain(
          "There were two demands.¹\n\n1. Bread for all the shops.\n2. Pay on the day it was "
          "due.\n\n"
          "Both were refused.²\n\nAnd so on.³\n\n¹ GARF, 5469/5/29/130.\n² Ibid.\n³ Ibid., 131.\n")
          .find("note 1: Bread"),
      std::string::npos);
}

TEST(PlainReader, EndnotesWithoutAHeadingAreKnownByTheirCalls) {
  EXPECT_EQ(plain("First came the bakers.<sup>1</sup> Then came the rest.<sup>2</sup>\n\n"
                  "1. GARF, f. 5469, op. 5.\n2. Ibid., d. 29.\n"),
            "paragraph: First came the bakers.^1 Then came the rest.^2\n"
            "note 1: GARF, f. 5469, op. 5.\nnote 2: Ibid., d. 29.\n");
}

TEST(PlainReader, NumberedHeadingsAndListsAreNoNotes) {
  EXPECT_EQ(plain("2. The second winter\n\nSnow fell early and the trains stood still.\n\n"
                  "- coal\n- grain\n"),
            "heading 2: 2. The second winter\n"
            "paragraph: Snow fell early and the trains stood still.\n"
            "item: coal\n"
            "item: grain\n");
}

// A book whose scan has a blank line behind every printed line.
TEST(PlainReader, ABlankLineBehindEveryLineIsNoParagraph) {
  const char* lines[] = {"The committee sat in a cold room above the depot and",
                         "argued about the price of nails until the lamps went",
                         "out, and then it went on arguing in the dark for an",
                         "hour more. Nobody took minutes, but three of those who",
                         "were there have left memoirs, which agree in nothing",
                         "except the cold.",
                         "The next meeting was called for a Sunday, which made",
                         "the believers among the workers stay away, as was no",
                         "doubt the purpose. Those who came voted the budget in",
                         "under five minutes and went home to their stoves and",
                         "their families, well pleased with the morning's work",
                         "and with each other."};
  std::string text;
  for (const char* line : lines) text += std::string(line) + "\n\n";
  EXPECT_EQ(plain(text),
            "paragraph: The committee sat in a cold room above the depot and argued about the "
            "price of nails "
            "until the lamps went out, and then it went on arguing in the dark for an hour more. "
            "Nobody took "
            "minutes, but three of those who were there have left memoirs, which agree in nothing "
            "except the "
            "cold.\n"
            "paragraph: The next meeting was called for a Sunday, which made the believers among "
            "the workers "
            "stay away, as was no doubt the purpose. Those who came voted the budget in under five "
            "minutes "
            "and went home to their stoves and their families, well pleased with the morning's "
            "work and with "
            "each other.\n");
}

TEST(PlainReader, ANoteThatBreaksOffInsideAReferenceGoesOnBehindABlankLine) {
  EXPECT_EQ(plain("The cell met in the dye house,¹ and nobody came of all\nthe members who had\n\n"
                  "¹ TsGAMO, 66/22/64/\n\n67; Lobanov, p. 4.\n\n"
                  "signed the first petition.\n"),
            "paragraph: The cell met in the dye house,^1 and nobody came of all the members who "
            "had signed the first petition.\n"
            "note 1: TsGAMO, 66/22/64/ 67; Lobanov, p. 4.\n");
}

TEST(PlainReader, PageNumbersAndRunningHeadsAreNoText) {
  const Document document = read_document(
      "The delegates left in\n\n112\n\nA Cold Winter 113\n\ngroups of three.\n\n114 A Cold "
      "Winter\n\n"
      "Nobody followed them.\n\nA Cold Winter 115\n",
      Format::plain);
  EXPECT_EQ(
      told(document),
      "paragraph: The delegates left in groups of three.\nparagraph: Nobody followed them.\n");
  ASSERT_EQ(document.pages.size(), 4U);
  EXPECT_EQ(document.pages[0].label, "112");
  EXPECT_EQ(document.pages[2].label, "114");
}

TEST(PlainReader, ItalicsAreTitlesWhereTheyNameAWork) {
  EXPECT_EQ(plain("She read *Pravda* to the *spets* every day.\n\nNotes\n\n1 *Ibid.*, and "
                  "*rabochii byt*, p. 4.\n"),
            "paragraph: She read title{Pravda} to the spets every day.\n"
            "heading 2: Notes\n"
            "note 1: Ibid., and title{rabochii byt}, p. 4.\n");
}

TEST(PlainReader, BibliographiesAreAnEntryALine) {
  EXPECT_EQ(plain("Bibliography\n\n- Orlova, A. *Stal' i liudi*. Kazan, 1971.\n- Petrov, N. \"O "
                  "khlebe.\" *Nov'* 4.\n"),
            "heading 2: Bibliography\n"
            "entry: Orlova, A. title{Stal' i liudi}. Kazan, 1971.\n"
            "entry: Petrov, N. title{\"O khlebe.\"} title{Nov'} 4.\n");
}

TEST(PlainReader, CarriageReturnsAreLineEnds) {
  EXPECT_EQ(plain("First line\r\nof a paragraph.\r\n\r\nSecond one.\r"),
            "paragraph: First line of a paragraph.\nparagraph: Second one.\n");
}

TEST(PlainReader, ASquareMetreIsNoNote) {
  EXPECT_EQ(plain("The hall had 40 m² for three hundred people.\n"),
            "paragraph: The hall had 40 m² for three hundred people.\n");
}

}  // namespace
}  // namespace apparatus::text
