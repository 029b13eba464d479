#include "lsp/features/hover.h"

#include "lsp/features/cited_work.h"
#include "lsp/features/cursor.h"
#include "lsp/features/hover_parts.h"
#include "lsp/features/named_event.h"

namespace apparatus::features {

std::optional<Hover> hover(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const Mention mention = mention_at(*snapshot.draft, offset);
  const auto index = static_cast<std::size_t>(mention.index);
  Hover hover;
  hover.range = mention.range;
  switch (mention.kind) {
    case MentionKind::name:
      hover.markdown = person_card(snapshot, index);
      break;
    case MentionKind::citation:
      hover.markdown = citation_card(snapshot, index);
      break;
    case MentionKind::date:
      hover.markdown = date_card(snapshot, index);
      break;
    case MentionKind::key:
      hover.markdown = key_card(snapshot, index);
      break;
    case MentionKind::note_call: {
      const int note = snapshot.draft->document.note_calls[index].note;
      if (note >= 0) hover.markdown = note_card(snapshot, static_cast<std::size_t>(note));
      break;
    }
    case MentionKind::note_definition:
    case MentionKind::none:
      break;
  }
  // A short reference is asked for its work first, even where the cursor is on the author's name.
  const bool may_be_reference =
      mention.kind == MentionKind::none || mention.kind == MentionKind::name ||
      mention.kind == MentionKind::date || mention.kind == MentionKind::note_definition;
  if (const auto cited = may_be_reference ? cited_work_at(snapshot, offset) : std::nullopt;
      cited && !cited->in_full) {
    hover.range = cited->range;
    hover.markdown = cited->card + (hover.markdown.empty() ? "" : "\n\n---\n\n" + hover.markdown);
  }
  // A month may be the name of a gathering: "the January Plenum".
  const bool may_name_event =
      mention.kind == MentionKind::none || mention.kind == MentionKind::date;
  if (const auto named = may_name_event ? event_at(snapshot, offset) : std::nullopt) {
    if (const std::string card = event_card(snapshot, named->event); !card.empty()) {
      if (hover.markdown.empty()) hover.range = named->range;
      hover.markdown = card + (hover.markdown.empty() ? "" : "\n\n---\n\n" + hover.markdown);
    }
  }
  if (hover.markdown.empty()) return std::nullopt;
  return hover;
}

}  // namespace apparatus::features
