// Events by name: "the Thirteenth Congress", "Rapallo Treaty", "the January Plenum". A name leads
// to the days that texts give to it; texts of two languages name one congress by its kind and
// number alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus::event {

struct Event {
  std::string kind;                 // an id of events.toml: "congress"
  int ordinal = 0;                  // 13 of "the Thirteenth …"; 0: none
  int month = 0;                    // 1 of "the January Plenum"; 0: none
  std::string rank;                 // "district", "provincial", "national"; "" not said
  std::vector<std::string> proper;  // folded names: of a place, of a party

  friend bool operator==(const Event&, const Event&) = default;
};

// A name of an event where it stands in a text.
struct NamedEvent {
  Event event;
  text::ReadingRange range;  // "Thirteenth Party Congress"
};

// Whether anything tells the event from others of its kind: a number, a name, a month, or a rank of
// which there is one.
bool is_told_apart(const Event& event);

// Whether a short mention can mean the event that a text dates: nothing contradicts, and a number,
// a name, a month or (where there is one of it) the rank agrees. Whatever names the mention has,
// the other has too.
bool may_be_same(const Event& mention, const Event& known);

// As may_be_same, but the two may say different things of it beside their numbers: "Thirteenth
// Congress of the RKP(b)" and "Thirteenth Party Congress". For showing, not for contradicting.
bool may_concern(const Event& mention, const Event& known);

// Whether two days of one such event, apart from one another, contradict each other.
bool is_firm(const Event& event);

// "this provincial conference", for messages.
std::string in_words(const Event& event);

// Whether two folded words may be one word in two forms: equal, or the longer begins with most of
// the shorter ("Bauman", "Baumansky").
bool same_word(std::string_view a, std::string_view b);

}  // namespace apparatus::event
