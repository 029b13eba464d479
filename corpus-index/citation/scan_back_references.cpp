#include "citation/scan_back_references.h"

#include <algorithm>

#include "citation/coded.h"
#include "citation/glyphs.h"
#include "citation/numbers.h"
#include "citation/scan_leaves.h"
#include "citation/scan_levels.h"
#include "citation/scan_slashes.h"

namespace apparatus::citation {
namespace {

using authority::Scheme;
using authority::SchemeForm;

// Whether a file in slashes or by a code stands at `at`.
bool begins_another_file(const ScanState& scan, std::uint32_t at) {
  std::uint32_t digits = at;
  while (digits < scan.end && digit_at(scan.text, digits)) ++digits;
  if (digits > at) {
    const Value first = read_value(scan.text, at, scan.end, true);
    if (!first.found() || !looks_like_slashes(scan, digits) || first.end >= scan.end ||
        scan.text[first.end] != '/')
      return false;
    const Value second =
        read_value(scan.text, skip_spaces(scan.text, first.end + 1, scan.end), scan.end, true);
    return second.found() && second.end < scan.end && scan.text[second.end] == '/';
  }
  for (const Scheme& scheme : scan.authority.schemes.all()) {
    if (scheme.form != SchemeForm::coded || !is_upper(glyph_at(scan.text, at).value)) continue;
    const CodedReading reading = read_coded(scan.text, at, scan.end, scheme);
    if (reading.parts.empty()) continue;
    if (scheme.codes.empty() ? has(scan.schemes_seen, scheme.id)
                             : has(scheme.codes, reading.letters))
      return true;
  }
  return false;
}

bool follows_another_level(const ScanState& scan, const Label& label) {
  const Value value = read_value(scan.text, label.end, scan.end, false);
  if (!value.found()) return false;
  std::uint32_t at = skip_spaces(scan.text, value.end, scan.end);
  if (at < scan.end && (scan.text[at] == ',' || scan.text[at] == '.'))
    at = skip_spaces(scan.text, at + 1, scan.end);
  return label_at(scan.text, at, scan.end, scan.authority.schemes).found();
}

void read_behind_back(ScanState& scan, Sighting& sighting, std::uint32_t at, bool comma) {
  Citation& citation = sighting.citation;
  if (read_word(scan.text, at, scan.end, scan.words.volumes) > 0) {
    sighting.printed_volume = true;
    return;
  }
  if (const std::uint32_t page = read_word(scan.text, at, scan.end, scan.words.pages)) {
    std::uint32_t number = at + page;
    if (number < scan.end && scan.text[number] == '.') ++number;
    number = skip_spaces(scan.text, number, scan.end);
    const Label label = scan.label_here(at);
    const bool level = label.meanings != nullptr && label.meanings->front().level >= 0 &&
                       label.end < scan.end && digit_at(scan.text, label.end) &&
                       follows_another_level(scan, label);
    if (digit_at(scan.text, number) && !level) {
      const std::vector<Leaf> pages = read_leaves(scan.text, number, scan.end, scan.words);
      sighting.printed_page = true;
      if (pages.empty()) return;
      set_leaves(citation, pages);
      citation.range.end = pages.back().end;
      return;
    }
  }
  const Label label = scan.label_here(at);
  const bool levels = label.found() && follows_another_level(scan, label);
  if (!levels) {
    if (const std::uint32_t next = labelled_leaves(scan, sighting, at)) {
      sighting.leaf_labelled = true;
      citation.range.end = more_labelled_leaves(scan, citation, next);
      return;
    }
  }
  if (label.found() && label.end < scan.end) {
    Sighting rest;
    std::uint64_t schemes = ~std::uint64_t{0};
    const std::uint32_t next = read_levels(scan, rest, at, schemes);
    if (next > 0) {
      citation.parts = rest.citation.parts;
      citation.leaves = rest.citation.leaves;
      citation.leaves_range = rest.citation.leaves_range;
      citation.scheme = rest.citation.scheme;
      sighting.repairs.insert(sighting.repairs.end(), rest.repairs.begin(), rest.repairs.end());
      citation.range.end = next;
      sighting.leaf_labelled = rest.leaf_labelled;
    }
    return;
  }
  if (!comma || !digit_at(scan.text, at)) return;
  std::uint32_t digits_end = at;
  while (digit_at(scan.text, digits_end)) ++digits_end;
  if (looks_like_slashes(scan, digits_end)) return;  // a file of its own; it inherits the archive
  const std::vector<Leaf> leaves = read_leaves(scan.text, at, scan.end, scan.words);
  if (leaves.empty() || !ends_a_number(scan.text, leaves.front().end, scan.end, scan.words)) return;
  const bool year =
      leaves.front().first >= 1500 && leaves.front().first <= 2030 && !leaves.front().verso;
  if (year) {
    sighting.printed_volume = true;
    return;
  }
  set_leaves(citation, leaves);
  citation.range.end = leaves.back().end;
}

}  // namespace

std::uint32_t consider_back(ScanState& scan, std::uint32_t begin, std::uint32_t end,
                            bool same_work) {
  Sighting sighting;
  sighting.shape = Shape::back;
  Citation& citation = sighting.citation;
  citation.how = How::ibid;
  const bool stop = end < scan.end && scan.text[end] == '.';
  citation.range = {begin, end + (stop ? 1 : 0)};
  const auto& shortened = scan.words.shortened;
  if (!stop && std::find(shortened.begin(), shortened.end(),
                         scan.text.substr(begin, end - begin)) != shortened.end()) {
    sighting.repairs.push_back({{end, end}, ".", {begin, end}, "no full stop after Ibid"});
  }
  scan.attach_archive(sighting, begin);
  if (!sighting.archive_looks_right && citation.archive_range.empty()) {
    // An author's op. cit. is a book.
    if (same_work && skip_spaces_back(scan.text, scan.begin, begin) > scan.begin) return 0;
  } else if (!sighting.archive_looks_right || citation.archive_id.empty()) {
    citation.archive.clear();
    citation.archive_id.clear();
    citation.archive_range = {};
    citation.range.begin = begin;
    if (same_work) return 0;
  }
  std::uint32_t at = skip_spaces(scan.text, citation.range.end, scan.end);
  const bool comma = at < scan.end && scan.text[at] == ',';
  if (comma) at = skip_spaces(scan.text, at + 1, scan.end);
  if (comma && begins_another_file(scan, at)) {
    scan.pending_back = citation.range;
    return citation.range.end;
  }
  read_behind_back(scan, sighting, at, comma);
  return scan.keep(std::move(sighting));
}

}  // namespace apparatus::citation
