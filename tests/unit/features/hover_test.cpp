#include "lsp/features/hover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Hovered {
  std::string at;  // the words that the hover is about
  std::string markdown;
};

Hovered hovered(std::string_view text, text::Format format = text::Format::markdown) {
  const Typed typed(text, format);
  const auto found = hover(typed.snapshot, typed.cursor());
  if (!found) return {};
  return {std::string(typed.snapshot.draft->document.text(found->range)), found->markdown};
}

TEST(Hover, APersonInFullWithSpellingsAndPlaces) {
  const auto card = hovered("Nobody heard Dubrov^skii then.\n");
  EXPECT_EQ(card.at, "Dubrovskii");
  EXPECT_THAT(card.markdown, AllOf(HasSubstr("Pavel"), HasSubstr("mentions in the corpus"),
                                   HasSubstr("verhaegen")));
}

TEST(Hover, ANameInAnotherTransliterationThanAllAroundIt) {
  constexpr std::string_view kOthers =
      "Ivan Tarlinskii met Boris Vorotskii, and Anna Manitskaia left. ";
  EXPECT_THAT(hovered(std::string(kOthers) + "Grigory Zino^viev spoke.\n").markdown,
              HasSubstr("In the transliteration of this text: Zinov'ev"));
  EXPECT_THAT(hovered(std::string(kOthers) + "Grigorii Zino^v'ev spoke.\n").markdown,
              Not(HasSubstr("transliteration")));
  EXPECT_THAT(hovered("Grigory Zino^viev spoke.\n").markdown, Not(HasSubstr("transliteration")));
}

TEST(Hover, AnEventByItsNameWithTheSentenceThatDatesIt) {
  const auto card = hovered("Nobody came to the Fourth Cong^ress of the tramways.\n");
  EXPECT_EQ(card.at, "Fourth Congress");
  EXPECT_THAT(card.markdown, AllOf(HasSubstr("1926-05-23/1926-05-26"), HasSubstr("verhaegen"),
                                   HasSubstr("Tramway Congress met")));
  EXPECT_EQ(hovered("Nobody came to the Fifth Cong^ress.\n").markdown, "");
}

TEST(Hover, AFileWithWhatIsSaidOfItAndWhoCitesIt) {
  const auto card = hovered("A vote.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, d. 1^9, l. 7.\n");
  EXPECT_EQ(card.at, "RGASPI, f. 612, op. 4, d. 19, l. 7");
  EXPECT_THAT(card.markdown, AllOf(HasSubstr("Minutes of the tram depot"), HasSubstr("verhaegen"),
                                   HasSubstr("okafor"),
                                   HasSubstr("Russian State Archive of Socio-Political History"),
                                   HasSubstr("fond 612 · opis 4 · delo 19")));
}

TEST(Hover, AnIbidSpeltOut) {
  const auto card = hovered(
      "One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: Ib^id., l. 9.\n");
  EXPECT_THAT(card.markdown,
              AllOf(HasSubstr("RGASPI, f. 612, op. 4, d. 19, l. 9"), HasSubstr("As in note 1")));
}

TEST(Hover, TheSameFileUnderAnotherName) {
  const auto card = hovered("One.[^1]\n\n[^1]: GARF, f. 5451, op. 42, d. 3, l. ^15.\n");
  EXPECT_THAT(card.markdown, AllOf(HasSubstr("Tramwaymen's union"), HasSubstr("TsGAOR")));
}

TEST(Hover, AnArchiveThatWasRenamedTwiceBearsItsLastName) {
  const auto twice = hovered("One.[^1]\n\n[^1]: TsPA IML, f. 612, op. 4, d. 1^9, l. 7.\n");
  EXPECT_THAT(twice.markdown, HasSubstr("; then: RTsKhIDNI; now: RGASPI"));
  const auto once = hovered("One.[^1]\n\n[^1]: RTsKhIDNI, f. 612, op. 4, d. 1^9, l. 7.\n");
  EXPECT_THAT(once.markdown, AllOf(HasSubstr("; now: RGASPI"), Not(HasSubstr("then:"))));
}

TEST(Hover, AnAmbiguousSiglumNamesTheArchivesThatShareIt) {
  EXPECT_THAT(hovered("One.[^1]\n\n[^1]: GA^TO, f. 1, op. 4, d. 63.\n").markdown,
              AllOf(HasSubstr("several archives"), HasSubstr("Tver"), HasSubstr("Tomsk")));
  EXPECT_THAT(hovered("One.[^1]\n\n[^1]: Gosudarstvennyi arkhiv Tverskoi oblasti (hereafter "
                      "GA^TO), f. 1, op. 4, d. 63.\n")
                  .markdown,
              Not(HasSubstr("several archives")));
}

TEST(Hover, ADayWithItsWeekdayAndEvents) {
  const auto card = hovered("They voted on 3 Ma^rch 1926.\n");
  EXPECT_EQ(card.at, "3 March 1926");
  EXPECT_THAT(card.markdown,
              AllOf(HasSubstr("1926-03-03"), HasSubstr("Wednesday"), HasSubstr("tram depot")));
}

TEST(Hover, AnImpossibleDaySaysWhy) {
  EXPECT_THAT(hovered("They voted on 31 Ju^ne 1926.\n").markdown, HasSubstr("no such day"));
}

TEST(Hover, ACallOfANote) {
  const auto card = hovered("A vote.[^de^pot]\n\n[^depot]: The depot was closed in winter.\n");
  EXPECT_EQ(card.at, "[^depot]");
  EXPECT_EQ(card.markdown, "The depot was closed in winter.");
}

TEST(Hover, NothingBesideAMention) {
  const Typed typed("Nobody heard^ Dubrovskii then.\n");
  EXPECT_FALSE(hover(typed.snapshot, typed.cursor()));
  EXPECT_FALSE(hover(typed.snapshot, 100000));
}

TEST(Hover, ADateWithWeekdayOtherCalendarPrecisionAndEvents) {
  EXPECT_THAT(hovered("It was 3 Ma^rch 1926.\n").markdown,
              AllOf(HasSubstr("**1926-03-03** · Wednesday"), HasSubstr("a day"),
                    HasSubstr("Minutes of the tram depot"), Not(HasSubstr("Old Style"))));
  EXPECT_THAT(hovered("It was 26 Dece^mber 1825.\n").markdown,
              HasSubstr("Old Style: 14 December 1825"));
  EXPECT_THAT(hovered("It was 14 Dece^mber 1825 (O.S.).\n").markdown,
              AllOf(HasSubstr("**1825-12-26** · Monday"),
                    HasSubstr("Old Style 14 December 1825, New Style 26 December 1825")));
  EXPECT_THAT(hovered("In 1926 they met; on 5 Ap^ril they parted.\n").markdown,
              HasSubstr("the year comes from the context"));
  EXPECT_THAT(hovered("From 7 to 8 Ap^ril 1926 they met.\n").markdown, HasSubstr("2 days"));
}

}  // namespace
}  // namespace apparatus::features
