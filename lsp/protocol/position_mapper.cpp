#include "lsp/protocol/position_mapper.h"

#include <algorithm>

namespace apparatus::protocol {
namespace {

// Bytes of the UTF-8 sequence that a byte leads; 1 for a stray trail byte, which then is a letter
// of its own.
std::uint32_t sequence_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// Columns that a sequence of so many bytes takes up.
std::uint32_t units(std::uint32_t bytes, PositionEncoding encoding) {
  if (encoding == PositionEncoding::utf8) return bytes;
  return encoding == PositionEncoding::utf16 && bytes == 4 ? 2 : 1;
}

}  // namespace

std::string_view encoding_name(PositionEncoding encoding) {
  switch (encoding) {
    case PositionEncoding::utf8:
      return "utf-8";
    case PositionEncoding::utf16:
      return "utf-16";
    case PositionEncoding::utf32:
      return "utf-32";
  }
  return "utf-16";
}

PositionEncoding choose_encoding(const std::vector<std::string>& offered) {
  for (const auto& name : offered) {
    for (const auto encoding :
         {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
      if (name == encoding_name(encoding)) return encoding;
    }
  }
  return PositionEncoding::utf16;
}

std::optional<std::uint32_t> PositionMapper::offset_of(Position position) const {
  if (position.line > lines_.line_count()) return std::nullopt;
  if (position.line == lines_.line_count()) return static_cast<std::uint32_t>(text_.size());
  const text::SourceRange line = lines_.line_range(text_, position.line);
  std::uint32_t offset = line.begin;
  std::uint32_t column = 0;
  while (offset < line.end) {
    const std::uint32_t length = std::min(sequence_length(text_[offset]), line.end - offset);
    column += units(length, encoding_);
    if (column > position.character) break;
    offset += length;
  }
  return offset;
}

std::optional<text::SourceRange> PositionMapper::range_of(Range range) const {
  const auto begin = offset_of(range.start);
  const auto end = offset_of(range.end);
  if (!begin || !end || *end < *begin) return std::nullopt;
  return text::SourceRange{*begin, *end};
}

Position PositionMapper::position_of(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  Position position{lines_.line_of(offset), 0};
  const text::SourceRange line = lines_.line_range(text_, position.line);
  const std::uint32_t stop = std::min(offset, line.end);
  for (std::uint32_t at = line.begin; at < stop;) {
    const std::uint32_t length = std::min(sequence_length(text_[at]), line.end - at);
    if (at + length > stop) break;
    position.character += units(length, encoding_);
    at += length;
  }
  return position;
}

Range PositionMapper::range_of(text::SourceRange range) const {
  return {position_of(range.begin), position_of(range.end)};
}

}  // namespace apparatus::protocol
