// An event's name leads to the days that texts give to it.
#include "index/event_times.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "event/recognise.h"
#include "index/builder.h"

namespace apparatus::index {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::shared_ptr<const Knowledge> shelf() {
  static const auto knowledge = build_in_memory(
      {{"/shelf/mill.md",
        "# Mills\n\nThe Ninth Congress of Millers met on 3–6 May 1911 in a barn. Nobody spoke.\n"},
       {"/shelf/barn.md",
        "# Barns\n\nIn May 1911, at the Ninth Congress, a barn burnt. The Ninth Congress met on "
        "3–6 May 1911. The Tenth Congress met on 2 June 1912.\n"}},
      authority::Authority::built_in());
  return knowledge;
}

std::vector<EventTime> times(const std::string& name) {
  const auto events = event::named_events(name, *authority::Authority::built_in());
  return events.empty() ? std::vector<EventTime>() : times_of(*shelf(), events.front().event);
}

TEST(EventTimes, TheMostFrequentFirstWithOnePlaceAText) {
  const auto found = times("the Ninth Congress");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].edtf, "1911-05-03/1911-05-06");
  EXPECT_EQ(found[0].places.size(), 2u);
  EXPECT_EQ(found[1].edtf, "1911-05");
  EXPECT_THAT(with_words(*shelf(), found[0].places[0]).text, HasSubstr("Congress"));
}

TEST(EventTimes, NothingForAnotherEventOrNone) {
  EXPECT_THAT(times("the Eleventh Congress"), IsEmpty());
  EXPECT_THAT(times("the congress"), IsEmpty());
  EXPECT_THAT(times_of(*Knowledge::nothing(), event::Event{"congress", 9, 0, "", {}}), IsEmpty());
}

TEST(EventTimes, ADayOfACongressAgreesWithTheWhole) {
  EXPECT_TRUE(agree(5, 5, 3, 6));
  EXPECT_TRUE(agree(1, 30, 3, 6));
  EXPECT_FALSE(agree(5, 8, 3, 6));
}

}  // namespace
}  // namespace apparatus::index
