// The days that the corpus gives to an event by its name: "Thirteenth Congress" leads to May 1924.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "event/event.h"
#include "index/knowledge.h"

namespace apparatus::index {

// A name of an event with a day that one text gives to it.
struct EventRecord {
  event::Event event;
  std::string name;  // "Thirteenth Party Congress", as the text writes it
  std::string edtf;
  std::int32_t first_day = 0, last_day = 0;  // Julian day numbers
  std::uint32_t count = 0;                   // in that text
  Place place;                               // from the name to the date; without its words
};

// What a Knowledge can tell besides, where its index holds events by name.
class KnowsEvents {
 public:
  virtual ~KnowsEvents() = default;
  // Events of this kind that the corpus dates, in the order of texts: those of this number, or (0)
  // all. Which of them a name means, event::may_concern says.
  virtual std::vector<EventRecord> events(std::string_view kind, int ordinal, int limit) const = 0;
  // The place with the words around it.
  virtual Place with_words(const Place& place) const = 0;
};

// One day or span, and who says so.
struct EventTime {
  std::string edtf;
  std::int32_t first_day = 0, last_day = 0;  // Julian day numbers
  std::uint32_t count = 0;                   // mentions
  event::Event event;                        // as the first text names it
  std::vector<Place> places;                 // one a text, in the order of texts; without words
};

// Most frequent first, of equals the more exact. Empty for an event that nothing tells apart from
// others of its kind, and for one that the corpus does not date.
std::vector<EventTime> times_of(const Knowledge& knowledge, const event::Event& event);

// A place of an EventTime with the words around it.
Place with_words(const Knowledge& knowledge, const Place& place);

// Whether one of the two spans lies in the other: a day of a congress agrees with the whole of it.
bool agree(std::int32_t first, std::int32_t last, std::int32_t other_first,
           std::int32_t other_last);

}  // namespace apparatus::index
