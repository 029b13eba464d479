// Tables of words, compared without case and without the marks around them.
#include "text/headings.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/letters.h"

namespace apparatus::text {
namespace {

// The headings of an apparatus in the languages of European scholarship.
constexpr std::array<std::string_view, 14> kNotesHeadings = {
    "notes",        "endnotes",   "footnotes", "note",     "anmerkungen", "fussnoten", "fußnoten",
    "notes de fin", "примечания", "сноски",    "примітки", "przypisy",    "poznámky",  "виноски"};
constexpr std::array<std::string_view, 24> kBibliographyHeadings = {
    "bibliography",
    "references",
    "works cited",
    "select bibliography",
    "selected bibliography",
    "sources",
    "sources and literature",
    "list of references",
    "bibliographie",
    "bibliografia",
    "literatur",
    "literaturverzeichnis",
    "quellen und literatur",
    "quellen- und literaturverzeichnis",
    "sources et bibliographie",
    "библиография",
    "литература",
    "список литературы",
    "список источников и литературы",
    "источники и литература",
    "бібліографія",
    "література",
    "список використаних джерел",
    "references cited"};

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

// Whether the line is one of `headings` and nothing else; a sentence may end with such a word.
template <std::size_t N>
bool is_one_of(std::string_view line, const std::array<std::string_view, N>& headings) {
  if (line.size() > 64 || letter_case_at(line, 0) == LetterCase::small) return false;
  const std::string_view words = heading_words(line);
  return std::any_of(headings.begin(), headings.end(),
                     [&](std::string_view heading) { return is_heading(words, heading); });
}

}  // namespace

bool is_notes_heading(std::string_view line) { return is_one_of(line, kNotesHeadings); }
bool is_bibliography_heading(std::string_view line) {
  return is_one_of(line, kBibliographyHeadings);
}

}  // namespace apparatus::text
