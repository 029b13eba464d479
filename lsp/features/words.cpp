#include "lsp/features/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace apparatus::features {
namespace {

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02B9 || c == 0x02BC || c == 0x2032;
}

UChar32 previous(std::string_view text, std::int32_t& at) {
  UChar32 c = 0;
  U8_PREV(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at, c);
  return c;
}

UChar32 next(std::string_view text, std::int32_t& at) {
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at,
          static_cast<std::int32_t>(text.size()), c);
  return c;
}

}  // namespace

std::string_view last_word(std::string_view text) {
  std::int32_t begin = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = begin; at > 0;) {
    const UChar32 c = previous(text, at);
    if (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK) {
      begin = at;
    } else if (!is_apostrophe(c) && c != '-') {
      break;
    }
  }
  return text.substr(static_cast<std::size_t>(begin));
}

std::string_view without_trailing_space(std::string_view text) {
  while (!text.empty()) {
    const char c = text.back();
    if (c == ' ' || c == '~' || c == '\n' || c == '\r' || c == '\t') {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

bool begins_with_capital(std::string_view word) {
  if (word.empty()) return false;
  std::int32_t at = 0;
  return u_isUUppercase(next(word, at));
}

std::size_t count_letters(std::string_view word) {
  std::size_t count = 0;
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(word.size());)
    count += u_isalpha(next(word, at)) ? 1 : 0;
  return count;
}

std::string loose(std::string_view word) {
  std::string result;
  result.reserve(word.size());
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(word.size());) {
    const UChar32 c = u_tolower(next(word, at));
    if (is_apostrophe(c) || c == 0x044C) continue;
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c < 0 ? 0xFFFD : c);
    result.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  }
  return result;
}

bool begins_loosely(std::string_view word, std::string_view begun) {
  return loose(word).starts_with(loose(begun));
}

}  // namespace apparatus::features
