// Bytes first, from both ends; then everything that hangs on them, which may end the sameness
// earlier: emphasis that is opened in one place changes the zones of another.
#include "text/unchanged.h"

#include <algorithm>
#include <cstring>

#include "text/places.h"

namespace apparatus::text {
namespace {

constexpr std::size_t kStride = 256;  // bytes that are compared at once

std::size_t same_from_front(std::string_view a, std::string_view b, std::size_t most) {
  std::size_t at = 0;
  while (at + kStride <= most && std::memcmp(a.data() + at, b.data() + at, kStride) == 0)
    at += kStride;
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

std::size_t same_from_back(std::string_view a, std::string_view b, std::size_t most) {
  const char* const a_end = a.data() + a.size();
  const char* const b_end = b.data() + b.size();
  std::size_t length = 0;
  while (length + kStride <= most &&
         std::memcmp(a_end - length - kStride, b_end - length - kStride, kStride) == 0)
    length += kStride;
  while (length < most && a_end[-1 - static_cast<std::ptrdiff_t>(length)] ==
                              b_end[-1 - static_cast<std::ptrdiff_t>(length)])
    ++length;
  return length;
}

// How many bytes of both are the same from the beginning, and how many to the end. The two may
// overlap: in "aa" and "aaa" all of the shorter one is both.
struct Agreement {
  std::uint32_t head = 0;
  std::uint32_t tail = 0;
};

Agreement agreement(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  return {static_cast<std::uint32_t>(same_from_front(a, b, most)),
          static_cast<std::uint32_t>(same_from_back(a, b, most))};
}

bool is_same(const Block& earlier, const Block& now, std::uint32_t shift) {
  return earlier.range.begin + shift == now.range.begin &&
         earlier.range.end + shift == now.range.end && earlier.kind == now.kind &&
         earlier.zone == now.zone && earlier.level == now.level &&
         (earlier.note < 0) == (now.note < 0);
}

bool is_same(const ZoneCut& earlier, const ZoneCut& now, std::uint32_t shift) {
  return earlier.reading + shift == now.reading && earlier.zone == now.zone &&
         earlier.keeps_spelling == now.keeps_spelling;
}

bool is_same(const ZoneSpan& earlier, const ZoneSpan& now, std::uint32_t shift) {
  return moved(earlier.range, shift) == now.range && earlier.zone == now.zone;
}

std::uint32_t begin_of(const ZoneCut& cut) { return cut.reading; }
std::uint32_t begin_of(const ZoneSpan& span) { return span.range.begin; }

// Up to where two sorted lists of zones are the same.
template <class Zones>
std::uint32_t agree_until(const Zones& earlier, const Zones& now) {
  const auto [a, b] =
      std::mismatch(earlier.begin(), earlier.end(), now.begin(), now.end(),
                    [](const auto& was, const auto& is) { return text::is_same(was, is, 0); });
  std::uint32_t until = UINT32_MAX;
  if (a != earlier.end()) until = std::min(until, begin_of(*a));
  if (b != now.end()) until = std::min(until, begin_of(*b));
  return until;
}

// Where two sorted lists of zones part, looked at from the end: bytes of both readings behind it,
// and what begins there in each (null: the beginning of the document).
template <class Zone>
struct Parting {
  std::uint32_t bytes = UINT32_MAX;
  const Zone* earlier = nullptr;
  const Zone* now = nullptr;
};

template <class Zone>
Parting<Zone> parting(const std::vector<Zone>& earlier, std::size_t earlier_size,
                      const std::vector<Zone>& now, std::size_t now_size) {
  const auto shift = static_cast<std::uint32_t>(now_size - earlier_size);
  const auto [a, b] =
      std::mismatch(earlier.rbegin(), earlier.rend(), now.rbegin(), now.rend(),
                    [&](const Zone& was, const Zone& is) { return text::is_same(was, is, shift); });
  Parting<Zone> found;
  if (a != earlier.rend()) {
    found.earlier = &*a;
    found.bytes = std::min(found.bytes, static_cast<std::uint32_t>(earlier_size) - begin_of(*a));
  }
  if (b != now.rend()) {
    found.now = &*b;
    found.bytes = std::min(found.bytes, static_cast<std::uint32_t>(now_size) - begin_of(*b));
  }
  return found;
}

// The last cuts of two documents may stand elsewhere and yet say the same of what follows.
bool say_the_same(const ZoneCut* a, const ZoneCut* b) {
  constexpr ZoneCut kNone;
  const ZoneCut& left = a == nullptr ? kNone : *a;
  const ZoneCut& right = b == nullptr ? kNone : *b;
  return left.zone == right.zone && left.keeps_spelling == right.keeps_spelling;
}

// For how many bytes, counted from the end of both readings, the zones are the same.
std::uint32_t zones_agree_for(const Document& earlier, const Document& now) {
  const std::size_t was = earlier.reading.size();
  const std::size_t is = now.reading.size();
  const Parting<ZoneSpan> spans = parting(earlier.zones, was, now.zones, is);
  const Parting<ZoneCut> cuts = parting(earlier.zone_cuts, was, now.zone_cuts, is);
  if (say_the_same(cuts.earlier, cuts.now)) return std::min(spans.bytes, cuts.bytes);
  // What holds where they begin to agree is said by a cut before it: up to the next one nothing
  // is known.
  const auto next = std::upper_bound(
      now.zone_cuts.begin(), now.zone_cuts.end(), static_cast<std::uint32_t>(is) - cuts.bytes,
      [](std::uint32_t at, const ZoneCut& cut) { return at < cut.reading; });
  if (next == now.zone_cuts.end()) return 0;
  return std::min(spans.bytes, static_cast<std::uint32_t>(is) - next->reading);
}

// Whether the block was read from bytes that are the same and stand `shift` further on, within
// `same`, a stretch of the present source that is as it was.
bool has_same_source(const Document& earlier, const Block& was, const Document& now,
                     const Block& is, SourceRange same, std::uint32_t shift) {
  const SourceRange source = now.to_source(is.range);
  if (!same.contains(source)) return false;
  const SourceRange before = earlier.to_source(was.range);
  return before.begin + shift == source.begin && before.end + shift == source.end;
}

}  // namespace

Unchanged unchanged_blocks(const Document& earlier, const Document& now) {
  Unchanged same;
  same.blocks_earlier = earlier.blocks.size();
  same.blocks_now = now.blocks.size();
  same.shift = static_cast<std::uint32_t>(now.reading.size() - earlier.reading.size());
  if (earlier.format != now.format) return same;
  const Agreement reading = agreement(earlier.reading, now.reading);
  const Agreement source = agreement(earlier.source, now.source);
  same.head = reading.head;
  const std::size_t least = std::min(earlier.reading.size(), now.reading.size());
  same.tail = std::min(reading.tail, static_cast<std::uint32_t>(least) - reading.head);

  const std::size_t most = std::min(earlier.blocks.size(), now.blocks.size());
  // A block is followed by the same gap in both, or by the end of both.
  const bool whole = same.head == earlier.reading.size() && same.head == now.reading.size();
  const std::uint32_t zones_until = std::min(agree_until(earlier.zone_cuts, now.zone_cuts),
                                             agree_until(earlier.zones, now.zones));
  while (same.before < most) {
    const Block& was = earlier.blocks[same.before];
    const Block& is = now.blocks[same.before];
    if (!is_same(was, is, 0) || (!whole && is.range.end + 2 > same.head)) break;
    if (is.range.end >= zones_until) break;
    if (!has_same_source(earlier, was, now, is, {0, source.head}, 0)) break;
    ++same.before;
  }
  const std::uint32_t zones_for = zones_agree_for(earlier, now);
  const auto size = static_cast<std::uint32_t>(now.reading.size());
  const auto source_size = static_cast<std::uint32_t>(now.source.size());
  const auto source_shift = static_cast<std::uint32_t>(now.source.size() - earlier.source.size());
  while (same.behind < most - same.before) {
    const Block& was = earlier.blocks[earlier.blocks.size() - 1 - same.behind];
    const Block& is = now.blocks[now.blocks.size() - 1 - same.behind];
    const std::uint32_t from_end = size - is.range.begin;
    if (!is_same(was, is, same.shift) || from_end > reading.tail || from_end >= zones_for) break;
    if (!has_same_source(earlier, was, now, is, {source_size - source.tail, source_size},
                         source_shift))
      break;
    ++same.behind;
  }
  return same;
}

}  // namespace apparatus::text
