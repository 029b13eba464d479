// What every reader of documents promises, whatever the text: ranges within the source and the
// reading, in order, and a way back from the reading to the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/expect.h"
#include "text/document.h"
#include "text/encoding.h"

namespace apparatus::fuzz {

inline text::Document read_any(const std::uint8_t* data, std::size_t size, text::Format format) {
  return text::read_document(
      text::scrub_utf8(std::string(reinterpret_cast<const char*>(data), size)), format);
}

inline bool is_within(text::SourceRange range, const std::string& source) {
  return range.begin <= range.end && range.end <= source.size();
}
inline bool is_within(text::ReadingRange range, const std::string& reading) {
  return range.begin <= range.end && range.end <= reading.size();
}

inline void expect_well_made(const text::Document& document) {
  expect(text::scrub_utf8(document.reading) == document.reading, "the reading is UTF-8");
  std::uint32_t behind = 0;
  for (const auto& block : document.blocks) {
    expect(is_within(block.range, document.reading), "a block lies in the reading");
    expect(block.range.begin >= behind, "blocks are sorted and disjoint");
    expect(block.note < static_cast<int>(document.notes.size()), "a block's note is there");
    behind = block.range.end;
  }
  std::uint32_t begin = 0;
  for (const auto& zone : document.zones) {
    expect(is_within(zone.range, document.reading), "a zone lies in the reading");
    expect(zone.range.begin >= begin, "zones are sorted");
    begin = zone.range.begin;
  }
  for (const auto& note : document.notes) {
    expect(is_within(note.range, document.reading), "a note lies in the reading");
    expect(is_within(note.definition, document.source), "a note's label lies in the source");
  }
  for (const auto& call : document.note_calls) {
    expect(is_within(call.source, document.source), "a call of a note lies in the source");
    expect(call.note < static_cast<int>(document.notes.size()), "a called note is there");
  }
  for (const auto& key : document.citation_keys) {
    expect(is_within(key.source, document.source), "a key lies in the source");
  }
  for (const auto& silence : document.silences) {
    expect(is_within(silence.covers, document.source), "a silence lies in the source");
  }
  // A prime's steps meet every kind of place without costing the square of the size.
  constexpr std::uint32_t kStep = 31;
  const auto size = static_cast<std::uint32_t>(document.reading.size());
  for (std::uint32_t at = 0; at < size; at += kStep) {
    const auto source = document.to_source(text::ReadingRange{at, at + 1});
    expect(is_within(source, document.source), "the reading leads back into the source");
    document.zone_at(at);
    document.block_at(at);
  }
  for (std::uint32_t at = 0; at < document.source.size(); at += kStep) {
    if (const auto reading = document.to_reading(at))
      expect(*reading <= size, "the source leads into the reading");
  }
}

}  // namespace apparatus::fuzz
