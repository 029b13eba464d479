// What a corpus holds, as the views of an editor show it.
#include "lsp/features/shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::SizeIs;

std::vector<std::string> below(std::string_view key) {
  std::vector<std::string> values;
  const auto authority = authority::Authority::built_in();
  for (const auto& source : sources_below(*sample_knowledge(), *authority, key, 100)) {
    values.push_back(source.level + " " + source.value);
  }
  return values;
}

TEST(Shelf, SourcesFromTheArchiveDownToTheFile) {
  const auto authority = authority::Authority::built_in();
  const auto archives = sources_below(*sample_knowledge(), *authority, "", 100);
  ASSERT_GE(archives.size(), 2u);
  EXPECT_EQ(archives[0].value, "RGASPI");
  EXPECT_EQ(archives[0].count, 6u);
  EXPECT_TRUE(archives[0].has_below);
  EXPECT_NE(archives[0].title, "");
  EXPECT_THAT(below(archives[0].key), ElementsAre("fond 17", "fond 612"));  // as numbers count
  const auto fonds = sources_below(*sample_knowledge(), *authority, archives[0].key, 100);
  const auto inventories = sources_below(*sample_knowledge(), *authority, fonds[1].key, 100);
  const auto files = sources_below(*sample_knowledge(), *authority, inventories[0].key, 100);
  ASSERT_THAT(files, SizeIs(2));
  EXPECT_EQ(files[0].value, "19");
  EXPECT_EQ(files[0].texts, 2u);
  EXPECT_FALSE(files[0].has_below);
  EXPECT_THAT(files[0].title, testing::HasSubstr("Minutes of the tram depot"));
}

TEST(Shelf, PlacesOfAFondInCorpusAndDraft) {
  const PlacesOf fond{"rgaspi/612", ""};
  EXPECT_THAT(places_in_corpus(*sample_knowledge(), fond, 100), SizeIs(5));
  const auto snapshot = snapshot_of(
      "One.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7; RGASPI, f. 6120, op. 1.\n");
  const auto here = places_in_draft(snapshot, fond);
  ASSERT_THAT(here, SizeIs(1));  // fond 6120 is another
  EXPECT_THAT(here[0].text, testing::HasSubstr("f. 612, op. 4"));
}

// A paragraph is one line in many drafts.
TEST(Shelf, APlaceInADraftIsQuotedBySentence) {
  const auto snapshot = snapshot_of(
      "The depot had been built for forty trams, and by the winter it held sixty, which the city "
      "engineer had called impossible in two letters and a telegram, all of them filed and none "
      "of them answered. Pavel Dubrovskii signed for the keys. He never gave them back.\n");
  auto all = people(*sample_knowledge(), 0);
  add_people_of_draft(snapshot, all);
  ASSERT_THAT(all, SizeIs(1));
  const auto places = places_in_draft(snapshot, {"", all[0].id});
  ASSERT_THAT(places, SizeIs(1));
  EXPECT_EQ(places[0].text, "Pavel Dubrovskii signed for the keys.");
}

TEST(Shelf, PeopleOfCorpusAndDraft) {
  auto all = people(*sample_knowledge(), 100);
  ASSERT_FALSE(all.empty());
  EXPECT_GE(all.front().in_corpus, all.back().in_corpus);
  const auto snapshot = snapshot_of("Pavel Dubrovskii spoke. Dubrovskii was heard.\n");
  add_people_of_draft(snapshot, all);
  const auto him = std::find_if(all.begin(), all.end(), [](const ShelfPerson& person) {
    return person.name.find("Dubrovskii") != std::string::npos;
  });
  ASSERT_NE(him, all.end());
  EXPECT_EQ(him->in_drafts, 2u);
  EXPECT_GE(him->in_corpus, 4u);
  EXPECT_THAT(places_in_draft(snapshot, {"", him->id}), SizeIs(2));
  EXPECT_GE(places_in_corpus(*sample_knowledge(), {"", him->id}, 100).size(), 4u);
}

TEST(Shelf, ChronologyInOrderOfTimeByTheMonth) {
  const auto events = chronology_of_corpus(*sample_knowledge(), 100);
  EXPECT_THAT(events, Contains(Field(&DatedEvent::month, "1926-03")));
  EXPECT_THAT(events, Contains(Field(&DatedEvent::edtf, "1926-04-07/1926-04-08")));
  EXPECT_TRUE(std::is_sorted(events.begin(), events.end(),
                             [](const auto& a, const auto& b) { return a.edtf < b.edtf; }));
}

TEST(Shelf, ADraftsDatesWithoutAMonthAreNotPlotted) {
  const auto snapshot = snapshot_of(
      "In 1926 they met on 3 March 1926. On 3 March 1926 it snowed; in May 1925 not.\n");
  const auto events = chronology_of_draft(snapshot);
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(events[0].month, "1925-05");
  EXPECT_EQ(events[1].month, "1926-03");
  EXPECT_EQ(events[1].count, 2u);
  EXPECT_TRUE(events[1].location.in_draft);
}

}  // namespace
}  // namespace apparatus::features
