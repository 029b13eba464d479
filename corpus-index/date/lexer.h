// Tokens of a text at a given place: numbers, words that the calendar may know, and single marks.
// The lexer keeps no state and reads only where a date may stand; nothing is tokenised as a whole.
#pragma once

#include <cstdint>
#include <string_view>

#include "authority/calendars.h"

namespace apparatus::date {

enum class TokenKind : std::uint8_t { end, number, word, mark };

// Marks are ASCII; dashes of every kind are '-', apostrophes and primes '\'', anything else is 0.
struct Token {
  TokenKind kind = TokenKind::end;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool space_before = false;

  int value = -1;  // of a number of at most four digits
  int digits = 0;
  bool ordinal = false;  // 7th, 7-го, 1er: the suffix is part of the token

  const authority::CalendarWord* word = nullptr;  // null for a word that the calendar does not know
  bool capital = false;

  char mark = 0;

  bool is(char wanted) const { return kind == TokenKind::mark && mark == wanted; }
  bool has(authority::CalendarRole role) const { return word != nullptr && word->is(role); }
};

class Lexer {
 public:
  Lexer(std::string_view text, std::uint32_t begin, std::uint32_t end,
        const authority::Calendars& calendars)
      : text_(text), begin_(begin), end_(end), calendars_(&calendars) {}

  const authority::Calendars& calendars() const { return *calendars_; }

  // Behind any white space that begins at `at`, which is no more than one space as a rule.
  std::uint32_t past_space(std::uint32_t at) const {
    const auto is_mark_or_letter = [&](std::uint32_t i) {
      // As a signed number all that is not ASCII is negative.
      return i<end_&& static_cast<signed char>(text_[i])> ' ';
    };
    if (is_mark_or_letter(at)) return at;
    if (at < end_ && text_[at] == ' ' && is_mark_or_letter(at + 1)) return at + 1;
    return skip_space(at);
  }
  // The token that follows `at` behind any white space.
  Token next(std::uint32_t at) const;
  // The word, number or mark that ends before `at`; words and numbers whole.
  Token previous(std::uint32_t at) const;

  std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }
  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return end_; }
  unsigned char byte(std::uint32_t at) const {
    return at < end_ && at >= begin_ ? static_cast<unsigned char>(text_[at]) : 0;
  }
  // The value and length of a run of at most four digits; a longer one has no value.
  Token number_at(std::uint32_t at) const;
  // ",500" behind a number: it is a thousand of something.
  bool thousands_follow_at(std::uint32_t at) const;
  // ".5", "/5", ":30", "%" behind a number: it does not end with its digits.
  bool number_goes_on_at(std::uint32_t at) const;
  // True where a letter stands (any byte of one).
  bool letter_at(std::uint32_t at) const;

 private:
  std::uint32_t skip_space(std::uint32_t at) const;
  std::string_view text_;
  std::uint32_t begin_, end_;
  const authority::Calendars* calendars_;
};

inline bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

}  // namespace apparatus::date
