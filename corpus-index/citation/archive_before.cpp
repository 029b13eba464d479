#include "citation/archive_before.h"

#include <algorithm>

#include "citation/glyphs.h"
#include "citation/numbers.h"

namespace apparatus::citation {
namespace {

constexpr std::uint32_t kLongestParenthesis =
    250;  // bytes; a longer one explains more than an archive's name
constexpr std::uint32_t kLongestName = 200;

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  int letters = 0;
  int capitals = 0;
  int digits = 0;
  bool begins_with_capital = false;
};

// The word that ends at `end`; apostrophes and inner hyphens belong to it. Without letters where
// none does, or one that is longer than any name: a page of letters would be walked over from each
// of its numbers.
Word word_before(std::string_view text, std::uint32_t from, std::uint32_t end) {
  Word none;
  none.begin = none.end = end;
  Word word = none;
  while (word.begin > from) {
    const Glyph glyph = glyph_before(text, from, word.begin);
    const bool inner = is_apostrophe(glyph.value) || glyph.value == '-';
    if (!is_letter(glyph.value) && !is_digit(glyph.value) && !(inner && word.begin < end)) {
      if (!is_apostrophe(glyph.value)) break;
    }
    word.begin -= glyph.size;
    if (end - word.begin > kLongestName) return none;
    word.letters += is_letter(glyph.value) ? 1 : 0;
    word.digits += is_digit(glyph.value) ? 1 : 0;
    word.capitals += is_upper(glyph.value) ? 1 : 0;
    word.begins_with_capital = is_upper(glyph.value);
  }
  return word;
}

// "TsAKPM", "DAOO", "ЦДІАК", "GANO": capitals enough that no sentence writes such a word otherwise.
bool looks_like_siglum(const Word& word) {
  return word.begins_with_capital && word.digits == 0 && word.letters >= 3 && word.letters <= 12 &&
         word.capitals >= 2 && word.capitals * 3 >= word.letters;
}

// "I", "XIV": a number of a congress, not a siglum.
bool is_roman(std::string_view word) {
  return word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

// "A. N." is AN, "TNA, PRO" is TNA.
std::string as_meant(const authority::ArchiveMatch& match) {
  std::string written(match.written.substr(0, match.written.find(',')));
  if (written.find('.') == std::string::npos) return written;
  const std::string key = authority::label_key(written);
  for (const std::string& siglum : match.archive->sigla) {
    if (authority::label_key(siglum) == key) return siglum;
  }
  return written;
}

void take(ArchiveBefore& found, const authority::ArchiveMatch& match, std::uint32_t end) {
  found.begin = found.siglum_begin = match.begin;
  found.end = found.siglum_end = end;
  found.siglum = match.by_name ? match.archive->sigla.front() : as_meant(match);
  found.id = match.archive->id;
  found.by_name = match.by_name;
  found.short_siglum = !match.by_name && authority::label_key(match.written).size() <= 2;
  found.looks_right = !found.short_siglum;
}

// What was typed or scanned wrong in a siglum that is not in the register, if it is plain which one
// was meant: one letter too many, too few or another in a long one. A short siglum one letter away
// is another archive.
std::string repaired(std::string_view written, const authority::Archives& archives) {
  if (authority::label_key(written).size() < 8) return {};
  const std::vector<std::string> near = archives.near(written);
  if (near.empty()) return {};
  const std::string a = authority::label_key(written);
  const std::string b = authority::label_key(near.front());
  const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (apart > 1) return {};
  std::size_t same = 0;
  while (same < std::min(a.size(), b.size()) && a[same] == b[same]) ++same;
  std::size_t tail = 0;
  while (tail + same < std::min(a.size(), b.size()) &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
    ++tail;
  return same + tail + 1 >= std::max(a.size(), b.size()) ? near.front() : std::string();
}

// The siglum or name that ends exactly at `end`.
ArchiveBefore siglum_ending_at(std::string_view text, std::uint32_t from, std::uint32_t end,
                               const authority::Archives& archives) {
  ArchiveBefore found;
  const authority::ArchiveMatch match = archives.ending_at(text, from, end);
  if (match.archive != nullptr) {
    take(found, match, end);
    return found;
  }
  Word word = word_before(text, from, end);
  const Word last = word;
  if (!looks_like_siglum(word) && last.begins_with_capital && last.letters >= 2) {
    // "TsGA Moskvyy", "GA Kirov": a place behind the siglum.
    const std::uint32_t before = skip_spaces_back(text, from, word.begin);
    word = word_before(text, from, before);
    const bool two_letters = word.letters == 2 && word.capitals == 2;
    if (word.letters == 0 || !(looks_like_siglum(word) || two_letters)) return found;
  }
  const std::string_view written = text.substr(word.begin, end - word.begin);
  if (!looks_like_siglum(word) && word.end == end) return found;
  if (is_roman(text.substr(word.begin, word.end - word.begin))) return found;
  found.begin = found.siglum_begin = word.begin;
  found.end = found.siglum_end = end;
  found.looks_right = true;
  const std::string meant = repaired(written, archives);
  if (meant.empty()) {
    found.siglum = std::string(written);
    std::replace(found.siglum.begin(), found.siglum.end(), '\n', ' ');
  } else {
    found.siglum = meant;
    found.id = archives.by_siglum(meant).front()->id;
    found.damaged = true;
  }
  return found;
}

// Where the opening bracket to the closing one before `end` stands; `end` where there is none.
std::uint32_t opening_bracket(std::string_view text, std::uint32_t from, std::uint32_t end) {
  int depth = 0;
  for (std::uint32_t at = end; at > from && end - at < kLongestParenthesis;) {
    --at;
    if (text[at] == ')') ++depth;
    if (text[at] == '(' && --depth == 0) return at;
  }
  return end;
}

// Where the name of an archive begins that is written out before `end`: a known one, or a run of
// capitalised words.
std::uint32_t name_begin(std::string_view text, std::uint32_t from, std::uint32_t end,
                         const authority::Archives& archives) {
  end = skip_spaces_back(text, from, end);
  const std::uint32_t comma = end > from && text[end - 1] == ',' ? end - 1 : end;
  const authority::ArchiveMatch match = archives.ending_at(text, from, comma);
  if (match.archive != nullptr) return match.begin;
  std::uint32_t begin = comma;
  std::uint32_t at = comma;
  while (at > from && comma - at < kLongestName) {
    const Word word = word_before(text, from, at);
    if (word.letters == 0) break;
    const bool joins = word.letters <= 3;
    if (!word.begins_with_capital && !joins) break;
    if (word.begins_with_capital) begin = word.begin;
    at = skip_spaces_back(text, from, word.begin);
  }
  return begin;
}

// "(hereafter RGASPI)", "(RGASPI)", "(далее – РГАСПИ)" behind a name, or "(Russian State Military
// Archive)" behind a siglum; `open` and `close` are the places of the brackets.
ArchiveBefore archive_around_bracket(std::string_view text, std::uint32_t from, std::uint32_t open,
                                     std::uint32_t close, const authority::Authority& authority) {
  const std::uint32_t inner_end = skip_spaces_back(text, open, close);
  ArchiveBefore inside = siglum_ending_at(text, open + 1, inner_end, authority.archives);
  bool announced = false;
  for (const std::string& word : authority.schemes.words().hereafter) {
    announced = announced || text.substr(open, close - open).find(word) != std::string_view::npos;
  }
  ArchiveBefore before =
      siglum_ending_at(text, from, skip_spaces_back(text, from, open), authority.archives);
  const bool only_siglum = inside.found() && skip_spaces(text, open + 1, close) == inside.begin &&
                           inside.siglum_begin == inside.begin;
  if (inside.found() && (announced || (only_siglum && !before.found()) ||
                         (only_siglum && (before.id.empty() || before.id == inside.id)))) {
    inside.begin = name_begin(text, from, open, authority.archives);
    inside.end = close + 1;
    return inside;
  }
  if (!before.found()) return before;
  ArchiveBefore outside = before;
  outside.end = close + 1;
  return outside;
}

// "Tsentr dokumentatsii … Udmurtskoi respubliki g. Izhevsk": the name and, behind "g.", its town.
ArchiveBefore archive_before_town(std::string_view text, std::uint32_t from, std::uint32_t end,
                                  const authority::Archives& archives) {
  const Word town = word_before(text, from, end);
  if (!town.begins_with_capital || town.begin < from + 4) return {};
  const std::uint32_t mark = skip_spaces_back(text, from, town.begin);
  for (const std::string_view abbreviation : {" g.", " г."}) {
    const auto size = static_cast<std::uint32_t>(abbreviation.size());
    if (mark < from + size || text.compare(mark - size, size, abbreviation) != 0) continue;
    ArchiveBefore found =
        siglum_ending_at(text, from, skip_spaces_back(text, from, mark - size), archives);
    if (found.id.empty()) return {};
    found.end = end;
    return found;
  }
  return {};
}

}  // namespace

ArchiveBefore archive_before(std::string_view text, std::uint32_t from, std::uint32_t at,
                             const authority::Authority& authority) {
  std::uint32_t end = skip_spaces_back(text, from, at);
  char32_t separator = 0;
  const Glyph mark = glyph_before(text, from, end);
  if (mark.value == ',' || mark.value == '.' || mark.value == ':' || mark.value == '(') {
    separator = mark.value;
    end = skip_spaces_back(text, from, end - mark.size);
  }
  ArchiveBefore found;
  if (end > from && text[end - 1] == ',') end = skip_spaces_back(text, from, end - 1);
  if (end > from && text[end - 1] == ')') {
    const std::uint32_t open = opening_bracket(text, from, end);
    if (open == end) return found;
    found = archive_around_bracket(text, from, open, end - 1, authority);
  } else {
    found = siglum_ending_at(text, from, end, authority.archives);
    if (!found.found()) found = archive_before_town(text, from, end, authority.archives);
    // "RGIA, St Petersburg, f. 1282": the place between the siglum and the fond.
    if (!found.found() && separator == ',') {
      std::uint32_t comma = end;
      while (comma > from && end - comma < 30 && text[comma - 1] != ',' && text[comma - 1] != ';' &&
             !is_digit(static_cast<unsigned char>(text[comma - 1]))) {
        --comma;
      }
      if (comma > from && text[comma - 1] == ',' &&
          is_upper(glyph_at(text, skip_spaces(text, comma, end)).value)) {
        const ArchiveBefore hop = siglum_ending_at(
            text, from, skip_spaces_back(text, from, comma - 1), authority.archives);
        if (!hop.id.empty() && !hop.short_siglum) {
          found = hop;
          found.end = end;
        }
      }
    }
  }
  found.separator = separator;
  return found;
}

}  // namespace apparatus::citation
