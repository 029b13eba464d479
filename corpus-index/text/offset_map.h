// The way back from the reading to the source. A document is read in stretches: most are copied byte for byte, some
// stand for other bytes ("é" for \'{e}, " " for "~", one word for two halves and a hyphen). Both sides grow together,
// so that a look-up is one binary search.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "text/range.h"

namespace apparatus::text {

class OffsetMap {
 public:
  // Stretches are appended in order of both sides and may leave gaps on either. Copied: equal lengths, byte for byte.
  void append_copied(std::uint32_t reading, std::uint32_t source, std::uint32_t length);
  // Replaced: `reading` as a whole stands for `source` as a whole; either may be empty.
  void append_replaced(ReadingRange reading, SourceRange source);

  // The smallest source range that holds what `range` was read from; for an empty range the place where it stands.
  SourceRange to_source(ReadingRange range) const;
  // Nothing for a source byte that left nothing in the reading.
  std::optional<std::uint32_t> to_reading(std::uint32_t source_offset) const;

 private:
  struct Stretch {
    ReadingRange reading;
    SourceRange source;
    bool copied = true;
  };
  std::vector<Stretch> stretches_;
};

}  // namespace apparatus::text
