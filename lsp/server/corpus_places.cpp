#include "lsp/server/corpus_places.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <variant>

#include "text/encoding.h"

namespace apparatus::server {
namespace {

// Reading a bigger file for one column is not worth the wait.
constexpr std::uintmax_t kLargestFile = 64u * 1024 * 1024;

std::string text_of(const std::string& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error || size > kLargestFile) return "";
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(stream), {});
  auto decoded = text::decode(std::move(bytes));
  auto* text = std::get_if<text::DecodedText>(&decoded);
  return text == nullptr ? "" : std::move(text->utf8);
}

}  // namespace

void CorpusPlaces::read(const std::string& file) {
  if (file == file_) return;
  file_ = file;
  text_ = text_of(file);
  lines_ = text::LineTable(text_);
}

protocol::Range CorpusPlaces::operator()(const features::Location& location) {
  const protocol::Range line{{location.line, 0}, {location.line, 0}};
  if (location.range.end == 0 || stop_()) return line;
  read(location.file);
  if (text_.empty() || location.range.begin > text_.size()) return line;
  // The file may have changed since it was indexed: what is shown lies within the line all the
  // same.
  const text::SourceRange whole = lines_.line_range(text_, location.line);
  const auto inside = [&](std::uint32_t offset) {
    return std::clamp(offset, whole.begin, whole.end);
  };
  return protocol::PositionMapper(text_, lines_, encoding_)
      .range_of(text::SourceRange{inside(location.range.begin), inside(location.range.end)});
}

}  // namespace apparatus::server
