#include "lsp/features/references.h"

#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"

namespace apparatus::features {
namespace {

constexpr int kMostPlaces = 2000;

}  // namespace

std::vector<Location> references(const draft::Snapshot& snapshot, std::uint32_t offset,
                                 bool with_declaration) {
  const Mention mention = mention_at(*snapshot.draft, offset);
  std::vector<Location> locations;
  if (mention.kind == MentionKind::none) return locations;
  for (const auto& range : occurrences(snapshot, mention)) {
    if (with_declaration || range != mention.range)
      locations.push_back(location_in(*snapshot.draft, range));
  }
  for (const auto& place : corpus_places(snapshot, mention, kMostPlaces))
    locations.push_back(location_of(place));
  return locations;
}

}  // namespace apparatus::features
