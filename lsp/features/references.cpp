#include "lsp/features/references.h"

#include "lsp/features/cited_work.h"
#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"
#include "lsp/features/mention_facts.h"

namespace apparatus::features {
namespace {

constexpr int kMostPlaces = 2000;

template <class Items, class IsSame>
std::vector<text::SourceRange> ranges_of(const draft::Draft& draft, const Items& items,
                                         IsSame is_same) {
  std::vector<text::SourceRange> ranges;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (is_same(i)) ranges.push_back(source_range(draft, items[i].range));
  }
  return ranges;
}

}  // namespace

std::vector<Location> references(const draft::Snapshot& snapshot, std::uint32_t offset,
                                 bool with_declaration) {
  const Mention mention = mention_at(*snapshot.draft, offset);
  std::vector<Location> locations;
  if (mention.kind == MentionKind::none) {
    const auto cited = cited_work_at(snapshot, offset);
    if (!cited) return locations;
    for (const auto& range : cited->all) {
      if (with_declaration || range != cited->range)
        locations.push_back(location_in(*snapshot.draft, range));
    }
    return locations;
  }
  for (const auto& range : occurrences(snapshot, mention)) {
    if (with_declaration || range != mention.range)
      locations.push_back(location_in(*snapshot.draft, range));
  }
  for (const auto& place : corpus_places(snapshot, mention, kMostPlaces))
    locations.push_back(location_of(place));
  return locations;
}

std::vector<text::SourceRange> references_elsewhere(const draft::Snapshot& snapshot,
                                                    std::uint32_t offset,
                                                    const draft::Snapshot& other) {
  const draft::Draft& here = *snapshot.draft;
  const draft::Draft& there = *other.draft;
  const Mention mention = mention_at(here, offset);
  const auto index = static_cast<std::size_t>(mention.index);
  switch (mention.kind) {
    case MentionKind::citation: {
      const std::string key = key_of(snapshot, here.citations[index]);
      if (key.empty()) return {};
      return ranges_of(there, there.citations,
                       [&](std::size_t i) { return key_of(other, there.citations[i]) == key; });
    }
    case MentionKind::name: {
      if (index >= here.who.size() || here.who[index].person.empty()) return {};
      return ranges_of(there, there.names, [&](std::size_t i) {
        return i < there.who.size() && there.who[i].person == here.who[index].person;
      });
    }
    case MentionKind::date: {
      const std::string& edtf = here.dates[index].edtf;
      if (edtf.empty()) return {};
      return ranges_of(there, there.dates,
                       [&](std::size_t i) { return there.dates[i].edtf == edtf; });
    }
    case MentionKind::key: {
      std::vector<text::SourceRange> ranges;
      for (const auto& key : there.document.citation_keys) {
        if (key.key == here.document.citation_keys[index].key) ranges.push_back(key.source);
      }
      return ranges;
    }
    case MentionKind::note_call:
    case MentionKind::note_definition:
    case MentionKind::none:
      break;
  }
  return {};
}

}  // namespace apparatus::features
