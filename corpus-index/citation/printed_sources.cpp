#include "citation/printed_sources.h"

#include <algorithm>

#include "citation/glyphs.h"
#include "citation/numbers.h"

namespace apparatus::citation {
namespace {

bool begins_word(std::string_view text, std::uint32_t from, std::uint32_t at) {
  return !is_letter(glyph_before(text, from, at).value);
}

// "p. 17", "pp. 3", "с. 5".
bool page_at(std::string_view text, std::uint32_t at, std::uint32_t end,
             const authority::CitationWords& words) {
  const std::uint32_t word = read_word(text, at, end, words.pages);
  if (word == 0) return false;
  std::uint32_t number = at + word;
  if (number < end && text[number] == '.') ++number;
  number = skip_spaces(text, number, end);
  return number < end && is_digit(static_cast<unsigned char>(text[number]));
}

// A title or a quoted title that overlaps the range and begins before `until`.
bool title_in(const text::Document& document, text::ReadingRange range) {
  auto span = std::lower_bound(
      document.zones.begin(), document.zones.end(), range.begin,
      [](const text::ZoneSpan& s, std::uint32_t at) { return s.range.begin < at; });
  for (; span != document.zones.end() && span->range.begin < range.end; ++span) {
    if (span->zone == text::Zone::title) return true;
  }
  return false;
}

bool key_in(const text::Document& document, text::ReadingRange range) {
  return std::any_of(document.citation_keys.begin(), document.citation_keys.end(),
                     [&](const text::CitationKey& key) { return range.contains(key.reading); });
}

}  // namespace

PrintedSources printed_sources(const text::Document& document, text::ReadingRange range,
                               const authority::CitationWords& words) {
  PrintedSources found;
  const std::string_view text = document.reading;
  bool aside = false;
  std::uint32_t sentence = range.begin;
  const auto sign = [&] {
    found.any = true;
    if (!aside) found.main = true;
  };
  for (std::uint32_t at = range.begin; at < range.end;) {
    const Glyph glyph = glyph_at(text, at);
    const bool word = is_letter(glyph.value) && begins_word(text, range.begin, at);
    if (glyph.value == '.' && at + 2 < range.end && text[at + 1] == ' ' &&
        is_upper(glyph_at(text, at + 2).value) && at > sentence + 3 &&
        is_lower(glyph_before(text, range.begin, at).value)) {
      if (title_in(document, {sentence, at})) sign();
      aside = false;
      sentence = at + 1;
    }
    if (word) {
      if (read_word(text, at, range.end, words.asides) > 0) aside = true;
      if (page_at(text, at, range.end, words) ||
          read_word(text, at, range.end, words.same_work) > 0)
        sign();
    }
    if (glyph.value == ',') {
      const std::uint32_t next = skip_spaces(text, at + 1, range.end);
      if (next < range.end && is_digit(static_cast<unsigned char>(text[next])) &&
          is_letter(glyph_before(text, range.begin, at).value)) {
        sign();
      }
    }
    if (glyph.value == ')' && at >= range.begin + 4) {
      const std::string_view year = text.substr(at - 4, 4);
      if (year.find_first_not_of("0123456789") == std::string_view::npos) sign();
    }
    at += std::max<std::uint32_t>(glyph.size, 1);
  }
  if (title_in(document, {sentence, range.end})) sign();
  if (key_in(document, range)) sign();
  return found;
}

}  // namespace apparatus::citation
