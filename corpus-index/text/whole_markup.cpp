// Counts braces, or runs of asterisks and underscores: how many ends in the range have no beginning
// there, and how many beginnings no end. An asterisk does not say which it is, but an odd number of
// them leaves one over.
#include "text/whole_markup.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace apparatus::text {
namespace {

struct Cut {
  int ends = 0;        // that have no beginning in the range
  int beginnings = 0;  // that have no end in the range
};

bool is_escaped(std::string_view source, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && source[at - 1 - backslashes] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

Cut cut_groups(std::string_view source, SourceRange range) {
  Cut cut;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (is_escaped(source, at)) continue;
    if (source[at] == '{') ++cut.beginnings;
    if (source[at] == '}') {
      if (cut.beginnings > 0)
        --cut.beginnings;
      else
        ++cut.ends;
    }
  }
  return cut;
}

bool is_letter_or_digit(char byte) {
  return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
         static_cast<unsigned char>(byte) >= 0x80;
}

bool is_emphasis(std::string_view source, std::size_t at) {
  if ((source[at] != '*' && source[at] != '_') || is_escaped(source, at)) return false;
  // An underscore between letters is none.
  const bool within_word = at > 0 && at + 1 < source.size() && is_letter_or_digit(source[at - 1]) &&
                           is_letter_or_digit(source[at + 1]);
  return source[at] == '*' || !within_word;
}

// A run of marks opens or closes as one.
Cut cut_emphasis(std::string_view source, SourceRange range) {
  int runs = 0;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!is_emphasis(source, at)) continue;
    ++runs;
    while (at + 1 < range.end && source[at + 1] == source[at]) ++at;
  }
  return {runs % 2, 0};
}

Cut cut_in(const Document& document, SourceRange range) {
  switch (document.format) {
    case Format::latex:
      return cut_groups(document.source, range);
    case Format::markdown:
      return cut_emphasis(document.source, range);
    case Format::plain:
      break;
  }
  return {};
}

// The command before a brace: "\emph" and the like, or nothing.
std::uint32_t command_before(std::string_view source, std::uint32_t brace) {
  std::uint32_t at = brace;
  while (at > 0 && ((source[at - 1] | 0x20) >= 'a' && (source[at - 1] | 0x20) <= 'z')) --at;
  return at < brace && at > 0 && source[at - 1] == '\\' ? at - 1 : brace;
}

// Where a group begins that consists of a switch and what stands at `at`: "{\\em "; else `at`.
std::uint32_t before_switch(std::string_view source, std::uint32_t at) {
  for (const std::string_view group : std::initializer_list<std::string_view>{
           "{\\em ", "{\\it ", "{\\itshape ", "{\\sl ", "{\\slshape "}) {
    if (source.substr(0, at).ends_with(group)) return at - static_cast<std::uint32_t>(group.size());
  }
  return at;
}

}  // namespace

bool holds_whole_markup(const Document& document, SourceRange range) {
  const Cut cut = cut_in(document, range);
  return cut.ends == 0 && cut.beginnings == 0;
}

SourceRange with_whole_markup(const Document& document, SourceRange range) {
  const std::string_view source = document.source;
  SourceRange whole = range;
  for (Cut cut = cut_in(document, whole); cut.ends > 0; cut = cut_in(document, whole)) {
    if (whole.begin == 0) return range;
    if (const std::uint32_t switched = before_switch(source, whole.begin); switched < whole.begin) {
      whole.begin = switched;
      continue;
    }
    const char before = source[whole.begin - 1];
    if (before != '{' && before != '*' && before != '_') return range;
    --whole.begin;
    if (before == '{')
      whole.begin = command_before(source, whole.begin);
    else
      while (whole.begin > 0 && source[whole.begin - 1] == before) --whole.begin;
  }
  return holds_whole_markup(document, whole) ? whole : range;
}

}  // namespace apparatus::text
