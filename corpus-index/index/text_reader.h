// Reads the texts of a corpus: all of one for the index, and later a few bytes of it again as
// evidence.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace apparatus::index {

struct ReadText {
  std::string utf8;
  std::int64_t hash = 0;   // of the bytes on disk
  std::int64_t size = 0;   // bytes on disk
  bool verbatim = true;    // byte offsets in `utf8`, plus `shift`, are byte offsets in the file
  std::int64_t shift = 0;  // length of a UTF-8 byte order mark
};
struct UnreadableText {
  std::string reason;  // the end of a sentence that begins with the file's name
};

std::int64_t content_hash(const std::string& bytes);

// The bytes of a file as they are.
std::variant<std::string, UnreadableText> read_bytes(const std::string& path);
// Decoded: `bytes` as read_bytes gave them.
std::variant<ReadText, UnreadableText> decode_text(std::string bytes);

}  // namespace apparatus::index
