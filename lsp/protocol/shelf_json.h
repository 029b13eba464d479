// The answers to this project's own requests (docs/requests.md), for the views of an editor.
#pragma once

#include <string>
#include <vector>

#include "lsp/features/shelf.h"
#include "lsp/protocol/results.h"

namespace apparatus::protocol {

// An event or a place with where the editor finds it.
struct PlacedEvent {
  features::DatedEvent event;
  Location location;
  bool in_draft = false;
};
struct PlacedQuotation {
  std::string text;
  Location location;
  bool in_draft = false;
};

// A project that is open, with the state of its index.
struct ShelfStatus {
  std::string project;      // path of apparatus.toml; "" for drafts without one
  std::size_t folders = 0;  // of the corpus
  std::size_t texts = 0;    // in the index
  std::string trouble;      // why it cannot be asked; "" where all is well
};

Json write(const std::vector<features::Source>& sources);
Json write(const std::vector<features::ShelfPerson>& people);
Json write(const std::vector<PlacedEvent>& events);
Json write(const std::vector<PlacedQuotation>& places);
Json write(const std::vector<ShelfStatus>& shelves);

}  // namespace apparatus::protocol
