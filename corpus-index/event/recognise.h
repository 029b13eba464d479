// Finds names of events and the days that a text gives to them: "the Sokol'niki conference met on
// 7–8 January 1924", "In May 1924, at the Thirteenth Congress", "Eleventh Provincial Congress,
// 10–12 January 1924".
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "date/date.h"
#include "event/event.h"
#include "text/document.h"

namespace apparatus::event {

struct DatedEvent {
  Event event;
  text::ReadingRange range;  // of the name
  std::size_t date = 0;      // index into the dates given
};

// Only what is joined firmly: the date beside the event, or between them nothing but what the event
// did and small words. `text` is one block; the dates are those of it, in order, their ranges
// counted in it. Costs next to nothing where no noun stands near a date.
std::vector<DatedEvent> dated_events(std::string_view text, const std::vector<date::Date>& dates,
                                     const authority::Authority& authority);

// The same over all blocks of a document; ranges are those of the document. `may_name`: whether a
// block may name an event, for a caller who has looked before (may_name_event); null for one who
// has not.
std::vector<DatedEvent> dated_events(
    const text::Document& document, const std::vector<date::Date>& dates,
    const authority::Authority& authority,
    const std::function<bool(std::size_t block)>& may_name = nullptr);

// Whether a noun that names events stands in the text.
bool may_name_event(std::string_view text);

// Names of events that are told apart, dated or not, in a stretch of text (a query, a line, a
// sentence); ranges are counted in it.
std::vector<NamedEvent> named_events(std::string_view text, const authority::Authority& authority);

}  // namespace apparatus::event
