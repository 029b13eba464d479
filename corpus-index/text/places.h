// Places in a reading that has moved: what an edit before them shifts, and which of a sorted list
// stand in one block after another.
#pragma once

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

}  // namespace apparatus::text
