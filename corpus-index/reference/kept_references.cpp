#include "reference/kept_references.h"

#include <algorithm>

#include "text/places.h"

namespace apparatus::reference {
namespace {

void move_by(Statement& statement, std::uint32_t shift) {
  text::move_by(statement.range, shift);
  text::move_by(statement.title_range, shift);
  text::move_by(statement.year_range, shift);
  text::move_by(statement.volume_range, shift);
  text::move_by(statement.pages_range, shift);
  if (statement.work_end > 0) statement.work_end += shift;
}

}  // namespace

KeptReferences::KeptReferences(const text::Document& document, const DocumentScan& earlier,
                               const text::Unchanged& same,
                               const std::vector<text::ReadingRange>& taken)
    : document_(document),
      earlier_(earlier),
      same_(same),
      taken_alike_(document.blocks.size(), false) {
  text::Walk<text::ReadingRange> then(earlier.taken);
  text::Walk<text::ReadingRange> now(taken);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const auto is = now.in(document.blocks[i].range);
    if (!same.is_same(i)) continue;
    const std::uint32_t shift = shift_of(i);
    const auto was = then.in(text::moved(document.blocks[i].range, 0 - shift));
    taken_alike_[i] = is.end - is.begin == was.end - was.begin &&
                      std::equal(taken.begin() + static_cast<std::ptrdiff_t>(is.begin),
                                 taken.begin() + static_cast<std::ptrdiff_t>(is.end),
                                 earlier.taken.begin() + static_cast<std::ptrdiff_t>(was.begin),
                                 [&](text::ReadingRange a, text::ReadingRange b) {
                                   return a == text::moved(b, shift);
                                 });
  }
}

std::size_t KeptReferences::earlier_block(std::size_t block) const {
  return block < same_.before ? block : block + same_.blocks_earlier - same_.blocks_now;
}

// The part of the earlier state that had these very blocks and no others.
std::size_t KeptReferences::earlier_part(const ScannedPart& part, const DocumentScan& now) const {
  std::size_t found = DocumentScan::kNone;
  for (std::size_t i = 0; i < part.blocks; ++i) {
    const std::size_t block = now.order[part.first + i];
    // What stands between two of its blocks may be gone, so that they have moved unlike.
    const bool together = shift_of(block) == shift_of(now.order[part.first]);
    if (!taken_alike_[block] || !together) return DocumentScan::kNone;
    const std::size_t then = earlier_block(block);
    if (i == 0) found = earlier_.part_of_block[then];
    if (found == DocumentScan::kNone) return found;
    const ScannedPart& was = earlier_.parts[found];
    if (was.blocks != part.blocks || earlier_.order[was.first + i] != then)
      return DocumentScan::kNone;
  }
  return found;
}

bool KeptReferences::take(const ScannedPart& part, DocumentScan& now) const {
  const std::size_t found = earlier_part(part, now);
  if (found == DocumentScan::kNone || earlier_.parts[found].people_before != part.people_before)
    return false;
  const std::size_t first_block = now.order[part.first];
  const std::uint32_t shift = shift_of(first_block);
  const int note = document_.blocks[first_block].note;
  const int chapter = note < 0 ? 0 : document_.notes[static_cast<std::size_t>(note)].chapter;
  for (std::size_t i = earlier_.parts[found].begin; i < earlier_.parts[found].end; ++i) {
    Sighting& sighting = now.sightings.seen.emplace_back(earlier_.sightings.seen[i]);
    Statement& statement = sighting.reference.statement;
    move_by(statement, shift);
    text::move_by(sighting.reference.phrase, shift);
    statement.note = note;
    if (note >= 0) statement.chapter = chapter;
  }
  return true;
}

bool KeptReferences::take_listed(std::vector<Statement>& listed) const {
  // All of the bibliography is as it was, if none of it is gone and none has been added.
  const auto is_entry = [](const text::Block& block) {
    return block.zone == text::Zone::bibliography;
  };
  for (std::size_t i = same_.before; i + same_.behind < document_.blocks.size(); ++i) {
    if (is_entry(document_.blocks[i])) return false;
  }
  if (earlier_.bibliography_begin < earlier_.bibliography_end) {
    const bool before = earlier_.bibliography_end <= same_.before;
    const bool behind = earlier_.bibliography_begin + same_.behind >= same_.blocks_earlier;
    if (!before && !behind) return false;
    listed = earlier_.sightings.listed;
    for (Statement& entry : listed) move_by(entry, before ? 0 : same_.shift);
  }
  return true;
}

}  // namespace apparatus::reference
