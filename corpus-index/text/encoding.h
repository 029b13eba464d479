// What bytes a file's text is in. Scholars keep files of thirty years: UTF-8, UTF-16 with a mark,
// Windows-1251, KOI8-R and Latin-1 are told apart by evidence (letter statistics of the decoded
// text), and a file that is none of them, or no text at all, is refused with a reason.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace apparatus::text {

struct DecodedText {
  std::string utf8;
  std::string encoding;  // "UTF-8", "UTF-16LE", "windows-1251", "KOI8-R", "ISO-8859-1" …
};
struct UndecodableText {
  std::string reason;  // "looks like a binary file (NUL bytes)": the end of a sentence that begins
                       // with the file's name
};

// A byte order mark is dropped. Bytes that are UTF-8 but for a few broken sequences stay UTF-8,
// with U+FFFD for those.
std::variant<DecodedText, UndecodableText> decode(std::string bytes);

// Replaces every ill-formed sequence with U+FFFD; the same string if there is none.
std::string scrub_utf8(std::string bytes);

}  // namespace apparatus::text
