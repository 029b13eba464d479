#include "lsp/features/hover.h"

#include "lsp/features/cursor.h"
#include "lsp/features/hover_parts.h"

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
  if (hover.markdown.empty()) return std::nullopt;
  return hover;
}

}  // namespace apparatus::features
