// Names of events and the days that a text gives to them.
#include "event/recognise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "date/recognise.h"

namespace apparatus::event {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const authority::Authority& known() { return *authority::Authority::built_in(); }

// "name = edtf" of all that the text dates.
std::vector<std::string> dated(const std::string& text) {
  const text::Document document = text::read_document(text, text::Format::markdown);
  const auto dates = date::recognise(document, known(), {});
  std::vector<std::string> found;
  for (const DatedEvent& one : dated_events(document, dates, known()))
    found.push_back(std::string(document.text(one.range)) + " = " + dates[one.date].edtf);
  return found;
}

// "kind ordinal month rank proper…" of the only name in the text.
std::string named(const std::string& text) {
  const auto events = named_events(text, known());
  if (events.size() != 1) return std::to_string(events.size()) + " names";
  const Event& event = events[0].event;
  std::string words = event.kind;
  if (event.ordinal != 0) words += " " + std::to_string(event.ordinal);
  if (event.month != 0) words += " month " + std::to_string(event.month);
  if (!event.rank.empty()) words += " " + event.rank;
  for (const std::string& word : event.proper) words += " " + word;
  return words;
}

TEST(NamedEvents, OneCongressInSeveralLanguages) {
  for (const char* text :
       {"the Thirteenth Congress", "the 13th Party Congress", "XIII congress", "на XIII съезде",
        "тринадцатого съезда партии", "na trinadtsatom s\"ezde", "der dreizehnte Parteitag",
        "le XIIIe congrès", "le treizième congrès"})
    EXPECT_EQ(named(text), "congress 13") << text;
  EXPECT_EQ(named("the Twenty-second Congress"), "congress 22");
  EXPECT_EQ(named("двадцать второй съезд"), "congress 22");
}

TEST(NamedEvents, ByPlacePartyAndMonth) {
  EXPECT_EQ(named("the Congress of Torun"), "congress torun");
  EXPECT_EQ(named("at the Torun Conference"), "conference torun");
  EXPECT_EQ(named("the January Plenum"), "plenum month 1");
  EXPECT_EQ(named("январский пленум"), "plenum month 1");
  EXPECT_EQ(named("the Second Provincial Conference"), "conference 2 provincial");
}

TEST(NamedEvents, WhatTellsNothingApartIsNoName) {
  for (const char* text : {"the congress", "a party conference", "the district conference",
                           "a general plenum of the party", "no treaty"})
    EXPECT_EQ(named(text), "0 names") << text;
}

TEST(DatedEvents, TheDateBesideTheName) {
  EXPECT_THAT(dated("The Ninth Congress met on 3–6 May 1911 in a barn."),
              ElementsAre("Ninth Congress = 1911-05-03/1911-05-06"));
  EXPECT_THAT(dated("In May 1911, at the Ninth Congress, nobody spoke."),
              ElementsAre("Ninth Congress = 1911-05"));
  EXPECT_THAT(dated("On 3 May 1911 the Ninth Congress opened."),
              ElementsAre("Ninth Congress = 1911-05-03"));
  EXPECT_THAT(dated("The Treaty of Torun was signed on 4 June 1911."),
              ElementsAre("Treaty of Torun = 1911-06-04"));
  EXPECT_THAT(dated("IX съезд партии (3–6 мая 1911 г.) молчал."),
              ElementsAre("IX съезд партии = 1911-05-03/1911-05-06"));
}

TEST(DatedEvents, OtherWordsBetweenJoinNothing) {
  EXPECT_THAT(dated("The Ninth Congress heard a letter that the miller wrote on 3 May 1911."),
              IsEmpty());
  EXPECT_THAT(dated("The Ninth Congress was over. On 3 May 1911 it rained."), IsEmpty());
  EXPECT_THAT(dated("He came on 3 May 1911. The Ninth Congress slept."), IsEmpty());
}

}  // namespace
}  // namespace apparatus::event
