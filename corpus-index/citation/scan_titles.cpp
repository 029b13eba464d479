#include "citation/scan_titles.h"

#include "citation/glyphs.h"
#include "citation/numbers.h"
#include "citation/scan_leaves.h"
#include "citation/scan_levels.h"

namespace apparatus::citation {
namespace {

using authority::Scheme;

struct Title {
  text::ReadingRange range;
  authority::ArchiveMatch archive;
  std::uint32_t archive_end = 0;
};

// A title has one: "série Z", but not "see also".
bool has_capital(std::string_view words) {
  for (std::uint32_t at = 0; at < words.size();) {
    const Glyph glyph = glyph_at(words, at);
    if (is_upper(glyph.value)) return true;
    at += glyph.size;
  }
  return false;
}

// The words between the archive and the volume whose label stands at `label`: "Europe 1918–1940,
// URSS". Empty where no archive of the scheme goes before them in the same clause.
Title title_before(const ScanState& scan, const Scheme& scheme, std::uint32_t label) {
  constexpr std::uint32_t kFurthest = 160;  // bytes
  const std::string_view text = scan.text;
  std::uint32_t end = skip_spaces_back(text, scan.limit, label);
  if (end > scan.limit && text[end - 1] == ',') --end;
  for (std::uint32_t at = end; at > scan.limit && end - at < kFurthest; --at) {
    const char c = text[at - 1];
    if (c == ';' || c == '(' || c == ')') break;
    if (c != ',' && c != ':') continue;
    const auto match = scan.authority.archives.ending_at(text, scan.limit, at - 1);
    if (match.archive == nullptr || match.archive->scheme != scheme.id) continue;
    const std::uint32_t begin = skip_spaces(text, at, end);
    if (has_capital(text.substr(begin, end - begin))) return {{begin, end}, match, at - 1};
    break;
  }
  return {};
}

// ", f. 3" behind "b. 15", and then the leaves; returns the citation's end.
std::uint32_t read_below(ScanState& scan, const Scheme& scheme, int level, Sighting& sighting,
                         std::uint32_t end) {
  const std::uint32_t at = scan.past_mark(end);
  const Label label = scan.label_here(at);
  if (!label.found()) return end;
  for (const authority::LabelMeaning& meaning : *label.meanings) {
    const bool below =
        &scan.authority.schemes.all()[meaning.scheme] == &scheme && meaning.level > level;
    const Value value = below ? read_value(scan.text, label.end, scan.end, false) : Value{};
    if (!value.found()) continue;
    insert_part(sighting.citation, scheme, meaning.level, value);
    return read_below(scan, scheme, meaning.level, sighting, value.end);
  }
  if (!is_leaf_label(scan, label, sighting.citation)) return end;
  const std::uint32_t leaves = labelled_leaves(scan, sighting, at);
  if (leaves == 0) return end;
  sighting.leaf_labelled = true;
  return more_labelled_leaves(scan, sighting.citation, leaves);
}

}  // namespace

std::uint32_t consider_titled(ScanState& scan, const Scheme& scheme, int level,
                              const Label& label) {
  const Value value = read_value(scan.text, label.end, scan.end, false);
  if (!value.found()) return 0;
  const Title title = title_before(scan, scheme, label.begin);
  const bool continued = scan.sightings.size() > scan.in_block &&
                         scan.sightings.back().citation.scheme == scheme.id &&
                         scan.only_joins(scan.limit, label.begin);
  if (title.range.empty() && !continued) return 0;
  Sighting sighting;
  sighting.shape = Shape::titled;
  Citation& citation = sighting.citation;
  citation.scheme = scheme.id;
  citation.range = {label.begin, value.end};
  insert_part(citation, scheme, level, value);
  if (!title.range.empty()) {
    citation.archive = title.archive.by_name
                           ? one_line(scan.text, title.archive.begin, title.archive_end)
                           : std::string(title.archive.written);
    citation.archive_id = title.archive.archive->id;
    citation.archive_range = {title.archive.begin, title.archive_end};
    citation.range.begin = title.archive.begin;
    sighting.archive_looks_right = true;
    insert_part(citation, scheme, 0,
                {title.range.begin, title.range.end,
                 one_line(scan.text, title.range.begin, title.range.end), false});
  }
  citation.range.end = read_below(scan, scheme, level, sighting, value.end);
  return scan.keep(std::move(sighting));
}

}  // namespace apparatus::citation
