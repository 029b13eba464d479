#include "authority/letter_case.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace apparatus::authority {
namespace {

// The code point of two bytes that begins at `at`; 0 for anything else.
std::uint32_t two_bytes_at(std::string_view word, std::size_t at) {
  const auto first = static_cast<unsigned char>(word[at]);
  if ((first & 0xe0) != 0xc0 || at + 1 >= word.size()) return 0;
  return ((first & 0x1fu) << 6) | (static_cast<unsigned char>(word[at + 1]) & 0x3fu);
}

void write_two_bytes(std::uint32_t code, char* out) {
  out[0] = static_cast<char>(0xc0 | (code >> 6));
  out[1] = static_cast<char>(0x80 | (code & 0x3f));
}

}  // namespace

std::uint32_t lower_code_point(std::uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<std::uint32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::uint32_t upper_code_point(std::uint32_t c) {
  return static_cast<std::uint32_t>(u_toupper(static_cast<UChar32>(c)));
}

bool is_upper_code_point(std::uint32_t c) { return lower_code_point(c) != c; }

std::string to_lower(std::string_view utf8) {
  std::string out;
  lower_into(utf8, out);
  return out;
}

void lower_into(std::string_view utf8, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < utf8.size();) {
    const char byte = utf8[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
      ++at;
      continue;
    }
    UChar32 letter = 0;
    std::size_t behind = at;
    U8_NEXT(utf8.data(), behind, utf8.size(), letter);
    if (letter < 0) {  // no UTF-8: as it is
      out.append(utf8, at, behind - at);
    } else {
      std::array<char, U8_MAX_LENGTH> small{};
      std::size_t size = 0;
      U8_APPEND_UNSAFE(small.data(), size, u_tolower(letter));
      out.append(small.data(), size);
    }
    at = behind;
  }
}

std::size_t fold_case(std::string_view word, char* out, std::size_t capacity) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < word.size() && size < capacity; ++i) {
    const auto first = static_cast<unsigned char>(word[i]);
    const std::uint32_t code = first < 0x80 ? 0 : two_bytes_at(word, i);
    if (code == 0 || size + 2 > capacity) {
      out[size++] = static_cast<char>(first < 0x80 ? lower_code_point(first) : first);
      continue;
    }
    const std::uint32_t small = lower_code_point(code);
    write_two_bytes(small >= 0x80 && small < 0x800 ? small : code, out + size);
    size += 2;
    ++i;
  }
  return size;
}

std::string fold_case(std::string_view word) {
  std::string folded(word.size(), '\0');
  folded.resize(fold_case(word, folded.data(), folded.size()));
  return folded;
}

std::string in_capitals(std::string_view word, std::size_t letters) {
  std::string out(word);
  for (std::size_t i = 0; i < word.size() && letters > 0; ++i, --letters) {
    if (static_cast<unsigned char>(word[i]) < 0x80) {
      out[i] = static_cast<char>(upper_code_point(static_cast<unsigned char>(word[i])));
      continue;
    }
    const std::uint32_t code = two_bytes_at(word, i);
    if (code == 0) continue;
    const std::uint32_t capital = upper_code_point(code);
    if (capital >= 0x80 && capital < 0x800) write_two_bytes(capital, &out[i]);
    ++i;
  }
  return out;
}

}  // namespace apparatus::authority
