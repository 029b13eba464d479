// Half-open byte ranges, one type a coordinate system, so that an offset into the file can never be
// taken for an offset into what a person reads. All offsets are bytes of UTF-8; editor columns
// exist only in lsp/protocol.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace apparatus::text {

template <class CoordinateSystem>
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // one past the last byte

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  // As `contains`, but also true just behind the last byte, where a cursor stands after a word was
  // typed.
  bool touches(std::uint32_t offset) const { return begin <= offset && offset <= end; }
  bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
  Range cover(Range other) const {
    return {std::min(begin, other.begin), std::max(end, other.end)};
  }

  friend bool operator==(Range, Range) = default;
  friend auto operator<=>(Range, Range) = default;
};

// Bytes of the file or of the editor's buffer.
using SourceRange = Range<struct SourceCoordinates>;
// Bytes of Document::reading, the text as a person reads it.
using ReadingRange = Range<struct ReadingCoordinates>;

// The bytes of `whole` that `range` names; `range` must lie inside it.
template <class CoordinateSystem>
std::string_view slice(std::string_view whole, Range<CoordinateSystem> range) {
  return whole.substr(range.begin, range.end - range.begin);
}

}  // namespace apparatus::text
