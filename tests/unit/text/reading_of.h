// A document told in lines, so that a test's expectation reads like the page: one line a block, its
// kind in front, zones in braces, calls as ^label, citation keys as @key|locator.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/document.h"

namespace apparatus::text {

inline std::string told(const Document& document) {
  constexpr std::array<std::string_view, 8> kKinds = {
      "paragraph", "heading", "item", "cell", "quotation", "note", "entry", "front matter"};
  std::vector<std::pair<std::uint32_t, std::string>> marks;
  for (const ZoneSpan& zone : document.zones) {
    marks.emplace_back(zone.range.begin, std::string(zone_name(zone.zone)) + "{");
    marks.emplace_back(zone.range.end, "}");
  }
  for (const NoteCall& call : document.note_calls) {
    marks.emplace_back(call.reading, "^" + call.label + (call.note < 0 ? "?" : ""));
  }
  for (const CitationKey& key : document.citation_keys) {
    marks.emplace_back(key.reading, "@" + key.key + "|" + key.locator + " ");
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string out;
  std::size_t mark = 0;
  for (const Block& block : document.blocks) {
    out += kKinds[static_cast<std::size_t>(block.kind)];
    if (block.level > 0) out += " " + std::to_string(block.level);
    if (block.note >= 0) out += " " + document.notes[static_cast<std::size_t>(block.note)].label;
    out += ": ";
    for (std::uint32_t at = block.range.begin; at <= block.range.end; ++at) {
      for (; mark < marks.size() && marks[mark].first == at; ++mark) out += marks[mark].second;
      if (at < block.range.end) out += document.reading[at];
    }
    out += "\n";
  }
  return out;
}

inline std::string told(std::string source, Format format) {
  return told(read_document(std::move(source), format));
}

}  // namespace apparatus::text
