// Copies a stretch of a plain text's line into the reading: calls of notes, emphasis marks and
// soft hyphens are taken out and remembered as what they are.
#pragma once

#include <cstddef>
#include <vector>

#include "text/byte_scan.h"
#include "text/plain_layout.h"
#include "text/reading_builder.h"

namespace apparatus::text {

class PlainInline {
 public:
  PlainInline(ReadingBuilder& builder, const std::vector<PlainCall>& glued_calls);

  // `zone` is that of the block which is open. Calls are not looked for inside notes.
  void copy(SourceRange range, Zone zone);

 private:
  // Bytes that may begin a mark.
  struct MayBeginMark {
    auto operator()(Bytes16 b) const {
      return (b == '<') | (b == '*') | (b == '_') | (b == '\t') | (b == 0xC2) | (b == 0xE2);
    }
  };

  std::size_t glued_call(std::uint32_t at);
  std::uint32_t mark(std::uint32_t at, std::uint32_t end);
  std::uint32_t angle(std::uint32_t at, std::uint32_t end);
  std::uint32_t emphasis(std::uint32_t at, std::uint32_t end);
  bool is_unit(std::uint32_t at) const;
  void call(SourceRange source, std::string_view label);

  ReadingBuilder& builder_;
  const std::vector<PlainCall>& glued_calls_;
  std::size_t next_call_ = 0;  // the glued call that was next when last asked
  ByteScan<MayBeginMark> marks_;
  Zone zone_ = Zone::prose;
  bool taken_ = false;  // whether the last mark was dealt with, or is to be copied
  // What closes the emphasis that is open: the mark's byte and place, and its zone if it has one.
  std::uint32_t emphasis_end_ = 0;
  std::uint32_t emphasis_width_ = 0;
  bool emphasis_is_title_ = false;
  std::size_t emphasis_zone_ = 0;
};

// Whether words set in italics name a work: in notes nearly all do, but not "Ibid." and its like;
// in running prose those that begin with a capital.
bool is_title(std::string_view words, Zone zone);

}  // namespace apparatus::text
