#include "citation/scan_collections.h"

#include <algorithm>

#include "citation/coded.h"
#include "citation/glyphs.h"
#include "citation/numbers.h"
#include "citation/scan_levels.h"

namespace apparatus::citation {
namespace {

using authority::LabelMeaning;
using authority::Scheme;
using authority::SchemeForm;
using text::ReadingRange;

// A full stop behind an initial or an abbreviation ends nothing.
bool ends_clause(const ScanState& scan, std::uint32_t at) {
  const char c = scan.text[at];
  if (c == ';' || c == '(' || c == ')') return true;
  if (c != '.' || at + 1 >= scan.end || scan.text[at + 1] != ' ')
    return c == '.' && at + 1 >= scan.end;
  const std::uint32_t word = letters_begin(scan.text, scan.begin, at);
  return at - word >= 4 && is_upper(glyph_at(scan.text, at + 2).value);
}

// A clause of a note: from the last semicolon, full stop or bracket before `at` to the next
// behind it.
ReadingRange clause_around(const ScanState& scan, std::uint32_t at) {
  constexpr std::uint32_t kLongestClause = 300;
  std::uint32_t begin = at;
  while (begin > scan.limit && at - begin < kLongestClause && !ends_clause(scan, begin - 1))
    --begin;
  std::uint32_t end = at;
  while (end < scan.end && end - at < kLongestClause && !ends_clause(scan, end)) ++end;
  return {skip_spaces(scan.text, begin, end), end};
}

// "Central Decimal File 1930–39": years, not a number.
bool opens_years(std::string_view text, const Value& value) {
  return value.text.size() == 4 && is_dash(glyph_at(text, value.end).value);
}

// "861.00/11249": a value that its look alone tells; its end, 0 where none stands at `at`.
std::uint32_t read_unlabelled(const ScanState& scan, const Scheme& scheme, ReadingRange clause,
                              std::uint32_t at, Citation& citation) {
  const Glyph before = glyph_before(scan.text, clause.begin, at);
  if (is_digit(before.value) || is_letter(before.value) || before.value == '.' ||
      before.value == '/')
    return 0;
  for (std::size_t level = 0; level < scheme.levels.size(); ++level) {
    if (has_level(citation, scheme.levels[level].name)) continue;
    for (const authority::ValueShape& shape : scheme.levels[level].shapes) {
      const std::uint32_t end = read_value_shape(scan.text, at, clause.end, shape);
      if (end == 0) continue;
      const Value value{at, end, std::string(scan.text.substr(at, end - at)), false};
      insert_part(citation, scheme, static_cast<int>(level), value);
      return end;
    }
  }
  return 0;
}

// The labelled numbers of the clause.
void read_boxes(const ScanState& scan, const Scheme& scheme, std::uint32_t index,
                ReadingRange clause, Citation& citation, std::uint32_t& from, std::uint32_t& to) {
  for (std::uint32_t at = clause.begin; at < clause.end; ++at) {
    if (!digit_at(scan.text, at)) continue;
    if (const std::uint32_t next = read_unlabelled(scan, scheme, clause, at, citation)) {
      from = std::min(from, at);
      to = std::max(to, next);
      at = next - 1;
      continue;
    }
    const Label label = label_before(scan.text, clause.begin, at, clause.end,
                                     scan.authority.schemes, scan.label_endings);
    const Value value = read_value(scan.text, at, clause.end, false);
    while (at < clause.end && digit_at(scan.text, at)) ++at;
    if (!label.found() || !value.found() || opens_years(scan.text, value)) continue;
    for (const LabelMeaning& meaning : *label.meanings) {
      if (meaning.scheme != index || meaning.level < 0) continue;
      if (has_level(citation, scheme.levels[static_cast<std::size_t>(meaning.level)].name))
        continue;
      insert_part(citation, scheme, meaning.level, value);
      from = std::min(from, label.begin);
      to = std::max(to, value.end);
    }
  }
  citation.scheme = scheme.id;
}

// Takes the archive whose siglum or name ends at `end`; false where none does, or it is too short
// to be one for sure, or the citation has its archive.
bool take_archive(const ScanState& scan, std::uint32_t begin, std::uint32_t end,
                  Citation& citation) {
  if (!citation.archive.empty()) return false;
  const authority::ArchiveMatch match = scan.authority.archives.ending_at(scan.text, begin, end);
  if (match.archive == nullptr ||
      (!match.by_name && authority::label_key(match.written).size() <= 2))
    return false;
  citation.archive = match.by_name ? std::string(scan.text.substr(match.begin, end - match.begin))
                                   : std::string(match.written);
  citation.archive_id = match.archive->id;
  citation.archive_range = {match.begin, end};
  return true;
}

// The names between the commas of the clause: the collection's and the archive's.
void read_chunks(const ScanState& scan, ReadingRange clause, Citation& citation,
                 std::uint32_t& from, std::uint32_t& to) {
  const Scheme* scheme = scan.authority.schemes.by_id(citation.scheme);
  std::uint32_t chunk = clause.begin;
  while (chunk < clause.end) {
    std::uint32_t chunk_end = chunk;
    while (chunk_end < clause.end && scan.text[chunk_end] != ',') ++chunk_end;
    // "HIA. Maklakov Papers": a siglum is too short for its stop to end a clause.
    const std::size_t stop = scan.text.substr(0, chunk_end).find(". ", chunk);
    if (stop != std::string_view::npos) {
      const auto end = static_cast<std::uint32_t>(stop);
      if (take_archive(scan, chunk, end, citation)) {
        from = std::min(from, citation.archive_range.begin);
        chunk = skip_spaces(scan.text, end + 1, clause.end);
      }
    }
    const std::uint32_t word = letters_begin(scan.text, chunk, chunk_end);
    if (take_archive(scan, clause.begin, chunk_end, citation)) {
      from = std::min(from, citation.archive_range.begin);
      to = std::max(to, chunk_end);
    } else if (scheme->levels.front().labels.empty() &&
               !has_level(citation, scheme->levels.front().name) &&
               is_upper(glyph_at(scan.text, chunk).value) &&
               has(scan.words.collections, std::string(scan.text.substr(word, chunk_end - word)))) {
      const Value value{chunk, chunk_end, std::string(scan.text.substr(chunk, chunk_end - chunk)),
                        false};
      insert_part(citation, *scheme, 0, value);
      from = std::min(from, chunk);
      to = std::max(to, chunk_end);
    }
    chunk = skip_spaces(scan.text, chunk_end + 1, clause.end);
    if (chunk <= chunk_end) break;
  }
}

// "Hoover Institution Archives. Maklakov Papers. Box 3. Folder 12": where stops part what commas
// part elsewhere, the names stand in the sentences before. Takes the one before the clause, and
// goes back to it; false where it holds no name.
bool read_sentence_before(const ScanState& scan, ReadingRange& clause, Citation& citation,
                          std::uint32_t& from, std::uint32_t& to) {
  const std::uint32_t behind = skip_spaces_back(scan.text, scan.limit, clause.begin);
  if (behind <= scan.limit || scan.text[behind - 1] != '.') return false;
  const ReadingRange before = clause_around(scan, behind - 1);
  if (before.end != behind - 1) return false;
  const std::size_t parts = citation.parts.size();
  const bool has_archive = !citation.archive.empty();
  read_chunks(scan, before, citation, from, to);
  if (citation.parts.size() == parts && has_archive == !citation.archive.empty()) return false;
  clause = before;
  return true;
}

// The same where the archive alone was seen already: it is the beginning of this citation.
void take_archive_before(ScanState& scan, Citation& citation, std::uint32_t& from) {
  if (!citation.archive.empty() || scan.sightings.size() <= scan.in_block) return;
  const Sighting& before = scan.sightings.back();
  if (before.shape != Shape::archive_only || before.citation.range.end > from) return;
  const std::string_view between =
      scan.text.substr(before.citation.range.end, from - before.citation.range.end);
  if (between.find_first_not_of(" .,\n") != std::string_view::npos) return;
  citation.archive = before.citation.archive;
  citation.archive_id = before.citation.archive_id;
  citation.archive_range = before.citation.archive_range;
  from = before.citation.range.begin;
  scan.sightings.pop_back();
}

}  // namespace

std::uint32_t consider_collection(ScanState& scan, const Label& first) {
  ReadingRange clause = clause_around(scan, first.begin);
  const auto& all = scan.authority.schemes.all();
  Sighting best;
  std::uint32_t begin = first.begin;
  std::uint32_t end = first.begin;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].form != SchemeForm::collection) continue;
    Citation citation;
    std::uint32_t from = clause.end;
    std::uint32_t to = clause.begin;
    read_boxes(scan, all[i], static_cast<std::uint32_t>(i), clause, citation, from, to);
    if (citation.parts.empty()) continue;
    read_chunks(scan, clause, citation, from, to);
    if (citation.parts.size() <= best.citation.parts.size()) continue;
    best.citation = std::move(citation);
    begin = from;
    end = to;
  }
  Citation& citation = best.citation;
  if (citation.parts.empty()) return 0;
  best.shape = Shape::collection;
  const Scheme* const scheme = scan.authority.schemes.by_id(citation.scheme);
  for (int names = 0; names < 2; ++names) {
    if (has_level(citation, scheme->levels.front().name) && !citation.archive.empty()) break;
    if (!read_sentence_before(scan, clause, citation, begin, end)) break;
  }
  take_archive_before(scan, citation, begin);
  const bool continued =
      scan.sightings.size() > scan.in_block && scan.sightings.back().shape == Shape::collection;
  const std::size_t signs = citation.parts.size() + (citation.archive.empty() ? 0 : 1);
  if (signs < 2 && !continued) return 0;
  if (citation.parts.size() == 1 && citation.archive_id.empty() && !continued) return 0;
  best.archive_looks_right = !citation.archive.empty();
  citation.range = {begin, end};
  return scan.keep(std::move(best));
}

}  // namespace apparatus::citation
