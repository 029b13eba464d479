// Tables of words out of data/headings.toml, compared without case and without the marks around
// them.
#include "text/headings.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/embedded.h"
#include "text/letters.h"

namespace apparatus::text {
namespace {

using Headings = std::vector<std::string_view>;

// The strings of one table of headings.toml. No more of TOML is read than that file has: headers of
// tables, and lists of strings, each on a line of its own.
Headings table(std::string_view name) {
  Headings found;
  bool ours = false;
  for (const EmbeddedFile& file : embedded_files()) {
    std::string_view rest = file.content;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.starts_with('#')) continue;
      if (line.starts_with('[')) ours = line.substr(1, line.find(']') - 1) == name;
      if (!ours) continue;
      for (std::size_t open = line.find('"'); open != std::string_view::npos;) {
        const std::size_t close = line.find('"', open + 1);
        if (close == std::string_view::npos) break;
        found.push_back(line.substr(open + 1, close - open - 1));
        open = line.find('"', close + 1);
      }
    }
  }
  return found;
}

// ASCII and Cyrillic capitals as small letters.
std::string lowered(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto byte = static_cast<unsigned char>(out[i]);
    if (byte >= 'A' && byte <= 'Z') {
      out[i] = static_cast<char>(byte + 32);
    } else if (byte == 0xD0 && i + 1 < out.size()) {
      const auto second = static_cast<unsigned char>(out[i + 1]);
      if (second >= 0x90 && second <= 0x9F) out[i + 1] = static_cast<char>(second + 0x20);
      if (second >= 0xA0 && second <= 0xAF) {
        out[i] = static_cast<char>(0xD1);
        out[i + 1] = static_cast<char>(second - 0x20);
      }
      if (second == 0x86) {
        out[i] = static_cast<char>(0xD1);
        out[i + 1] = static_cast<char>(0x96);
      }
      ++i;
    }
  }
  return out;
}

// A heading without its marks: "## *Notes*:".
std::string_view heading_words(std::string_view line) {
  const auto is_mark = [](char c) {
    return c == '#' || c == '*' || c == '_' || c == ' ' || c == ':' || c == '.' || c == '\t';
  };
  while (!line.empty() && is_mark(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_mark(line.back())) line.remove_suffix(1);
  return line;
}

// Whether the words are this heading, in small letters or capitals. Their length and their first
// letter settle nearly all, and a reader asks for every short line of a corpus.
bool is_heading(std::string_view words, std::string_view heading) {
  if (words.size() != heading.size()) return false;
  const unsigned char first = byte_at(words, 0);
  if (first < 0x80 && (first | 0x20U) != byte_at(heading, 0)) return false;
  return lowered(words) == heading;
}

bool is_one_of(std::string_view words, const Headings& headings) {
  return std::any_of(headings.begin(), headings.end(),
                     [&](std::string_view heading) { return is_heading(words, heading); });
}

// Whether the line is one of `headings` and nothing else; a sentence may end with such a word.
bool is_line_of(std::string_view line, const Headings& headings) {
  if (line.size() > 64 || letter_case_at(line, 0) == LetterCase::small) return false;
  return is_one_of(heading_words(line), headings);
}

}  // namespace

bool is_notes_heading(std::string_view line) {
  static const Headings headings = table("notes");
  return is_line_of(line, headings);
}
bool is_bibliography_heading(std::string_view line) {
  static const Headings headings = table("bibliography");
  return is_line_of(line, headings);
}
bool is_no_title(std::string_view words) {
  static const Headings references = table("no_titles");
  return is_one_of(words, references);
}

}  // namespace apparatus::text
