#include "lsp/features/inlay_hints.h"

#include <algorithm>

#include "date/calendar.h"
#include "date/edtf.h"
#include "date/style.h"
#include "lsp/features/cursor.h"
#include "lsp/features/mention_facts.h"

namespace apparatus::features {
namespace {

// The day on which Russia, the last great country to do so, had changed.
std::int32_t last_day_of_old_style(const authority::Authority& authority) {
  const authority::CalendarReform* reform = authority.calendars.reform("RU");
  return reform == nullptr ? 0 : date::day_number_of_edtf_day(reform->first_gregorian).value_or(0);
}

}  // namespace

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
  const std::int32_t reform = last_day_of_old_style(*snapshot.authority);
  const bool has_old_style = std::any_of(
      draft.dates.begin(), draft.dates.end(),
      [](const date::Date& date) { return date.calendar != date::Calendar::gregorian; });
  for (const auto& date : draft.dates) {
    if (date.precision != date::Precision::day || date.edtf.empty() || date.first_day == 0)
      continue;
    if (date.calendar == date::Calendar::julian) {
      const std::string gregorian = date::render(date.edtf, draft.date_style, *snapshot.authority);
      add(date.range, gregorian.empty() ? gregorian : gregorian + " N.S.");
    } else if (date.calendar == date::Calendar::gregorian && has_old_style && !date.is_range &&
               date.first_day < reform) {
      // Only in a draft that speaks of the old calendar itself: elsewhere nobody asks.
      const std::string julian = date::iso_day(date::julian_of_day_number(date.first_day));
      add(date.range, date::render(julian, draft.date_style, *snapshot.authority) + " O.S.");
    }
  }
  std::sort(hints.begin(), hints.end(),
            [](const InlayHint& a, const InlayHint& b) { return a.offset < b.offset; });
  return hints;
}

}  // namespace apparatus::features
