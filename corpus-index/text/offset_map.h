// The way back from the reading to the source. A document is read in stretches: most are copied
// byte for byte, some stand for other bytes ("é" for \'{e}, " " for "~", one word for two halves
// and a hyphen). The reading grows steadily, so that the way to the source is one look-up.
// The source mostly grows with it, but not always: a note that is written inside a paragraph is
// read after it, and the words of a macro all come from one call.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "text/landmarks.h"
#include "text/range.h"

namespace apparatus::text {

class OffsetMap {
 public:
  // Stretches are appended in reading order and may leave gaps on either side. Copied: equal
  // lengths, each byte stands for one byte (a line end may have become a space).
  void append_copied(std::uint32_t reading, std::uint32_t source, std::uint32_t length);
  // Replaced: `reading` as a whole stands for `source` as a whole; either may be empty.
  void append_replaced(ReadingRange reading, SourceRange source);
  // Forgets what lies at or behind a place of the reading: blanks at the end of a block.
  void truncate(std::uint32_t reading_end);
  // To be called once after the last append, before anything is looked up.
  void finish();

  // The smallest source range that holds what `range` was read from; for an empty range the place
  // where it stands.
  SourceRange to_source(ReadingRange range) const;
  // Nothing for a source byte that left nothing in the reading.
  std::optional<std::uint32_t> to_reading(std::uint32_t source_offset) const;

 private:
  struct Stretch {
    ReadingRange reading;
    SourceRange source;
    bool copied = true;
  };
  const Stretch& by_source(std::size_t i) const {
    return stretches_[source_order_.empty() ? i : source_order_[i]];
  }

  // How many stretches begin at or before a place of the reading.
  std::size_t begun_at(std::uint32_t reading) const;

  std::vector<Stretch> stretches_;
  Landmarks landmarks_;                      // in them, by their places in the reading
  std::vector<std::uint32_t> source_order_;  // empty while the source grows with the reading
  bool source_grows_ = true;
};

}  // namespace apparatus::text
