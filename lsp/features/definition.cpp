#include "lsp/features/definition.h"

#include "lsp/features/cited_work.h"
#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"
#include "lsp/features/mention_facts.h"

namespace apparatus::features {
namespace {

constexpr int kMostPlaces = 50;

void add_bibliography_entry(const draft::Snapshot& snapshot, std::size_t key,
                            std::vector<Location>& targets) {
  const auto* entry = snapshot.bibliography->find(snapshot.draft->document.citation_keys[key].key);
  if (entry == nullptr) return;
  Location location;
  location.file = entry->file;
  location.line = entry->line > 0 ? entry->line - 1 : 0;
  targets.push_back(std::move(location));
}

// The text of a note, from its call; the calls of a note, from its label.
void add_other_end_of_note(const draft::Draft& draft, const Mention& mention,
                           std::vector<Location>& targets) {
  const auto index = static_cast<std::size_t>(mention.index);
  if (mention.kind == MentionKind::note_call) {
    const int note = draft.document.note_calls[index].note;
    if (note < 0) return;
    targets.push_back(
        location_in(draft, draft.document.notes[static_cast<std::size_t>(note)].definition));
    return;
  }
  for (const auto& call : draft.document.note_calls) {
    if (call.note == mention.index) targets.push_back(location_in(draft, call.source));
  }
}

}  // namespace

Definition definition(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const draft::Draft& draft = *snapshot.draft;
  const Mention mention = mention_at(draft, offset);
  Definition result;
  result.origin = mention.range;
  const bool may_be_reference = mention.kind == MentionKind::none ||
                                mention.kind == MentionKind::name ||
                                mention.kind == MentionKind::date;
  if (const auto cited = may_be_reference ? cited_work_at(snapshot, offset) : std::nullopt;
      cited && !cited->in_full) {
    result.origin = cited->range;
    result.targets.push_back(cited->target);
    return result;
  }
  switch (mention.kind) {
    case MentionKind::note_call:
    case MentionKind::note_definition:
      add_other_end_of_note(draft, mention, result.targets);
      return result;
    case MentionKind::key:
      add_bibliography_entry(snapshot, static_cast<std::size_t>(mention.index), result.targets);
      return result;
    case MentionKind::citation:
      if (const int source = spelt_out_antecedent(draft, mention.index); source != mention.index) {
        const auto& antecedent = draft.citations[static_cast<std::size_t>(source)];
        result.targets.push_back(location_in(draft, source_range(draft, antecedent.range)));
        return result;
      }
      break;
    case MentionKind::name:
    case MentionKind::date:
      break;
    case MentionKind::none:
      return result;
  }
  for (const auto& place : corpus_places(snapshot, mention, kMostPlaces))
    result.targets.push_back(location_of(place));
  return result;
}

}  // namespace apparatus::features
