// What stands at the cursor. Every feature begins by asking one of two things: which mention holds
// this place (hover, definition …), or what has been begun just before it (completion, signature
// help).
#pragma once

#include <cstdint>
#include <string_view>

#include "lsp/draft/draft.h"

namespace apparatus::features {

enum class MentionKind : std::uint8_t {
  none,
  citation,
  date,
  name,
  key,
  note_call,
  note_definition
};

struct Mention {
  MentionKind kind = MentionKind::none;
  int index = -1;  // into the draft's list of that kind (of a note definition: Document::notes)
  text::SourceRange range;  // tight
};

// The smallest mention that holds the offset; else one that ends there. `offset` may be past the
// end.
Mention mention_at(const draft::Draft& draft, std::uint32_t offset);

// The range in the source without the white space at its ends.
text::SourceRange source_range(const draft::Draft& draft, text::ReadingRange range);

// What is written before the cursor.
struct TypedText {
  std::uint32_t offset = 0;      // of the cursor; at most the source's length
  std::uint32_t line_begin = 0;  // of the cursor's line
  std::uint32_t begin = 0;       // where `text` begins in the source
  std::string_view
      text;  // of the same paragraph, at most about 400 bytes, up to the cursor; may hold line ends
  bool in_comment = false;
  bool in_code = false;  // or a formula, or the fields of the front matter
};

TypedText typed_text(const draft::Draft& draft, std::uint32_t offset);

}  // namespace apparatus::features
