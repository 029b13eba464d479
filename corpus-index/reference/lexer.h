// The words and marks of a stretch of reading, as a scanner of references needs them: each with
// what it may mean and whether it belongs to the title of a work.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "text/document.h"

namespace apparatus::reference {

enum class TokenKind : std::uint8_t {
  word,    // letters, apostrophes and hyphens inside them; "Carr's" is one
  number,  // digits alone, or a word that begins with one: "1980s", "28a"
  stop,
  comma,
  colon,
  semicolon,
  open,   // "(" or "["
  close,  // ")" or "]"
  quote,
  dash,
  mark,  // "?", "!"
  other,
};

struct Token {
  TokenKind kind = TokenKind::other;
  text::ReadingRange range;
  std::uint32_t meaning = 0;  // authority::ReferenceWord bits of a word
  int title = -1;             // index into Document::zones of the title that holds it
  bool capital = false;       // a word with a capital first letter
  bool glued = false;         // nothing stands between it and the token before it
};

// The tokens of a range of the reading, in `tokens`, whose memory is used again.
void tokens_of(const text::Document& document, text::ReadingRange range,
               const authority::ReferenceWords& words, std::vector<Token>& tokens);

}  // namespace apparatus::reference
