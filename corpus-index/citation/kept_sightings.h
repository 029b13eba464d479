// What a scan found in blocks that an edit has left alone, put where they stand now.
#pragma once

#include <cstddef>
#include <vector>

#include "citation/scan_state.h"
#include "text/unchanged.h"

namespace apparatus::citation {

class KeptSightings {
 public:
  // `earlier`: of the earlier state of `document`, in reading order. Of the first blocks only
  // `before` are taken.
  KeptSightings(const text::Document& document, const std::vector<Sighting>& earlier,
                const text::Unchanged& same, std::size_t before);

  // As if the first blocks, or the last ones, had just been scanned. False where what was scanned
  // before the last ones makes them mean something else than it did.
  void take_before(ScanState& state) const;
  bool take_behind(ScanState& state) const;

 private:
  Sighting moved(const Sighting& sighting, std::uint32_t shift) const;

  const text::Document& document_;
  const std::vector<Sighting>& earlier_;
  const text::Unchanged& same_;
  std::size_t end_of_first_ = 0;  // places in earlier_
  std::size_t begin_of_last_ = 0;
};

// Everything in it that is a place in the reading, `shift` further on.
void move_by(Citation& citation, std::uint32_t shift);
void move_by(Repair& repair, std::uint32_t shift);
void move_by(Sighting& sighting, std::uint32_t shift);

}  // namespace apparatus::citation
