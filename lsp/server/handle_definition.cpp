// textDocument/definition. A place in the corpus is given in bytes of the text, and the editor
// counts otherwise: the line is read from the file, once a file.
#include <fstream>
#include <iterator>
#include <map>

#include "lsp/server/draft_requests.h"
#include "text/encoding.h"

namespace apparatus::server {
namespace {

// Reading a bigger file for one column is not worth the wait; its line begins at column 0 all the
// same.
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

// The index counts from the beginning of the text, the editor from that of the line.
text::SourceRange columns_of(const features::Location& location, std::string_view text) {
  if (location.range.begin > text.size()) return {};
  std::uint32_t line = location.range.begin;
  while (line > 0 && text[line - 1] != '\n' && text[line - 1] != '\r') --line;
  return {location.range.begin - line, location.range.end - line};
}

}  // namespace

rpc::Outcome handle_definition(const Work& work, const protocol::PositionParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto definition =
      work.engine.definition(work.draft.snapshot(), std::get<std::uint32_t>(offset));

  std::map<std::string, std::string> texts;
  const auto place_of = [&](const features::Location& location) {
    protocol::Range range{{location.line, 0}, {location.line, 0}};
    if (location.range.end == 0 || work.stop()) return range;
    auto it = texts.find(location.file);
    if (it == texts.end()) it = texts.emplace(location.file, text_of(location.file)).first;
    if (it->second.empty()) return range;
    return protocol::range_in_line(it->second, location.line, columns_of(location, it->second),
                                   work.client.encoding);
  };
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(
      protocol::to_definition(definition, audience_of(work, positions), place_of));
}

}  // namespace apparatus::server
