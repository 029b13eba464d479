#include "lsp/features/definition.h"

#include "lsp/draft/manuscript.h"
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
  if (entry != nullptr) targets.push_back(location_of_entry(*entry));
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

// The source of an Ibid. in an earlier file of the manuscript. False where it is in this one.
bool add_earlier_file(const draft::Snapshot& snapshot, int citation,
                      std::vector<Location>& targets) {
  const int first = spelt_out_antecedent(*snapshot.draft, citation);
  const auto& opening = snapshot.draft->citations[static_cast<std::size_t>(first)];
  const auto source = draft::carried_antecedent(snapshot, opening);
  if (!source) return false;
  const text::Document& document = source->draft->document;
  Location location;
  location.file = source->draft->file;
  location.range = document.to_source(source->citation.range);
  const text::LineColumn begin = document.lines.line_column(document.source, location.range.begin);
  location.line = begin.line - 1;
  location.column = begin.column - 1;
  location.length = location.range.size();
  targets.push_back(std::move(location));
  return true;
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
      if (add_earlier_file(snapshot, mention.index, result.targets)) return result;
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
