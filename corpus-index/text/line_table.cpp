#include "text/line_table.h"

#include <algorithm>

#include "text/byte_scan.h"

namespace apparatus::text {
namespace {

struct MayEndLine {
  auto operator()(Bytes16 b) const { return (b == '\n') | (b == '\r'); }
};

}  // namespace

LineTable::LineTable(std::string_view text) {
  begins_.reserve(text.size() / 64 + 1);
  ByteScan<MayEndLine> line_ends(text);
  const auto end = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = line_ends.next(0, end); at < end; at = line_ends.next(at + 1, end)) {
    if (text[at] == '\r' && at + 1 < end && text[at + 1] == '\n') continue;
    begins_.push_back(at + 1);
  }
}

std::uint32_t LineTable::line_of(std::uint32_t offset) const {
  const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
  return static_cast<std::uint32_t>(next - begins_.begin()) - 1;
}

SourceRange LineTable::line_range(std::string_view text, std::uint32_t line) const {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (line >= line_count()) return {size, size};
  const std::uint32_t begin = std::min(begins_[line], size);
  std::uint32_t end = line + 1 < line_count() ? std::min(begins_[line + 1], size) : size;
  if (line + 1 < line_count()) {
    if (end > begin && text[end - 1] == '\n') --end;
    if (end > begin && text[end - 1] == '\r') --end;
  }
  return {begin, end};
}

LineColumn LineTable::line_column(std::string_view text, std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  const std::uint32_t line = line_of(offset);
  const std::string_view before = text.substr(begins_[line], offset - begins_[line]);
  const auto code_points = std::count_if(before.begin(), before.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  });
  return {line + 1, static_cast<std::uint32_t>(code_points) + 1};
}

}  // namespace apparatus::text
