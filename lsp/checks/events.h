// Dated events in running text: "the Sokol'niki conference met on 7–8 January 1924", "Eleventh
// Provincial Congress, 10–12 January 1924". Read from a draft and from the corpus's descriptions
// alike, so that the two can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "date/date.h"

namespace apparatus::checks {

struct Event {
  std::string noun;                 // "conference"
  int ordinal = 0;                  // 11 of "the Eleventh …"; 0: none
  std::string rank;                 // "district", "provincial", "national"; "" not said
  std::vector<std::string> proper;  // folded names: of a place, of a party
};

struct DatedEvent {
  Event event;
  std::size_t date = 0;  // index into the dates given
};

// Only what is joined firmly: the date beside the event, or between them nothing but a verb of
// meeting and small words. `dates` are those of the text, their ranges counted in it.
std::vector<DatedEvent> dated_events(std::string_view text, const std::vector<date::Date>& dates,
                                     const authority::Authority& authority);

// Whether a short mention can mean the event that the corpus names: nothing contradicts, and an
// ordinal, a name or (for all but districts, of which there are many) the rank agrees.
bool may_be_same(const Event& mention, const Event& known);

// "the eleventh provincial conference", for messages.
std::string in_words(const Event& event);

}  // namespace apparatus::checks
