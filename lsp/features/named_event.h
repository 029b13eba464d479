// The name of an event in a draft ("the Thirteenth Congress"), and the card that tells when the
// corpus says it was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "event/event.h"
#include "lsp/draft/draft.h"

namespace apparatus::features {

struct EventAt {
  event::Event event;
  text::SourceRange range;
};

// The name that holds the place; nothing in code, comments and elsewhere.
std::optional<EventAt> event_at(const draft::Snapshot& snapshot, std::uint32_t offset);

// Each day or span with the sentence that states it; "" where the corpus dates no such event.
std::string event_card(const draft::Snapshot& snapshot, const event::Event& event);

}  // namespace apparatus::features
