#include "lsp/features/locations.h"

#include <algorithm>

#include "lsp/features/mention_facts.h"

namespace apparatus::features {
namespace {

using text::SourceRange;

std::vector<SourceRange> occurrences_of_note(const draft::Draft& draft, int note) {
  std::vector<SourceRange> ranges;
  if (note < 0) return ranges;
  for (const auto& call : draft.document.note_calls) {
    if (call.note == note) ranges.push_back(call.source);
  }
  const auto& definition = draft.document.notes[static_cast<std::size_t>(note)].definition;
  if (!draft.document.notes[static_cast<std::size_t>(note)].label.empty())
    ranges.push_back(definition);
  return ranges;
}

}  // namespace

Location location_of(const index::Place& place) {
  Location location;
  location.file = place.file;
  location.range = place.range;
  location.line = place.line > 0 ? place.line - 1 : 0;
  location.column = place.column > 0 ? place.column - 1 : 0;
  location.length = place.range.size();
  return location;
}

Location location_of_entry(const bibliography::Entry& entry) {
  Location location;
  location.file = entry.file;
  location.line = entry.line > 0 ? entry.line - 1 : 0;
  return location;
}

Location location_in(const draft::Draft& draft, SourceRange range) {
  Location location;
  location.file = draft.file;
  location.in_draft = true;
  location.range = range;
  return location;
}

std::vector<SourceRange> occurrences(const draft::Snapshot& snapshot, const Mention& mention) {
  const draft::Draft& draft = *snapshot.draft;
  const auto index = static_cast<std::size_t>(mention.index);
  std::vector<SourceRange> ranges;
  switch (mention.kind) {
    case MentionKind::citation:
      for (const auto i : same_file(snapshot, index))
        ranges.push_back(source_range(draft, draft.citations[i].range));
      break;
    case MentionKind::name:
      for (const auto i : same_person(draft, index))
        ranges.push_back(source_range(draft, draft.names[i].range));
      break;
    case MentionKind::date:
      for (const auto i : same_date(draft, index))
        ranges.push_back(source_range(draft, draft.dates[i].range));
      break;
    case MentionKind::key:
      for (const auto i : same_key(draft, index))
        ranges.push_back(draft.document.citation_keys[i].source);
      break;
    case MentionKind::note_call:
      ranges = occurrences_of_note(draft, draft.document.note_calls[index].note);
      break;
    case MentionKind::note_definition:
      ranges = occurrences_of_note(draft, mention.index);
      break;
    case MentionKind::none:
      break;
  }
  std::sort(ranges.begin(), ranges.end());
  ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
  return ranges;
}

std::vector<index::Place> corpus_places(const draft::Snapshot& snapshot, const Mention& mention,
                                        int limit) {
  const draft::Draft& draft = *snapshot.draft;
  const auto index = static_cast<std::size_t>(mention.index);
  switch (mention.kind) {
    case MentionKind::citation: {
      const std::string key = key_of(snapshot, draft.citations[index]);
      return key.empty() ? std::vector<index::Place>()
                         : snapshot.knowledge->places_citing(key, limit);
    }
    case MentionKind::name:
      if (index >= draft.who.size()) return {};
      return snapshot.knowledge->mentions_of_person(draft.who[index].person, limit);
    case MentionKind::date: {
      std::vector<index::Place> places;
      const auto& date = draft.dates[index];
      if (const auto record = snapshot.knowledge->date(date.edtf)) places.push_back(record->place);
      if (date.precision == date::Precision::day && date.first_day != 0) {
        for (const auto& record : snapshot.knowledge->dates_on(date.first_day, limit)) {
          if (record.edtf != date.edtf) places.push_back(record.place);
        }
      }
      std::erase_if(places, [](const index::Place& place) { return place.file.empty(); });
      return places;
    }
    case MentionKind::key:
    case MentionKind::note_call:
    case MentionKind::note_definition:
    case MentionKind::none:
      break;
  }
  return {};
}

}  // namespace apparatus::features
