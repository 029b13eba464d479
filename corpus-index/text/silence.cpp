// Reads the request and finds the lines it covers.
#include "text/silence.h"

#include <string_view>

#include "text/letters.h"

namespace apparatus::text {
namespace {

// The next word of `rest`, which is shortened by it; commas separate as blanks do.
std::string_view next_word(std::string_view& rest) {
  const auto is_gap = [](char c) {
    return is_blank_byte(static_cast<unsigned char>(c)) || c == ',';
  };
  while (!rest.empty() && is_gap(rest.front())) rest.remove_prefix(1);
  std::size_t end = 0;
  while (end < rest.size() && !is_gap(rest[end])) ++end;
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

// The line of the request and the next that is not empty.
SourceRange covered_lines(const Document& document, SourceRange comment) {
  const std::uint32_t first = document.lines.line_of(comment.begin);
  std::uint32_t last = document.lines.line_of(comment.end);
  SourceRange covers = document.lines.line_range(document.source, first);
  while (++last < document.lines.line_count()) {
    const SourceRange line = document.lines.line_range(document.source, last);
    covers.end = line.end;
    for (const char c : document.text(line)) {
      if (!is_blank_byte(static_cast<unsigned char>(c))) return covers;
    }
  }
  covers.end = static_cast<std::uint32_t>(document.source.size());
  return covers;
}

}  // namespace

void add_silence(Document& document, SourceRange comment_text) {
  std::string_view rest = document.text(comment_text);
  if (next_word(rest) != "apparatus:") return;
  const std::string_view request = next_word(rest);
  Silence silence;
  if (request == "ignore-file") {
    silence.covers = {0, static_cast<std::uint32_t>(document.source.size())};
  } else if (request == "ignore") {
    silence.covers = covered_lines(document, comment_text);
  } else {
    return;
  }
  for (std::string_view code = next_word(rest); !code.empty(); code = next_word(rest)) {
    silence.codes.emplace_back(code);
  }
  document.silences.push_back(std::move(silence));
}

}  // namespace apparatus::text
