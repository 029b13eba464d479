#include "lsp/features/named_event.h"

#include <algorithm>

#include "event/recognise.h"
#include "index/event_times.h"
#include "lsp/features/cursor.h"
#include "lsp/features/wording.h"

namespace apparatus::features {

std::optional<EventAt> event_at(const draft::Snapshot& snapshot, std::uint32_t offset) {
  constexpr std::uint32_t kReach = 200;  // bytes; no name is longer
  const text::Document& document = snapshot.draft->document;
  const auto at = document.cursor_to_reading(offset);
  if (!at) return std::nullopt;
  const int block = document.block_at(*at);
  if (block < 0) return std::nullopt;
  const text::ReadingRange whole = document.blocks[static_cast<std::size_t>(block)].range;
  std::uint32_t begin = std::max(whole.begin, *at - std::min(*at, kReach));
  const std::uint32_t end = std::min(whole.end, *at + kReach);
  // Not from the middle of a word.
  while (begin > whole.begin && document.reading[begin - 1] != ' ') --begin;
  for (event::NamedEvent& named :
       event::named_events(document.text(text::ReadingRange{begin, end}), *snapshot.authority)) {
    const text::ReadingRange range{named.range.begin + begin, named.range.end + begin};
    if (*at < range.begin || *at > range.end) continue;
    return EventAt{std::move(named.event), source_range(*snapshot.draft, range)};
  }
  return std::nullopt;
}

std::string event_card(const draft::Snapshot& snapshot, const event::Event& event) {
  constexpr std::size_t kMostTimes = 5;
  constexpr std::size_t kMostPlaces = 2;  // of one day
  std::string card;
  std::size_t shown = 0;
  for (const index::EventTime& time : index::times_of(*snapshot.knowledge, event)) {
    if (shown++ == kMostTimes) break;
    card += "**" + time.edtf + "** · " + count_of(time.places.size(), "text") + "\n\n";
    for (std::size_t i = 0; i < std::min(kMostPlaces, time.places.size()); ++i)
      card += quoted_place(index::with_words(*snapshot.knowledge, time.places[i])) + "\n";
    card += "\n";
  }
  return card;
}

}  // namespace apparatus::features
