#include "lsp/features/inlay_hints.h"

#include <algorithm>

#include "date/calendar.h"
#include "date/style.h"
#include "lsp/features/cursor.h"
#include "lsp/features/mention_facts.h"

namespace apparatus::features {

std::vector<InlayHint> inlay_hints(const draft::Snapshot& snapshot, text::SourceRange range) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<InlayHint> hints;
  const auto add = [&](text::ReadingRange mention, std::string label) {
    const std::uint32_t end = source_range(draft, mention).end;
    if (!label.empty() && range.touches(end)) hints.push_back({end, "= " + std::move(label)});
  };
  for (std::size_t i = 0; i < draft.citations.size(); ++i) {
    const auto& citation = draft.citations[i];
    if (citation.how == citation::How::ibid &&
        citation.back_reference == citation::BackReference::resolved) {
      add(citation.range, in_full(snapshot, citation));
    }
  }
  for (const auto& date : draft.dates) {
    if (date.calendar == date::Calendar::julian && date.precision == date::Precision::day &&
        !date.edtf.empty()) {
      const std::string gregorian = date::render(date.edtf, draft.date_style, *snapshot.authority);
      add(date.range, gregorian.empty() ? gregorian : gregorian + " N.S.");
    }
  }
  std::sort(hints.begin(), hints.end(),
            [](const InlayHint& a, const InlayHint& b) { return a.offset < b.offset; });
  return hints;
}

}  // namespace apparatus::features
