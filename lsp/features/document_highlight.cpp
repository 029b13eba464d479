#include "lsp/features/document_highlight.h"

#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"

namespace apparatus::features {

std::vector<text::SourceRange> document_highlights(const draft::Snapshot& snapshot,
                                                   std::uint32_t offset) {
  const Mention mention = mention_at(*snapshot.draft, offset);
  if (mention.kind == MentionKind::none) return {};
  return occurrences(snapshot, mention);
}

}  // namespace apparatus::features
