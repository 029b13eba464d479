#include "citation/scan_codes.h"

#include "citation/archive_before.h"
#include "citation/coded.h"
#include "citation/glyphs.h"
#include "citation/numbers.h"
#include "citation/scan_leaves.h"

namespace apparatus::citation {
namespace {

using authority::Scheme;
using authority::SchemeForm;

bool is_superscript(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

// Where "Ly" of "S.H.D., Ly 20" or "7 Yd" of "7 Yd 5" begins, behind a mark; `letters` where no
// such thing stands. Nearly every number is turned away by the first byte before it.
std::uint32_t syllable_before(const ScanState& scan, std::uint32_t letters) {
  std::uint32_t begin = letters;
  while (begin > scan.limit && letters - begin < 2 && scan.text[begin - 1] >= 'a' &&
         scan.text[begin - 1] <= 'z') {
    --begin;
  }
  if (begin == letters || begin <= scan.limit) return letters;
  if (scan.text[begin - 1] < 'A' || scan.text[begin - 1] > 'Z') return letters;
  --begin;
  std::uint32_t before = begin;
  while (before > scan.limit && scan.text[before - 1] == ' ') --before;
  std::uint32_t number = before;
  while (number > scan.limit && is_digit(static_cast<unsigned char>(scan.text[number - 1]))) {
    --number;
  }
  if (number < before && before - number <= 2) {
    begin = before = number;
    while (before > scan.limit && scan.text[before - 1] == ' ') --before;
  }
  if (before <= scan.begin) return letters;
  const char mark = scan.text[before - 1];
  return mark == ',' || mark == ';' || mark == ':' || mark == '(' || mark == '.' ? begin : letters;
}

// Where the code would begin that this number belongs to: at the letters before it, or at the
// number itself
// ("7 N 3122"); `at` + 1 for none.
std::uint32_t code_start(const ScanState& scan, std::uint32_t at, std::uint32_t digits_end) {
  std::uint32_t letters = at;
  if (letters > scan.limit && (scan.text[letters - 1] == '/' || scan.text[letters - 1] == ' '))
    --letters;
  while (letters > scan.limit &&
         is_superscript(glyph_before(scan.text, scan.limit, letters).value)) {
    letters -= glyph_before(scan.text, scan.limit, letters).size;
  }
  std::uint32_t begin = letters;
  while (begin > scan.limit && letters - begin < 10 &&
         ((scan.text[begin - 1] >= 'A' && scan.text[begin - 1] <= 'Z') ||
          (scan.text[begin - 1] == '.' && begin < letters + 1))) {
    --begin;
  }
  while (begin < letters && scan.text[begin] == '.') ++begin;
  if (begin < letters && scan.text[begin] != '.') {
    const Glyph outside = glyph_before(scan.text, scan.begin, begin);
    if (!is_letter(outside.value) && !is_digit(outside.value)) return begin;
  }
  if (const std::uint32_t syllable = syllable_before(scan, letters); syllable < letters) {
    return syllable;
  }
  std::uint32_t behind = digits_end;
  if (behind < scan.end && (scan.text[behind] == ' ' || scan.text[behind] == '/')) ++behind;
  const bool letter = behind < scan.end && scan.text[behind] >= 'A' && scan.text[behind] <= 'Z';
  const bool accession = digits_end - at == 8 && digits_end < scan.end &&
                         scan.text[digits_end] == '/';  // "19940500/95"
  return letter || accession ? at : at + 1;
}

// In front of "AB" of "AB XIX 3353", whose `numeral` is a part of the series; `numeral` itself
// where no such letters stand.
std::uint32_t before_numeral(const ScanState& scan, std::uint32_t numeral, std::uint32_t at) {
  std::uint32_t behind = numeral;
  while (behind < at && std::string_view("IVXLC").find(scan.text[behind]) != std::string_view::npos)
    ++behind;
  if (behind == numeral || behind == at || scan.text[behind] != ' ') return numeral;
  if (numeral < scan.limit + 2 || scan.text[numeral - 1] != ' ') return numeral;
  std::uint32_t letters = numeral - 1;
  while (letters > scan.limit && scan.text[letters - 1] >= 'A' && scan.text[letters - 1] <= 'Z')
    --letters;
  const bool few = letters < numeral - 1 && numeral - letters <= 4;
  return few && !is_letter(glyph_before(scan.text, scan.begin, letters).value) ? letters : numeral;
}

// Whether the citation before is of this scheme and only punctuation stands in between.
bool continues_scheme(const ScanState& scan, const std::string& scheme, std::uint32_t at) {
  return scan.sightings.size() > scan.in_block && scan.sightings.back().citation.scheme == scheme &&
         scan.only_joins(scan.limit, at);
}

// "Arch. nat., W 342, no 648; F 7 4774/94": behind a semicolon, with no more than a few words since
// the file before.
bool stands_next_in_list(const ScanState& scan, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 40;  // bytes
  if (begin <= scan.limit || begin - scan.limit > kLongest) return false;
  const std::string_view between = scan.text.substr(scan.limit, begin - scan.limit);
  const auto last = between.find_last_not_of(" \n");
  return last != std::string_view::npos && between[last] == ';' &&
         between.find(". ") == std::string_view::npos;
}

// Whether the citation before in the block is of this scheme and of the same series: "APP, BA 1036.
// On her sister see BA 1123".
bool names_series_again(const ScanState& scan, const CodedReading& reading, std::uint32_t begin) {
  if (scan.sightings.size() <= scan.in_block || reading.parts.empty()) return false;
  // "F/7", "AF II"; a single word and a number may be anything.
  const bool with_number = reading.parts.front().value.find_first_of("/ ") != std::string::npos;
  if (with_number && stands_next_in_list(scan, begin)) return true;
  const Citation& before = scan.sightings.back().citation;
  return !before.parts.empty() && before.parts.front().level == reading.parts.front().level &&
         before.parts.front().value == reading.parts.front().value;
}

// "FO 371/11021, N 4567/387/38, f. 12": the number of the paper in its old registry, between the
// file and the folio.
std::uint32_t past_registry_number(const ScanState& scan, std::uint32_t end) {
  const std::uint32_t letter = scan.past_mark(end);
  std::uint32_t at = letter;
  while (at < scan.end && scan.text[at] >= 'A' && scan.text[at] <= 'Z') ++at;
  if (at == letter || at - letter > 2) return end;
  at = skip_spaces(scan.text, at, scan.end);
  const std::uint32_t number = at;
  bool slash = false;
  while (at < scan.end &&
         (digit_at(scan.text, at) || (scan.text[at] == '/' && digit_at(scan.text, at + 1)))) {
    slash = slash || scan.text[at] == '/';
    ++at;
  }
  return slash && at > number ? at : end;
}

std::uint32_t take_code(ScanState& scan, const Scheme& scheme, const CodedReading& reading,
                        std::uint32_t begin, bool named) {
  Sighting sighting;
  sighting.shape = Shape::coded;
  Citation& citation = sighting.citation;
  citation.scheme = scheme.id;
  citation.parts = reading.parts;
  citation.range = {begin, reading.end};
  if (named) scan.attach_archive(sighting, begin);
  sighting.repairs.clear();  // "BArch R 43" is as common as "BArch, R 43"
  std::uint32_t leaves = scan.past_mark(past_registry_number(scan, reading.end));
  if (is_leaf_label(scan, scan.label_here(leaves), citation)) {
    if (const std::uint32_t next = labelled_leaves(scan, sighting, leaves)) {
      sighting.leaf_labelled = true;
      citation.range.end = more_labelled_leaves(scan, citation, next);
    }
  }
  scan.take_back_reference(sighting, begin);
  return scan.keep(std::move(sighting));
}

// "TNA, FO 418": a series as a whole, behind the name of its archive.
std::uint32_t named_series(ScanState& scan, const authority::Archive* archive,
                           std::uint32_t begin) {
  const Scheme* scheme =
      archive == nullptr ? nullptr : scan.authority.schemes.by_id(archive->scheme);
  if (scheme == nullptr || scheme->form != SchemeForm::coded) return 0;
  const CodedReading reading = read_series(scan.text, begin, scan.end, *scheme);
  if (reading.parts.empty()) return 0;
  if (!scheme->codes.empty() && !has(scheme->codes, reading.letters)) return 0;
  return take_code(scan, *scheme, reading, begin, true);
}

std::uint32_t consider_code_from(ScanState& scan, std::uint32_t begin) {
  const ArchiveBefore archive = archive_before(scan.text, scan.limit, begin, scan.authority);
  const authority::Archive* known = scan.authority.archives.by_id(archive.id);
  for (const Scheme& scheme : scan.authority.schemes.all()) {
    if (scheme.form != SchemeForm::coded) continue;
    const bool named = known != nullptr && known->scheme == scheme.id;
    const bool back = !scan.pending_back.empty() && scan.past_mark(scan.pending_back.end) == begin;
    const bool continued = !archive.found() && (back || continues_scheme(scan, scheme.id, begin));
    const bool unnamed = !named && !continued && (scheme.codes.empty() || known != nullptr);
    const bool again = unnamed && known == nullptr && scan.sightings.size() > scan.in_block &&
                       scan.sightings.back().citation.scheme == scheme.id;
    if (unnamed && !again) continue;
    const CodedReading reading = read_coded(scan.text, begin, scan.end, scheme);
    if (reading.parts.empty() || (again && !names_series_again(scan, reading, begin))) continue;
    if (!named && !scheme.codes.empty() && !has(scheme.codes, reading.letters)) continue;
    return take_code(scan, scheme, reading, begin, named);
  }
  return named_series(scan, known, begin);
}

}  // namespace

std::uint32_t consider_code(ScanState& scan, std::uint32_t at, std::uint32_t digits_end) {
  const std::uint32_t begin = code_start(scan, at, digits_end);
  if (begin > at) return 0;
  if (const std::uint32_t longer = before_numeral(scan, begin, at); longer < begin) {
    if (const std::uint32_t next = consider_code_from(scan, longer)) return next;
  }
  return consider_code_from(scan, begin);
}

}  // namespace apparatus::citation
