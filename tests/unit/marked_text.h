// Test input that reads like a document: [[…]] marks a range and ^ a cursor, and both are taken
// out.
//
//   MarkedText t("He met [[Trotskii]] on 5 De^cember.");
//   t.text      "He met Trotskii on 5 December."
//   t.ranges    {7–15}
//   t.cursors   {22}
//
// A literal "[^1]" of Markdown is left alone: a ^ behind "[" is no cursor.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus {

struct MarkedText {
  std::string text;
  std::vector<text::SourceRange> ranges;  // in the order of their beginnings
  std::vector<std::uint32_t> cursors;

  explicit MarkedText(std::string_view marked) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      const auto here = static_cast<std::uint32_t>(text.size());
      if (marked.substr(i, 2) == "[[") {
        open.push_back(ranges.size());
        ranges.push_back({here, here});
        ++i;
      } else if (marked.substr(i, 2) == "]]" && !open.empty()) {
        ranges[open.back()].end = here;
        open.pop_back();
        ++i;
      } else if (marked[i] == '^' && (text.empty() || text.back() != '[')) {
        cursors.push_back(here);
      } else {
        text += marked[i];
      }
    }
  }

  std::string_view marked(std::size_t i) const { return slice(std::string_view(text), ranges[i]); }
};

}  // namespace apparatus
