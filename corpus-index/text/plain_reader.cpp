// Plain text: paragraphs between blank lines.
#include "text/readers.h"
#include "text/reading_builder.h"

namespace apparatus::text {

void read_plain(Document& document) {
  ReadingBuilder builder(document);
  const std::string_view source = document.source;
  for (std::uint32_t line = 0; line < document.lines.line_count(); ++line) {
    SourceRange range = document.lines.line_range(source, line);
    while (!range.empty() && (source[range.begin] == ' ' || source[range.begin] == '\t'))
      ++range.begin;
    if (range.empty()) {
      builder.close_block();
      continue;
    }
    if (!builder.in_block()) {
      builder.open_block(BlockKind::paragraph, Zone::prose);
    } else {
      builder.blank({range.begin - 1, range.begin});
    }
    builder.copy(range.begin, range.end);
  }
  builder.finish();
}

}  // namespace apparatus::text
