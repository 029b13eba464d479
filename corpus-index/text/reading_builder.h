// What every reader writes into: the reading, its offset map and its blocks, always in step.
// A reader decides what its format means; the builder keeps the promises of Document: blocks are
// disjoint, never empty, without blanks at their ends, and a blank line stands between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace apparatus::text {

class ReadingBuilder {
 public:
  // Writes into `document`, whose source must be set already.
  explicit ReadingBuilder(Document& document);

  std::string_view source() const { return document_.source; }
  Document& document() { return document_; }
  // Where the next byte of the reading will stand.
  std::uint32_t position() const { return static_cast<std::uint32_t>(document_.reading.size()); }
  bool in_block() const { return in_block_; }
  bool block_is_empty() const { return position() == block_.range.begin; }

  // Opens a block; one that is open is closed first.
  void open_block(BlockKind kind, Zone zone, int note = -1, int level = 0);
  // Cuts blanks at its end, and drops a block that holds nothing.
  // The range of what was closed, empty if it was dropped.
  ReadingRange close_block();

  // Source bytes as they are.
  void copy(std::uint32_t begin, std::uint32_t end);
  // Other text for source bytes.
  void replace(SourceRange source, std::string_view text);
  // One space for blanks and a line end; nothing at a block's beginning or behind another blank.
  void blank(SourceRange source);

  // A zone inside the open block. Returns a handle for close_zone; what was never closed is
  // dropped.
  std::size_t open_zone(Zone zone);
  void close_zone(std::size_t handle);

  // Finds the quotations and sorts what must be sorted. Nothing may be written afterwards.
  void finish();

 private:
  void pull_back_marks(std::uint32_t end);

  struct BlockZone {
    ZoneSpan span;
    bool closed = false;
  };

  Document& document_;
  Block block_;
  bool in_block_ = false;
  std::vector<BlockZone> block_zones_;  // of the open block
};

}  // namespace apparatus::text
