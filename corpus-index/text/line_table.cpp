// Finds line beginnings with memchr: most texts hold no "\r", and one look says so.
#include "text/line_table.h"

#include <algorithm>
#include <cstring>

namespace apparatus::text {

LineTable::LineTable(std::string_view text) {
  const bool has_carriage_returns = text.find('\r') != std::string_view::npos;
  if (!has_carriage_returns) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at)) {
      begins_.push_back(static_cast<std::uint32_t>(++at));
    }
    return;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (text[at] == '\n' || text[at] == '\r') begins_.push_back(static_cast<std::uint32_t>(at + 1));
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
