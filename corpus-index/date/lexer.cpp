// See lexer.h.
#include "date/lexer.h"

namespace apparatus::date {
namespace {

// Bytes above ASCII that begin no letter: C2 (Latin-1 marks), E2 (general punctuation), EF (the
// object mark).
bool begins_letter(unsigned char c) { return is_ascii_letter(c) || (c >= 0xc3 && c <= 0xd4); }
bool continues_letter(unsigned char c) { return c >= 0x80 && c < 0xc0; }

}  // namespace

std::uint32_t Lexer::skip_space(std::uint32_t at) const {
  while (at < end_) {
    const unsigned char c = byte(at);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
      ++at;
    else if (c == 0xc2 && byte(at + 1) == 0xa0)
      at += 2;  // no-break space
    else if (c == 0xe2 && byte(at + 1) == 0x80 && (byte(at + 2) <= 0x8a || byte(at + 2) == 0xaf))
      at += 3;
    else
      break;
  }
  return at;
}

bool Lexer::letter_at(std::uint32_t at) const {
  const unsigned char c = byte(at);
  if (continues_letter(c)) {
    const unsigned char before = at > begin_ ? byte(at - 1) : 0;
    return before >= 0xc3 && before <= 0xd4;
  }
  return begins_letter(c);
}

bool Lexer::thousands_follow_at(std::uint32_t at) const {
  return byte(at) == ',' && is_digit(byte(at + 1)) && is_digit(byte(at + 2)) &&
         is_digit(byte(at + 3)) && !is_digit(byte(at + 4));
}

bool Lexer::number_goes_on_at(std::uint32_t at) const {
  const unsigned char c = byte(at);
  return c == '%' || ((c == '.' || c == '/' || c == ':') && is_digit(byte(at + 1)));
}

Token Lexer::number_at(std::uint32_t at) const {
  Token token;
  token.kind = TokenKind::number;
  token.begin = at;
  std::uint32_t end = at;
  int value = 0;
  for (; end < end_ && is_digit(static_cast<unsigned char>(text_[end])); ++end) {
    if (end - at < 4) value = value * 10 + (text_[end] - '0');
  }
  token.end = end;
  token.digits = static_cast<int>(end - at);
  token.value = token.digits <= 4 ? value : -1;
  return token;
}

Token Lexer::next(std::uint32_t at) const {
  const std::uint32_t here = past_space(at);
  Token token;
  token.begin = token.end = here;
  token.space_before = here > at;
  if (here >= end_) return token;
  const unsigned char c = byte(here);

  if (is_digit(c)) {
    const bool space_before = token.space_before;
    token = number_at(here);
    token.space_before = space_before;
    // A suffix makes it an ordinal: 7th, 1er, 1º, 21-go, 21-го, 7-е. Behind most numbers stands
    // nothing that could be one.
    const unsigned char behind = byte(token.end);
    if (!begins_letter(behind) && behind != '-' && behind < 0xc2) return token;
    for (const std::string& suffix : calendars_->ordinal_endings()) {
      const auto end = token.end + static_cast<std::uint32_t>(suffix.size());
      if (end <= end_ && slice(token.end, end) == suffix && !letter_at(end) &&
          !is_digit(byte(end))) {
        token.ordinal = true;
        token.end = end;
        break;
      }
    }
    return token;
  }

  if (begins_letter(c)) {
    std::uint32_t i = here;
    while (i < end_) {
      const auto letter = static_cast<unsigned char>(text_[i]);
      if (is_ascii_letter(letter))
        ++i;
      else if (begins_letter(letter) && i + 1 < end_ && continues_letter(byte(i + 1)))
        i += 2;
      else
        break;
    }
    token.kind = TokenKind::word;
    token.end = i;
    token.word = calendars_->find(slice(here, i));
    const unsigned char second = byte(here + 1);
    token.capital =
        (c >= 'A' && c <= 'Z') || (c == 0xc3 && second < 0xa0) || (c == 0xd0 && second < 0xb0);
    return token;
  }

  token.kind = TokenKind::mark;
  token.end = here + 1;
  if (c < 0x80) {
    token.mark = static_cast<char>(c);
  } else if (c == 0xe2 && byte(here + 1) == 0x80) {
    const unsigned char third = byte(here + 2);
    token.end = here + 3;
    if (third >= 0x90 && third <= 0x95)
      token.mark = '-';
    else if (third == 0x98 || third == 0x99 || third == 0xb2)
      token.mark = '\'';
  } else if (c == 0xe2 && byte(here + 1) == 0x88 && byte(here + 2) == 0x92) {  // minus sign
    token.end = here + 3;
    token.mark = '-';
  } else {
    std::uint32_t i = here + 1;
    while (i < end_ && continues_letter(byte(i))) ++i;
    token.end = i;
  }
  if (token.mark == '-') {  // "--" of typists
    while (byte(token.end) == '-') ++token.end;
  }
  if (token.end > end_) token.end = end_;
  return token;
}

Token Lexer::previous(std::uint32_t at) const {
  std::uint32_t i = at;
  while (i > begin_) {
    const unsigned char c = byte(i - 1);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
      --i;
    else if (c == 0xa0 && i >= begin_ + 2 && byte(i - 2) == 0xc2)
      i -= 2;
    else
      break;
  }
  Token token;
  token.begin = token.end = i;
  if (i == begin_) return token;
  std::uint32_t start = i;
  if (is_digit(byte(i - 1))) {
    while (start > begin_ && is_digit(byte(start - 1))) --start;
  } else if (letter_at(i - 1)) {
    while (start > begin_ &&
           (is_ascii_letter(static_cast<unsigned char>(text_[start - 1])) || letter_at(start - 1)))
      --start;
  } else {
    --start;
    while (start > begin_ && continues_letter(byte(start))) --start;
  }
  token = next(start);
  token.end = token.end < i ? token.end : i;
  token.space_before = i < at;  // of the token behind it
  return token;
}

}  // namespace apparatus::date
