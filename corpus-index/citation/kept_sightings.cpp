#include "citation/kept_sightings.h"

#include <algorithm>
#include <set>

#include "text/places.h"

namespace apparatus::citation {
namespace {

// The schemes that codes were read by up to a sighting: a reference back asks for them.
std::set<std::string> schemes_until(const std::vector<Sighting>& sightings, std::size_t end) {
  std::set<std::string> schemes;
  for (std::size_t i = 0; i < end; ++i) {
    if (sightings[i].shape == Shape::coded) schemes.insert(sightings[i].citation.scheme);
  }
  return schemes;
}

std::size_t first_from_block(const std::vector<Sighting>& sightings, std::size_t block) {
  const auto found = std::lower_bound(sightings.begin(), sightings.end(), block,
                                      [](const Sighting& sighting, std::size_t wanted) {
                                        return static_cast<std::size_t>(sighting.block) < wanted;
                                      });
  return static_cast<std::size_t>(found - sightings.begin());
}

}  // namespace

void move_by(Citation& citation, std::uint32_t shift) {
  text::move_by(citation.range, shift);
  text::move_by(citation.archive_range, shift);
  text::move_by(citation.leaves_range, shift);
  text::move_by(citation.description, shift);
  for (Part& part : citation.parts) text::move_by(part.range, shift);
  for (Damage& damage : citation.damage) text::move_by(damage.range, shift);
}

// One that puts something in may stand at the very beginning.
void move_by(Repair& repair, std::uint32_t shift) {
  repair.range = text::moved(repair.range, shift);
  repair.context = text::moved(repair.context, shift);
}

void move_by(Sighting& sighting, std::uint32_t shift) {
  move_by(sighting.citation, shift);
  for (Repair& repair : sighting.repairs) move_by(repair, shift);
  for (Leaf& leaf : sighting.comma_list) {
    leaf.begin += shift;
    leaf.end += shift;
  }
}

KeptSightings::KeptSightings(const text::Document& document, const std::vector<Sighting>& earlier,
                             const text::Unchanged& same, std::size_t before)
    : document_(document),
      earlier_(earlier),
      same_(same),
      end_of_first_(first_from_block(earlier, before)),
      begin_of_last_(first_from_block(earlier, same.blocks_earlier - same.behind)) {}

Sighting KeptSightings::moved(const Sighting& sighting, std::uint32_t shift) const {
  Sighting now = sighting;
  move_by(now, shift);
  const std::size_t block = same_.now(static_cast<std::size_t>(sighting.block));
  now.block = static_cast<int>(block);
  now.citation.note = document_.blocks[block].note;
  return now;
}

void KeptSightings::take_before(ScanState& state) const {
  for (std::size_t i = 0; i < end_of_first_; ++i) {
    state.sightings.push_back(moved(earlier_[i], 0));
    const Sighting& sighting = state.sightings.back();
    if (sighting.shape == Shape::coded && !has(state.schemes_seen, sighting.citation.scheme))
      state.schemes_seen.push_back(sighting.citation.scheme);
  }
}

bool KeptSightings::take_behind(ScanState& state) const {
  const std::set<std::string> seen(state.schemes_seen.begin(), state.schemes_seen.end());
  if (seen != schemes_until(earlier_, begin_of_last_)) return false;
  for (std::size_t i = begin_of_last_; i < earlier_.size(); ++i)
    state.sightings.push_back(moved(earlier_[i], same_.shift));
  return true;
}

}  // namespace apparatus::citation
