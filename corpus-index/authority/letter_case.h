// Letter case, by what Unicode says of single code points: names and the words of the calendar are
// compared without it, and rewritten with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace apparatus::authority {

// The one code point that Unicode has for the letter in the other case; without one the letter
// itself.
std::uint32_t lower_code_point(std::uint32_t code_point);
std::uint32_t upper_code_point(std::uint32_t code_point);
// Whether there is a small letter for it.
bool is_upper_code_point(std::uint32_t code_point);
std::string to_lower(std::string_view utf8);
// The same into a string whose memory is used again.
void lower_into(std::string_view utf8, std::string& out);

// For letters of up to two bytes (Latin, Greek and Cyrillic), each in as many bytes as before.
// Writes small letters, at most `capacity` bytes, to `out` and returns how many.
std::size_t fold_case(std::string_view word, char* out, std::size_t capacity);
std::string fold_case(std::string_view word);
// A word in small letters with its first `letters` as capitals.
std::string in_capitals(std::string_view word, std::size_t letters);

}  // namespace apparatus::authority
