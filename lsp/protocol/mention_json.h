// Mentions as JSON Lines: what `apparatus extract --format jsonl` prints. Stable: scripts stand on
// it.
#pragma once

#include <string>

#include "citation/citation.h"
#include "date/date.h"
#include "index/resolve.h"
#include "name/name.h"
#include "text/document.h"

namespace apparatus::protocol {

// Writes the mentions of one document, each as one JSON object on one line without a line end.
// Quick when they are given in the order of the source: a column is counted on from the mention
// before, so that one endless line costs no more than many short ones.
class MentionWriter {
 public:
  // `shift`: bytes that the file has before the document's first (a byte order mark); `start` and
  // `end` count from the beginning of the file.
  MentionWriter(const text::Document& document, std::uint32_t shift)
      : document_(document), shift_(shift) {}

  std::string citation(const citation::Citation& citation);
  std::string date(const date::Date& date);
  std::string name(const name::Name& name, const index::ResolvedName& who);

  // Where a mention begins in the source.
  text::LineColumn place(text::ReadingRange range);

 private:
  const text::Document& document_;
  std::uint32_t shift_;
  // The place that was asked for last.
  std::uint32_t last_offset_ = 0;
  text::LineColumn last_;
};

// A mention's words as they stand in the source, line breaks folded to blanks.
std::string source_text(text::ReadingRange range, const text::Document& document);

}  // namespace apparatus::protocol
