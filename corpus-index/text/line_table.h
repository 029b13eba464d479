// Where the lines of a text begin. Lines end with "\n", "\r\n" or a lone "\r", as in LSP.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus::text {

// For people and the command line: line and column count from 1, the column in code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(LineColumn, LineColumn) = default;
};

class LineTable {
 public:
  LineTable() = default;
  explicit LineTable(std::string_view text);

  std::uint32_t line_count() const { return static_cast<std::uint32_t>(begins_.size()); }
  // 0-based line of a byte offset; an offset past the end is on the last line.
  std::uint32_t line_of(std::uint32_t offset) const;
  // The bytes of a 0-based line without its line ending; empty at the end for a line past the last.
  SourceRange line_range(std::string_view text, std::uint32_t line) const;
  LineColumn line_column(std::string_view text, std::uint32_t offset) const;

 private:
  std::vector<std::uint32_t> begins_ = {0};
};

}  // namespace apparatus::text
