// Landmarks: looking up in a sorted list what begins at or before a place, for lists that are asked
// thousands of times for one text (whose block is this, which zone, which stretch of the source).
// For every 256 bytes of the text it is kept where in the list they begin, so that a question costs
// a glance and not a search through all of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace apparatus::text {

class Landmarks {
 public:
  // Items are sorted by begin_of(item), an offset in bytes.
  template <class Item, class BeginOf>
  void set(const std::vector<Item>& items, BeginOf begin_of) {
    marks_.clear();
    count_ = items.size();
    if (items.size() < kFew) return;
    marks_.reserve(begin_of(items.back()) / kStride + 2);
    for (std::size_t i = 0; i < items.size(); ++i) {
      while (marks_.size() * kStride <= begin_of(items[i])) {
        marks_.push_back(static_cast<std::uint32_t>(i));
      }
    }
  }

  // How many of the items begin at or before `offset`. Right without landmarks, too: before they
  // are set, and where items were added since.
  template <class Item, class BeginOf>
  std::size_t begun_at(const std::vector<Item>& items, std::uint32_t offset,
                       BeginOf begin_of) const {
    std::size_t from = 0;
    std::size_t to = items.size();
    if (!marks_.empty() && count_ == items.size()) {
      const std::size_t mark = offset / kStride;
      if (mark >= marks_.size()) {
        from = marks_.back();
      } else {
        from = marks_[mark];
        if (mark + 1 < marks_.size()) to = marks_[mark + 1];
      }
    }
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(to);
    return static_cast<std::size_t>(
        std::upper_bound(begin, end, offset,
                         [&](std::uint32_t at, const Item& item) { return at < begin_of(item); }) -
        items.begin());
  }

 private:
  static constexpr std::size_t kStride = 256;
  static constexpr std::size_t kFew = 8;  // items that are searched as quickly

  std::vector<std::uint32_t> marks_;  // of each stride: the first item that begins in or behind it
  std::size_t count_ = 0;
};

}  // namespace apparatus::text
