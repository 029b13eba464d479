// Two look-ups in the same stretches, one in each order.
#include "text/offset_map.h"

#include <algorithm>
#include <numeric>

namespace apparatus::text {

void OffsetMap::append_copied(std::uint32_t reading, std::uint32_t source, std::uint32_t length) {
  if (length == 0) return;
  if (!stretches_.empty()) {
    Stretch& last = stretches_.back();
    if (last.copied && last.reading.end == reading && last.source.end == source) {
      last.reading.end += length;
      last.source.end += length;
      return;
    }
    if (source < last.source.end) source_grows_ = false;
  }
  stretches_.push_back({{reading, reading + length}, {source, source + length}, true});
}

void OffsetMap::append_replaced(ReadingRange reading, SourceRange source) {
  if (!stretches_.empty()) {
    Stretch& last = stretches_.back();
    // Two words of one macro's body.
    if (!last.copied && last.source == source && last.reading.end == reading.begin) {
      last.reading.end = reading.end;
      return;
    }
    if (source.begin < last.source.end) source_grows_ = false;
  }
  stretches_.push_back({reading, source, false});
}

void OffsetMap::truncate(std::uint32_t reading_end) {
  while (!stretches_.empty() && stretches_.back().reading.begin >= reading_end) {
    stretches_.pop_back();
  }
  if (stretches_.empty()) return;
  Stretch& last = stretches_.back();
  if (last.reading.end <= reading_end) return;
  if (last.copied) last.source.end -= last.reading.end - reading_end;
  last.reading.end = reading_end;
}

void OffsetMap::finish() {
  landmarks_.set(stretches_, [](const Stretch& stretch) { return stretch.reading.begin; });
  source_order_.clear();
  if (source_grows_) return;
  source_order_.resize(stretches_.size());
  std::iota(source_order_.begin(), source_order_.end(), 0U);
  // The whole of a macro's call comes before what was copied from inside it.
  std::stable_sort(source_order_.begin(), source_order_.end(),
                   [this](std::uint32_t a, std::uint32_t b) {
                     const SourceRange left = stretches_[a].source;
                     const SourceRange right = stretches_[b].source;
                     if (left.begin != right.begin) return left.begin < right.begin;
                     return left.end > right.end;
                   });
  // Of several words of one macro's body the first answers for the call.
  const auto same_source = [this](std::uint32_t a, std::uint32_t b) {
    return !stretches_[a].copied && stretches_[a].source == stretches_[b].source;
  };
  source_order_.erase(std::unique(source_order_.begin(), source_order_.end(), same_source),
                      source_order_.end());
}

std::size_t OffsetMap::begun_at(std::uint32_t reading) const {
  return landmarks_.begun_at(stretches_, reading,
                             [](const Stretch& stretch) { return stretch.reading.begin; });
}

SourceRange OffsetMap::to_source(ReadingRange range) const {
  if (stretches_.empty()) return {};
  if (range.empty()) {
    // Behind the stretch that ends here, if there is one; else before the one that begins here.
    const auto next = stretches_.begin() + static_cast<std::ptrdiff_t>(begun_at(range.begin));
    if (next != stretches_.begin()) {
      auto last = std::prev(next);
      if (last->reading.begin == range.begin && last != stretches_.begin() &&
          std::prev(last)->reading.end == range.begin) {
        --last;
      }
      if (last->reading.touches(range.begin)) {
        const std::uint32_t at = last->copied
                                     ? last->source.begin + range.begin - last->reading.begin
                                 : range.begin == last->reading.begin ? last->source.begin
                                                                      : last->source.end;
        return {at, at};
      }
    }
    const std::uint32_t at =
        next != stretches_.end() ? next->source.begin : stretches_.back().source.end;
    return {at, at};
  }
  auto first = stretches_.begin() + static_cast<std::ptrdiff_t>(begun_at(range.begin));
  if (first != stretches_.begin() && range.begin < std::prev(first)->reading.end) --first;
  bool any = false;
  SourceRange source;
  for (auto stretch = first; stretch != stretches_.end() && stretch->reading.begin < range.end;
       ++stretch) {
    SourceRange part = stretch->source;
    if (stretch->copied) {
      if (range.begin > stretch->reading.begin) part.begin += range.begin - stretch->reading.begin;
      if (range.end < stretch->reading.end) part.end -= stretch->reading.end - range.end;
    } else if (stretch->reading.empty()) {
      continue;
    }
    source = any ? source.cover(part) : part;
    any = true;
    if (!source_grows_) continue;
    // The source grows with the reading: the last stretch says the rest.
    const auto last =
        std::prev(stretches_.begin() + static_cast<std::ptrdiff_t>(begun_at(range.end - 1)));
    if (last == stretch) break;
    source.end = last->source.end;
    if (last->copied && range.end < last->reading.end) {
      source.end -= last->reading.end - range.end;
    }
    break;
  }
  if (any) return source;
  return to_source(ReadingRange{range.begin, range.begin});
}

std::optional<std::uint32_t> OffsetMap::to_reading(std::uint32_t source_offset) const {
  const std::size_t count = source_order_.empty() ? stretches_.size() : source_order_.size();
  std::size_t low = 0;
  std::size_t high = count;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (by_source(middle).source.begin <= source_offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) return std::nullopt;
  const Stretch& stretch = by_source(low - 1);
  if (!stretch.source.contains(source_offset)) return std::nullopt;
  if (!stretch.copied) return stretch.reading.begin;
  return stretch.reading.begin + (source_offset - stretch.source.begin);
}

}  // namespace apparatus::text
