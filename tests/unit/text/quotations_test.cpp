#include "text/quotations.h"

#include <gtest/gtest.h>

#include "tests/unit/marked_text.h"

namespace apparatus::text {
namespace {

// Reads the marked text as one block and expects exactly the marked stretches as quotations.
void expect_quotations(std::string_view marked, Zone block_zone = Zone::prose,
                       Zone expected = Zone::quotation) {
  const MarkedText t(marked);
  Block block;
  block.range = {0, static_cast<std::uint32_t>(t.text.size())};
  block.zone = block_zone;
  std::vector<ZoneSpan> zones;
  find_quotations(t.text, {&block, 1}, zones);
  ASSERT_EQ(zones.size(), t.ranges.size()) << t.text;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    EXPECT_EQ(zones[i].range.begin, t.ranges[i].begin) << t.text;
    EXPECT_EQ(zones[i].range.end, t.ranges[i].end) << t.text;
    EXPECT_EQ(zones[i].zone, expected) << t.text;
  }
}

TEST(Quotations, EveryKindOfMark) {
  expect_quotations("He called it [[“a farce”]] and left.");
  expect_quotations("He called it [[\"a farce\"]] and left.");
  expect_quotations("He called it [[‘a farce’]] and left.");
  expect_quotations("He called it [['a farce']] and left.");
  expect_quotations("He called it [[«a farce»]] and left.");
  expect_quotations("He called it [[„a farce“]] and left.");
  expect_quotations("He called it [[‘a farce']] and left.");
}

TEST(Quotations, ApostrophesOpenNothing) {
  expect_quotations("Zinov'ev and the workers' club met in the '20s at Khar'kov's edge.");
  expect_quotations("Zinov’ev and the workers’ club met in the ’20s.");
  expect_quotations("See opis' 21 and oblast' committees of the S\"ezd.");
}

TEST(Quotations, APluralPossessiveInsideDoesNotEndOne) {
  expect_quotations("They asked [['why the workers' club was shut, and by whom']] in vain.");
  expect_quotations("It was [['the masters' voice']] again.");
}

TEST(Quotations, ASoftSignAtAWordsEndDoesNotEndATransliteratedTitle) {
  expect_quotations("A. Orlova, [['Bor'ba za pribyl'nost' zavodov v gody nepa']], p. 7.",
                    Zone::note, Zone::title);
  expect_quotations("She wrote [['the duty of the Oblast'']], no more.");
}

TEST(Quotations, AnApostropheInsideDoesNotEndOne) {
  expect_quotations("He said [['I don't know Zinov'ev, nor his staff.']] Then he sat down.");
}

TEST(Quotations, OneThatNeverClosesIsNone) {
  expect_quotations("He called it “a farce and left.");
  expect_quotations("He called it 'a farce and left.");
}

TEST(Quotations, InANoteWhatBeginsWithACapitalIsATitle) {
  expect_quotations("A. Orlova, [[“Bread and Steel,”]] p. 4.", Zone::note, Zone::title);
  expect_quotations("She doubted [[“whether anybody had counted”]] at all.", Zone::note);
}

}  // namespace
}  // namespace apparatus::text
