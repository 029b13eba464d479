#include "lsp/server/text_buffer.h"

#include <optional>

namespace apparatus::server {

std::string TextBuffer::apply(const std::vector<protocol::ContentChange>& changes,
                              protocol::PositionEncoding encoding) {
  for (const auto& change : changes) {
    if (std::string reason = apply_one(change, encoding); !reason.empty()) return reason;
  }
  return "";
}

std::string TextBuffer::apply_one(const protocol::ContentChange& change,
                                  protocol::PositionEncoding encoding) {
  if (!change.range) {
    text_ = change.text;
    lines_ = text::LineTable(text_);
    return "";
  }
  const protocol::PositionMapper positions(text_, lines_, encoding);
  const auto begin = positions.offset_of(change.range->start);
  if (!begin) {
    return "line " + std::to_string(change.range->start.line + 1) +
           " is past the end of the text, which has " + std::to_string(positions.line_count()) +
           (positions.line_count() == 1 ? " line" : " lines");
  }
  // Editors write "to the end" with any line behind the last.
  const std::size_t end = positions.offset_of(change.range->end).value_or(text_.size());
  if (end < *begin) return "its range ends before it begins";
  text_.replace(*begin, end - *begin, change.text);
  lines_ = text::LineTable(text_);
  return "";
}

}  // namespace apparatus::server
