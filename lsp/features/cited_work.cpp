#include "lsp/features/cited_work.h"

#include <algorithm>

#include "lsp/draft/manuscript.h"
#include "lsp/draft/references_to_works.h"
#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"
#include "lsp/features/wording.h"
#include "reference/scan.h"

namespace apparatus::features {
namespace {

using reference::Form;
using reference::Reference;

bool stands_at(const draft::Draft& draft, const Reference& reference, std::uint32_t offset) {
  return source_range(draft, reference.statement.range).touches(offset);
}

const draft::Draft& holder(const draft::Snapshot& snapshot, int file) {
  if (file < 0) return *snapshot.draft;
  return *snapshot.manuscript->files[static_cast<std::size_t>(file)];
}

// "note 14", "line 120".
std::string place_of(const draft::Draft& draft, const reference::Statement& statement) {
  const auto& notes = draft.document.notes;
  if (statement.note >= 0 && statement.note < static_cast<int>(notes.size())) {
    const std::string& label = notes[static_cast<std::size_t>(statement.note)].label;
    return "note " + (label.empty() ? std::to_string(statement.note + 1) : label);
  }
  const auto range = source_range(draft, statement.range);
  return "line " + std::to_string(draft.document.lines.line_of(range.begin) + 1);
}

void describe(const draft::Snapshot& snapshot, CitedWork& cited) {
  if (cited.work->entry >= 0) {
    const auto& entry = snapshot.bibliography->entry(static_cast<std::size_t>(cited.work->entry));
    cited.card = in_markdown(bibliography::formatted(entry)) + "\n\n`" + entry.key + "` in " +
                 in_markdown(work_name(entry.file)) + ", line " + std::to_string(entry.line);
    cited.target.file = entry.file;
    cited.target.line = entry.line > 0 ? entry.line - 1 : 0;
    return;
  }
  const draft::Draft& draft = holder(snapshot, cited.file);
  const auto range = source_range(draft, cited.work->statement.range);
  cited.card = in_markdown(draft.document.text(cited.work->statement.range)) + "\n\n" +
               (cited.work->listed ? "in the bibliography" : "cited in full") + ", " +
               place_of(draft, cited.work->statement);
  if (cited.file < 0) {
    cited.target = location_in(draft, range);
    return;
  }
  cited.card += " of " + in_markdown(work_name(draft.file));
  const text::LineColumn place =
      draft.document.lines.line_column(draft.document.source, range.begin);
  cited.target.file = draft.file;
  cited.target.range = range;
  cited.target.line = place.line - 1;
  cited.target.column = place.column - 1;
  cited.target.length = range.size();
}

}  // namespace

std::optional<CitedWork> cited_work_at(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const draft::Draft& draft = *snapshot.draft;
  const auto reading = draft.document.cursor_to_reading(offset);
  if (!reading) return std::nullopt;
  const auto& seen = draft.sightings().seen;
  const bool any = std::any_of(seen.begin(), seen.end(), [&](const reference::Sighting& sighting) {
    return sighting.reference.statement.range.touches(*reading);
  });
  if (!any) return std::nullopt;
  reference::References references = draft::references_to_works(snapshot);
  for (const Reference& reference : references.references) {
    if (reference.work < 0 || !stands_at(draft, reference, offset)) continue;
    CitedWork cited;
    cited.range = source_range(draft, reference.statement.range);
    cited.in_full = reference.form == Form::full;
    cited.reference = reference;
    cited.work = references.works[static_cast<std::size_t>(reference.work)];
    cited.file = references.files[static_cast<std::size_t>(reference.work)];
    describe(snapshot, cited);
    for (const Reference& other : references.references) {
      if (other.work == reference.work)
        cited.all.push_back(source_range(draft, other.statement.range));
    }
    std::sort(cited.all.begin(), cited.all.end());
    return cited;
  }
  return std::nullopt;
}

}  // namespace apparatus::features
