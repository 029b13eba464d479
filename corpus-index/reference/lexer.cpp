#include "reference/lexer.h"

#include <algorithm>

#include "text/letters.h"

namespace apparatus::reference {
namespace {

using text::byte_at;

struct Sign {
  TokenKind kind = TokenKind::other;
  std::uint32_t size = 1;
};

// Marks beyond ASCII that scholars' notes are full of: “ ” ‘ ’ « » – — …
Sign sign_at(std::string_view text, std::uint32_t at) {
  switch (text[at]) {
    case '.':
      return {TokenKind::stop, 1};
    case ',':
      return {TokenKind::comma, 1};
    case ':':
      return {TokenKind::colon, 1};
    case ';':
      return {TokenKind::semicolon, 1};
    case '(':
    case '[':
      return {TokenKind::open, 1};
    case ')':
    case ']':
      return {TokenKind::close, 1};
    case '\'':
    case '"':
    case '`':
      return {TokenKind::quote, 1};
    case '-':
      return {TokenKind::dash, 1};
    case '?':
    case '!':
      return {TokenKind::mark, 1};
    default:
      break;
  }
  const unsigned char first = byte_at(text, at);
  if (first == 0xC2 && (byte_at(text, at + 1) == 0xAB || byte_at(text, at + 1) == 0xBB)) {
    return {TokenKind::quote, 2};
  }
  if (first == 0xE2 && byte_at(text, at + 1) == 0x80) {
    const unsigned char third = byte_at(text, at + 2);
    if (third >= 0x90 && third <= 0x95) return {TokenKind::dash, 3};
    if (third >= 0x98 && third <= 0x9F) return {TokenKind::quote, 3};
    return {TokenKind::other, 3};
  }
  if (first == 0xE2 && byte_at(text, at + 1) == 0x88 && byte_at(text, at + 2) == 0x92) {
    return {TokenKind::dash, 3};
  }
  return {};
}

// A letter's length in bytes at `at`; 0 where none begins. Signs beyond ASCII that are no letters
// of Europe begin with E2 or C2.
std::uint32_t letter_size(std::string_view text, std::uint32_t at) {
  const unsigned char first = byte_at(text, at);
  if (text::is_ascii_letter(first)) return 1;
  if (first < 0xC3 || first == 0xE2) return 0;
  return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
}

// The size of an apostrophe, a hyphen or a soft sign that stands between two letters.
std::uint32_t joint_size(std::string_view text, std::uint32_t at) {
  const unsigned char first = byte_at(text, at);
  std::uint32_t size = 0;
  if (first == '\'' || first == '-' || first == '"') size = 1;
  if (first == 0xE2 && byte_at(text, at + 1) == 0x80 &&
      (byte_at(text, at + 2) == 0x99 || byte_at(text, at + 2) == 0x98 ||
       byte_at(text, at + 2) == 0x90 || byte_at(text, at + 2) == 0x91)) {
    size = 3;
  }
  return size > 0 && letter_size(text, at + size) > 0 ? size : 0;
}

// The size of "'", "‘" or "’".
std::uint32_t apostrophe_size(std::string_view text, std::uint32_t at) {
  if (byte_at(text, at) == '\'') return 1;
  const bool curly = byte_at(text, at) == 0xE2 && byte_at(text, at + 1) == 0x80 &&
                     (byte_at(text, at + 2) == 0x98 || byte_at(text, at + 2) == 0x99);
  return curly ? 3 : 0;
}

std::uint32_t word_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end) {
    std::uint32_t size = letter_size(text, at);
    if (size == 0 && text::is_digit(byte_at(text, at))) size = 1;
    if (size == 0) size = joint_size(text, at);
    if (size == 0) break;
    at += size;
  }
  return std::min(at, end);
}

}  // namespace

void tokens_of(const text::Document& document, text::ReadingRange range,
               const authority::ReferenceWords& words, std::vector<Token>& tokens) {
  tokens.clear();
  const std::string_view text = document.reading;
  auto zone = std::lower_bound(
      document.zones.begin(), document.zones.end(), range.begin,
      [](const text::ZoneSpan& span, std::uint32_t at) { return span.range.begin < at; });
  int title = -1;
  bool glued = false;
  bool in_single_quotes = false;  // then an apostrophe behind a word closes them
  for (std::uint32_t at = range.begin; at < range.end;) {
    const unsigned char first = byte_at(text, at);
    if (text::is_blank_byte(first) || (first == 0xC2 && byte_at(text, at + 1) == 0xA0)) {
      at += first == 0xC2 ? 2 : 1;
      glued = false;
      continue;
    }
    while (zone != document.zones.end() && zone->range.begin <= at) {
      if (zone->zone == text::Zone::title || zone->zone == text::Zone::quotation) {
        title = static_cast<int>(zone - document.zones.begin());
      }
      ++zone;
    }
    if (title >= 0 && document.zones[static_cast<std::size_t>(title)].range.end <= at) title = -1;
    Token token;
    token.glued = glued;
    token.title = title;
    if (letter_size(text, at) > 0 || text::is_digit(first)) {
      const bool number = text::is_digit(first);
      token.range = {at, word_end(text, at, range.end)};
      // A soft sign at the end of a word: "Lyubov'", "vlast’".
      if (!in_single_quotes && !number) token.range.end += apostrophe_size(text, token.range.end);
      token.kind = number ? TokenKind::number : TokenKind::word;
      token.capital = !number && text::letter_case_at(text, at) == text::LetterCase::capital;
      if (!number) token.meaning = words.meaning(document.text(token.range));
      if ((token.meaning & authority::kOnlyWithStop) != 0 && byte_at(text, token.range.end) != '.')
        token.meaning = 0;
    } else {
      const Sign sign = sign_at(text, at);
      if (sign.kind == TokenKind::quote && apostrophe_size(text, at) > 0) in_single_quotes = !glued;
      token.kind = sign.kind;
      std::uint32_t size = sign.size;
      if (sign.kind == TokenKind::other && sign.size == 1 && first >= 0x80) {
        while (at + size < range.end && (byte_at(text, at + size) & 0xC0) == 0x80) ++size;
      }
      token.range = {at, std::min(at + size, range.end)};
    }
    at = token.range.end;
    glued = true;
    tokens.push_back(token);
  }
}

}  // namespace apparatus::reference
