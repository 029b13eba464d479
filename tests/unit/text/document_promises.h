// What every document promises whatever its source was, as one call for tests.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "text/document.h"
#include "text/encoding.h"

namespace apparatus::text {

inline void expect_promises(const Document& document) {
  const auto reading_size = static_cast<std::uint32_t>(document.reading.size());
  const auto source_size = static_cast<std::uint32_t>(document.source.size());
  EXPECT_EQ(scrub_utf8(document.reading), document.reading) << "the reading is not UTF-8";

  std::uint32_t end = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    ASSERT_LT(block.range.begin, block.range.end);
    ASSERT_LE(block.range.end, reading_size);
    ASSERT_EQ(document.text(ReadingRange{end, block.range.begin}), i == 0 ? "" : "\n\n");
    ASSERT_LT(block.note, static_cast<int>(document.notes.size()));
    end = block.range.end;
  }
  EXPECT_EQ(end, reading_size) << "text that is in no block";

  for (std::size_t i = 0; i < document.zones.size(); ++i) {
    const ReadingRange zone = document.zones[i].range;
    ASSERT_LT(zone.begin, zone.end);
    ASSERT_LE(zone.end, reading_size);
    if (i > 0) {
      ASSERT_LE(document.zones[i - 1].range.begin, zone.begin);
    }
    ASSERT_EQ(document.block_at(zone.begin), document.block_at(zone.end - 1));
  }
  for (const Note& note : document.notes) {
    ASSERT_LE(note.range.end, reading_size);
    ASSERT_LE(note.definition.begin, note.definition.end);
    ASSERT_LE(note.definition.end, source_size);
  }
  for (const NoteCall& call : document.note_calls) {
    ASSERT_LE(call.reading, reading_size);
    ASSERT_LE(call.source.begin, call.source.end);
    ASSERT_LE(call.source.end, source_size);
    ASSERT_LT(call.note, static_cast<int>(document.notes.size()));
  }
  for (const CitationKey& key : document.citation_keys) {
    ASSERT_LE(key.source.end, source_size);
    ASSERT_LE(key.reading, reading_size);
    ASSERT_LE(key.locator_source.end, source_size);
  }
  for (const Silence& silence : document.silences) {
    ASSERT_LE(silence.covers.begin, silence.covers.end);
    ASSERT_LE(silence.covers.end, source_size);
  }
  const std::uint32_t step = reading_size / 5000 + 1;
  for (std::uint32_t at = 0; at < reading_size; at += step) {
    const SourceRange source = document.to_source({at, at + 1});
    ASSERT_LE(source.begin, source.end);
    ASSERT_LE(source.end, source_size);
    const SourceRange here = document.to_source({at, at});
    ASSERT_LE(here.end, source_size);
    if (document.block_at(at) >= 0) document.zone_at(at);
  }
  const std::uint32_t source_step = source_size / 5000 + 1;
  for (std::uint32_t at = 0; at < source_size; at += source_step) {
    ASSERT_LT(document.to_reading(at).value_or(0), reading_size + 1);
    ASSERT_LE(document.cursor_to_reading(at).value_or(0), reading_size);
  }
}

}  // namespace apparatus::text
