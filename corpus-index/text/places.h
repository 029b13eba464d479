// Places in a reading that has moved: what an edit before them shifts, and which of a sorted list
// stand in one block after another.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "text/range.h"

namespace apparatus::text {

inline ReadingRange moved(ReadingRange range, std::uint32_t shift) {
  return {range.begin + shift, range.end + shift};
}

// As moved(); an empty range at 0 says that there is none, and stays.
inline void move_by(ReadingRange& range, std::uint32_t shift) {
  if (range != ReadingRange{}) range = moved(range, shift);
}

inline std::uint32_t place_of(std::uint32_t place) { return place; }
inline std::uint32_t place_of(const ReadingRange& range) { return range.begin; }

// Walks a sorted list of places or ranges along with the blocks of its document.
template <class Item>
class Walk {
 public:
  struct Run {
    std::size_t begin = 0;  // places in the list
    std::size_t end = 0;
  };

  // The list must outlive it.
  explicit Walk(const std::vector<Item>& items) : items_(items) {}

  // The items that begin in a block. Blocks must be asked for in their order.
  Run in(ReadingRange block) {
    while (at_ < items_.size() && place_of(items_[at_]) < block.begin) ++at_;
    const std::size_t first = at_;
    while (at_ < items_.size() && place_of(items_[at_]) < block.end) ++at_;
    return {first, at_};
  }

 private:
  const std::vector<Item>& items_;
  std::size_t at_ = 0;
};

// Whether the stretches of an edited document that belong to something else are, in one block after
// another, those of its earlier state.
class TakenStretches {
 public:
  // Both are sorted and must outlive it.
  TakenStretches(const std::vector<ReadingRange>& then, const std::vector<ReadingRange>& now)
      : then_(then), now_(now), walk_then_(then), walk_now_(now) {}

  // For a block that stands `shift` bytes further on than it did. Blocks must be asked for in their
  // order, and may be left out.
  bool are_alike(ReadingRange block, std::uint32_t shift) {
    const ReadingRange before{block.begin - shift, block.end - shift};
    const auto was = walk_then_.in(before);
    const auto is = walk_now_.in(block);
    // One that begins in the block before: a citation that a page break cuts.
    if (reaches_into(then_, was.begin, before.begin) || reaches_into(now_, is.begin, block.begin))
      return false;
    return std::equal(at(then_, was.begin), at(then_, was.end), at(now_, is.begin),
                      at(now_, is.end),
                      [&](ReadingRange a, ReadingRange b) { return moved(a, shift) == b; });
  }

 private:
  using Iterator = std::vector<ReadingRange>::const_iterator;
  static Iterator at(const std::vector<ReadingRange>& ranges, std::size_t i) {
    return ranges.begin() + static_cast<std::ptrdiff_t>(i);
  }
  static bool reaches_into(const std::vector<ReadingRange>& ranges, std::size_t first,
                           std::uint32_t begin) {
    return first > 0 && ranges[first - 1].end > begin;
  }

  const std::vector<ReadingRange>& then_;
  const std::vector<ReadingRange>& now_;
  Walk<ReadingRange> walk_then_;
  Walk<ReadingRange> walk_now_;
};

}  // namespace apparatus::text
