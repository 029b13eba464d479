// Reads again what an index only points at: the words around a mention. A text that has changed
// since it was indexed gives no words, rather than wrong ones.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "index/knowledge.h"
#include "index/places.h"

namespace apparatus::index {

// Where and how an indexed text lies on disk.
struct IndexedFile {
  std::string path;
  std::string title;
  std::int64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  bool verbatim = true;
  std::int64_t shift = 0;
};

class Evidence {
 public:
  Evidence() = default;
  // For an index in memory: contents by path, taken in place of files.
  explicit Evidence(std::map<std::string, std::string> contents) : contents_(std::move(contents)) {}

  Place place(const IndexedFile& file, const PackedPlace& at);

 private:
  // Bytes [begin, end) of the decoded text, cut to what there is; empty where the file is not as it
  // was.
  std::string read(const IndexedFile& file, std::uint64_t begin, std::uint64_t end);
  const std::string* decoded(const IndexedFile& file);

  std::map<std::string, std::string> contents_;
  // The last text whose bytes had to be decoded.
  std::string decoded_path_, decoded_text_;
  std::int64_t decoded_modified_ = 0;
};

// The sentence of `window` that holds `range`, or as much of it as fits into about 200 bytes, on
// one line, with "…" where it was cut. Words hyphenated over a line end are joined.
std::string words_around(std::string_view window, text::SourceRange range);

}  // namespace apparatus::index
