// What a corpus holds, for the views of an editor: its sources as a tree, its people and its
// chronology. The requests apparatus/sources, apparatus/people, apparatus/chronology and
// apparatus/places (docs/requests.md) stand on these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/definition.h"

namespace apparatus::features {

// One archive, fond, opis … of the tree of sources.
struct Source {
  std::string key;          // of what stands below it; and of the places that cite it
  std::string level;        // "archive", "fond" …
  std::string value;        // "RGASPI", "17"
  std::string title;        // of an archive: its name; of a file: what the corpus says of it
  std::uint32_t count = 0;  // citations at or below it
  std::uint32_t texts = 0;
  bool has_below = false;
};
// The archives for an empty key; as their numbers count, archives by how often they are cited.
std::vector<Source> sources_below(const index::Knowledge& knowledge,
                                  const authority::Authority& authority, std::string_view key,
                                  int limit);

struct ShelfPerson {
  std::string id;
  std::string name;
  std::string life;             // "1879–1940"
  std::string description;      // office or profession
  std::uint32_t in_corpus = 0;  // mentions
  std::uint32_t in_drafts = 0;
};
// Most mentioned first.
std::vector<ShelfPerson> people(const index::Knowledge& knowledge, int limit);
// Counts a draft's people into a list, and adds those whom the corpus does not name.
void add_people_of_draft(const draft::Snapshot& snapshot, std::vector<ShelfPerson>& people);

// Something that is dated to a month or a day of one.
struct DatedEvent {
  std::string edtf;
  std::string month;        // "1923-12": where it begins
  std::string text;         // what happened, as far as the text says
  std::uint32_t count = 0;  // mentions
  Location location;
};
// Of the corpus the `limit` most frequent dates; of a draft every one. In order of time.
std::vector<DatedEvent> chronology_of_corpus(const index::Knowledge& knowledge, int limit);
std::vector<DatedEvent> chronology_of_draft(const draft::Snapshot& snapshot);

// What places are asked of: one of the two.
struct PlacesOf {
  std::string source;  // the key of a file, or of a fond with all that is below it
  std::string person;  // id
};
// A place with the words around it.
struct QuotedPlace {
  Location location;
  std::string text;
};
std::vector<QuotedPlace> places_in_corpus(const index::Knowledge& knowledge, const PlacesOf& of,
                                          int limit);
std::vector<QuotedPlace> places_in_draft(const draft::Snapshot& snapshot, const PlacesOf& of);

}  // namespace apparatus::features
