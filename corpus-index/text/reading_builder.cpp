// Keeps reading, map, blocks and zones in step.
#include "text/reading_builder.h"

#include <algorithm>

#include "text/letters.h"
#include "text/quotations.h"

namespace apparatus::text {
namespace {

bool is_blank(char byte) { return is_blank_byte(static_cast<unsigned char>(byte)); }

// Cuts nested spans into a flat sequence: one step at each begin and each end.
std::vector<ZoneCut> cuts_of(const std::vector<ZoneSpan>& spans) {
  std::vector<ZoneCut> cuts;
  std::vector<ZoneSpan> open;
  const auto cut = [&](std::uint32_t at) {
    ZoneCut next{at, std::nullopt, false};
    if (!open.empty()) next.zone = open.back().zone;
    for (const ZoneSpan& span : open) next.keeps_spelling |= keeps_spelling(span.zone);
    if (!cuts.empty() && cuts.back().reading == at) cuts.pop_back();
    cuts.push_back(next);
  };
  const auto close_until = [&](std::uint32_t at) {
    while (!open.empty() && open.back().range.end <= at) {
      const std::uint32_t end = open.back().range.end;
      while (!open.empty() && open.back().range.end <= end) open.pop_back();
      cut(end);
    }
  };
  for (const ZoneSpan& span : spans) {
    close_until(span.range.begin);
    open.push_back(span);
    cut(span.range.begin);
  }
  close_until(UINT32_MAX);
  return cuts;
}

}  // namespace

ReadingBuilder::ReadingBuilder(Document& document) : document_(document) {
  document_.reading.reserve(document_.source.size() + document_.source.size() / 64);
}

void ReadingBuilder::open_block(BlockKind kind, Zone zone, int note, int level) {
  if (in_block_) close_block();
  if (!document_.blocks.empty()) document_.reading += "\n\n";
  block_ = Block{kind, {position(), position()}, zone, note, level};
  in_block_ = true;
}

ReadingRange ReadingBuilder::close_block() {
  if (!in_block_) return {position(), position()};
  in_block_ = false;
  std::string& reading = document_.reading;
  std::uint32_t end = position();
  while (end > block_.range.begin && is_blank(reading[end - 1])) --end;
  const bool empty = end == block_.range.begin;
  if (empty && !document_.blocks.empty()) end = document_.blocks.back().range.end;
  if (end < position()) {
    document_.map.truncate(end);
    reading.resize(end);
    pull_back_marks(end);
  }
  for (const auto& [span, closed] : block_zones_) {
    const ReadingRange range{span.range.begin, std::min(span.range.end, end)};
    if (closed && range.begin < range.end) document_.zones.push_back({range, span.zone});
  }
  block_zones_.clear();
  if (empty) return {end, end};
  block_.range.end = end;
  document_.blocks.push_back(block_);
  return block_.range;
}

// Marks that stood among the blanks which were cut now stand at the end.
void ReadingBuilder::pull_back_marks(std::uint32_t end) {
  const auto pull_back = [end](auto& marks) {
    for (auto mark = marks.rbegin(); mark != marks.rend() && mark->reading > end; ++mark) {
      mark->reading = end;
    }
  };
  pull_back(document_.note_calls);
  pull_back(document_.citation_keys);
  pull_back(document_.pages);
  for (auto call = document_.macro_calls.rbegin();
       call != document_.macro_calls.rend() && call->reading.end > end; ++call) {
    call->reading = {std::min(call->reading.begin, end), end};
  }
}

void ReadingBuilder::copy(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  document_.map.append_copied(position(), begin, end - begin);
  document_.reading.append(document_.source, begin, end - begin);
}

void ReadingBuilder::replace(SourceRange source, std::string_view text) {
  if (text.empty()) return;
  const std::uint32_t begin = position();
  document_.reading += text;
  document_.map.append_replaced({begin, position()}, source);
}

void ReadingBuilder::blank(SourceRange source) {
  if (block_is_empty() || is_blank(document_.reading.back()) || source.empty()) return;
  if (source.size() == 1) {
    document_.map.append_copied(position(), source.begin, 1);
  } else {
    document_.map.append_replaced({position(), position() + 1}, source);
  }
  document_.reading += ' ';
}

std::size_t ReadingBuilder::open_zone(Zone zone) {
  block_zones_.push_back({{{position(), position()}, zone}, false});
  return block_zones_.size() - 1;
}

void ReadingBuilder::close_zone(std::size_t handle) {
  if (handle >= block_zones_.size()) return;
  block_zones_[handle].span.range.end = position();
  block_zones_[handle].closed = true;
}

void ReadingBuilder::finish() {
  if (in_block_) close_block();
  document_.map.finish();
  find_quotations(document_.reading, document_.blocks, document_.zones);
  std::stable_sort(document_.zones.begin(), document_.zones.end(),
                   [](const ZoneSpan& a, const ZoneSpan& b) {
                     if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
                     return a.range.end > b.range.end;
                   });
  document_.zone_cuts = cuts_of(document_.zones);
}

}  // namespace apparatus::text
