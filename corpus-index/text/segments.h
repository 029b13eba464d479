// The text of one paragraph whose lines may stand behind the marks of a block quotation, a list or
// a note: the lines without these marks as one string, with the way back to the source.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus::text {

class Segments {
 public:
  void clear() {
    text_.clear();
    starts_.clear();
  }
  bool empty() const { return text_.empty(); }

  // The next line; its line end counts as one byte, "\n".
  void add_line(std::string_view source, SourceRange line) {
    if (!text_.empty()) text_ += '\n';
    starts_.push_back({static_cast<std::uint32_t>(text_.size()), line.begin});
    text_ += slice(source, line);
  }

  std::string_view text() const { return text_; }

  // Where byte `at` of the text stands in the source. At a line end that is the end of the line.
  std::uint32_t source(std::uint32_t at) const {
    const auto next = std::upper_bound(
        starts_.begin(), starts_.end(), at,
        [](std::uint32_t offset, const Start& start) { return offset < start.text; });
    if (next == starts_.begin()) return 0;
    const Start& start = *std::prev(next);
    return start.source + (at - start.text);
  }
  SourceRange source(std::uint32_t begin, std::uint32_t end) const {
    if (begin == end) return {source(begin), source(begin)};
    return {source(begin), source(end - 1) + 1};
  }

 private:
  struct Start {
    std::uint32_t text;
    std::uint32_t source;
  };
  std::string text_;
  std::vector<Start> starts_;
};

}  // namespace apparatus::text
