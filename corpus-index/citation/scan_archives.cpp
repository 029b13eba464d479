#include "citation/scan_archives.h"

#include <algorithm>
#include <string>

#include "citation/glyphs.h"
#include "citation/numbers.h"

namespace apparatus::citation {
namespace {

// "Tsentral'nyi … arkhiv … (TsGAOR)" in a bibliography: the archive under which its fonds are
// listed. `at` is behind the word that says that it is an archive.
std::uint32_t consider_heading(ScanState& scan, std::uint32_t at) {
  const text::Zone zone = scan.zone();
  if (zone != text::Zone::bibliography && zone != text::Zone::heading) return 0;
  std::uint32_t open = at;
  while (open < scan.end && open - at < 120 && scan.text[open] != '(' && scan.text[open] != ';' &&
         !digit_at(scan.text, open))
    ++open;
  if (open >= scan.end || scan.text[open] != '(') return 0;
  const std::uint32_t close = scan.closing_bracket(open, 40);
  if (close == open) return 0;
  const std::vector<const authority::Archive*> meant =
      scan.authority.archives.by_siglum(scan.text.substr(open + 1, close - open - 1));
  if (meant.empty()) return 0;
  Sighting sighting;
  sighting.shape = Shape::archive_only;
  sighting.citation.range = {close + 1, close + 1};
  scan.attach_archive(sighting, close + 1);
  if (sighting.citation.archive.empty()) return 0;
  sighting.citation.range.end = close + 1;
  sighting.citation.scheme = meant.front()->scheme;
  sighting.citation.how = How::general;
  sighting.repairs.clear();
  return scan.keep(std::move(sighting));
}

// "from the …", "in …".
bool behind_a_preposition(const ScanState& scan, std::uint32_t at) {
  std::uint32_t end = skip_spaces_back(scan.text, scan.begin, at);
  std::uint32_t word = letters_begin(scan.text, scan.begin, end);
  if (word < end && read_word(scan.text, word, end, scan.words.articles) == end - word) {
    end = skip_spaces_back(scan.text, scan.begin, word);
    word = letters_begin(scan.text, scan.begin, end);
  }
  return word < end && read_word(scan.text, word, end, scan.words.sources) == end - word;
}

}  // namespace

std::uint32_t consider_name(ScanState& scan, std::uint32_t at) {
  std::uint32_t end = at + 1;
  while (end < scan.end && is_letter(glyph_at(scan.text, end).value))
    end += glyph_at(scan.text, end).size;
  // Where one of the words stands that end an archive's name, the register is asked.
  const auto& archives = scan.words.archives;
  const bool archive = std::any_of(archives.begin(), archives.end(), [&](const std::string& word) {
    return end >= scan.limit + word.size() &&
           scan.text.substr(end - word.size(), word.size()) == word;
  });
  if (!archive) return end;
  if (const std::uint32_t next = consider_heading(scan, end)) return next;
  const authority::ArchiveMatch match =
      scan.authority.archives.ending_at(scan.text, scan.limit, end);
  if (match.archive == nullptr ||
      (!match.by_name && match.written.find(' ') == std::string_view::npos))
    return end;
  // What follows makes it the beginning of a citation of a file: that will take the name in.
  const std::uint32_t behind = skip_spaces(scan.text, end, scan.end);
  if (behind < scan.end && (scan.text[behind] == ',' || scan.text[behind] == '(')) {
    for (std::uint32_t i = behind; i < scan.end && i < behind + 40; ++i) {
      if (digit_at(scan.text, i)) return end;
    }
  }
  const bool opens = match.begin == scan.begin;
  if (!opens && !behind_a_preposition(scan, match.begin)) return end;
  Sighting sighting;
  sighting.shape = Shape::archive_only;
  sighting.citation.archive = !match.by_name || scan.uses_siglum(match.archive->id)
                                  ? match.archive->sigla.front()
                                  : one_line(scan.text, match.begin, end);
  sighting.citation.archive_id = match.archive->id;
  sighting.citation.archive_range = sighting.citation.range = {match.begin, end};
  sighting.citation.scheme = match.archive->scheme;
  sighting.citation.how = How::general;
  sighting.archive_looks_right = true;
  return scan.keep(std::move(sighting));
}

}  // namespace apparatus::citation
