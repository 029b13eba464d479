#include "index/event_times.h"

#include <algorithm>

namespace apparatus::index {

std::vector<EventTime> times_of(const Knowledge& knowledge, const event::Event& event) {
  constexpr int kMost = 2000;
  std::vector<EventTime> times;
  const auto* const index = dynamic_cast<const KnowsEvents*>(&knowledge);
  if (index == nullptr || !event::is_told_apart(event)) return times;
  for (const EventRecord& record : index->events(event.kind, event.ordinal, kMost)) {
    if (!event::may_concern(event, record.event)) continue;
    auto same = std::find_if(times.begin(), times.end(),
                             [&](const EventTime& one) { return one.edtf == record.edtf; });
    if (same == times.end()) {
      times.push_back({record.edtf, record.first_day, record.last_day, 0, record.event, {}});
      same = std::prev(times.end());
    }
    same->count += record.count;
    if (same->places.empty() || same->places.back().file != record.place.file)
      same->places.push_back(record.place);
  }
  std::stable_sort(times.begin(), times.end(), [](const EventTime& a, const EventTime& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.last_day - a.first_day < b.last_day - b.first_day;
  });
  return times;
}

Place with_words(const Knowledge& knowledge, const Place& place) {
  const auto* const index = dynamic_cast<const KnowsEvents*>(&knowledge);
  return index == nullptr ? place : index->with_words(place);
}

bool agree(std::int32_t first, std::int32_t last, std::int32_t other_first,
           std::int32_t other_last) {
  return (other_first <= first && last <= other_last) ||
         (first <= other_first && other_last <= last);
}

}  // namespace apparatus::index
