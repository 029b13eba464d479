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

// One JSON object on one line, without a line end. `shift`: bytes that the file has before the
// document's first (a byte order mark); `start` and `end` count from the beginning of the file.
std::string citation_json(const citation::Citation& citation, const text::Document& document,
                          std::uint32_t shift);
std::string date_json(const date::Date& date, const text::Document& document, std::uint32_t shift);
std::string name_json(const name::Name& name, const index::ResolvedName& who,
                      const text::Document& document, std::uint32_t shift);

// A mention's words as they stand in the source, line breaks folded to blanks.
std::string source_text(text::ReadingRange range, const text::Document& document);

}  // namespace apparatus::protocol
