#include "citation/scan_slashes.h"

#include "citation/glyphs.h"
#include "citation/labels.h"
#include "citation/numbers.h"
#include "citation/scan_leaves.h"

namespace apparatus::citation {
namespace {

using authority::Scheme;
using authority::SchemeForm;
using text::ReadingRange;

// "no. 5/6/7", "N 4567/387/38": the slashes belong to a number of another kind.
bool names_a_number(const ScanState& scan, std::uint32_t at) {
  const std::uint32_t word_end = skip_spaces_back(scan.text, scan.begin, at);
  if (word_end == at || word_end == scan.begin) return false;
  std::uint32_t end = word_end;
  if (scan.text[end - 1] == '.') --end;
  const std::uint32_t word = letters_begin(scan.text, scan.begin, end);
  if (word == end) return false;
  const Glyph first = glyph_at(scan.text, word);
  if (word + first.size == end && is_upper(first.value)) return true;
  const Label label =
      label_before(scan.text, scan.begin, at, scan.end, scan.authority.schemes, scan.label_endings);
  return label.found() || read_word(scan.text, word, end, scan.words.pages) > 0 ||
         read_word(scan.text, word, end, scan.words.volumes) > 0;
}

// "7952/ 3/267"; a line that ends behind a slash is no slip.
void note_spaces(const ScanState& scan, Sighting& sighting, ReadingRange slashes) {
  for (std::uint32_t at = slashes.begin; at < slashes.end; ++at) {
    if (scan.text[at] != ' ') continue;
    const std::string_view source = scan.document.text(scan.document.to_source({at, at + 1}));
    if (source.find('\n') != std::string_view::npos) continue;
    sighting.repairs.push_back({{at, at + 1}, "", slashes, "a space between the numbers", true});
  }
}

bool may_be_date(const std::vector<Value>& values) {
  const auto small = [](const Value& value, int most) {
    if (value.text.size() > 2 || value.text.find_first_not_of("0123456789") != std::string::npos)
      return false;
    const int number = std::stoi(value.text);
    return number >= 1 && number <= most;
  };
  const std::string& year = values[2].text;
  if (year.find_first_not_of("0123456789") != std::string::npos || year.size() == 3 ||
      year.size() > 4)
    return false;
  if (year.size() == 1) return false;
  return (small(values[0], 31) && small(values[1], 12)) ||
         (small(values[0], 12) && small(values[1], 31));
}

// Behind "/vol.3/" of "9103/vol.3/27".
std::uint32_t past_volume(const ScanState& scan, std::uint32_t slash) {
  std::uint32_t at = slash + 1;
  const std::uint32_t word = read_word(scan.text, at, scan.end, scan.words.volumes);
  if (word == 0) return slash + 1;
  at += word;
  if (at < scan.end && scan.text[at] == '.') ++at;
  at = skip_spaces(scan.text, at, scan.end);
  while (digit_at(scan.text, at)) ++at;
  return at < scan.end && scan.text[at] == '/' ? at + 1 : slash + 1;
}

bool followed_by_closing(const ScanState& scan, std::uint32_t at) {
  return at < scan.end && (scan.text[at] == ')' || scan.text[at] == ']');
}

// What follows three numbers: ", 152-168", ", ll. 1-7", " and 96", "/1 and 2ob". Returns the
// citation's end.
std::uint32_t after_triple(ScanState& scan, Sighting& sighting, std::uint32_t end) {
  std::uint32_t at = skip_spaces(scan.text, end, scan.end);
  const bool comma = at < scan.end && scan.text[at] == ',';
  const std::uint32_t word =
      comma ? 0 : read_word(scan.text, at, scan.end, scan.words.conjunctions);
  if (!comma && word == 0) return end;
  at = skip_spaces(scan.text, at + (comma ? 1 : word), scan.end);
  if (comma) {
    if (const std::uint32_t labelled = labelled_leaves(scan, sighting, at)) {
      sighting.leaf_labelled = true;
      return more_labelled_leaves(scan, sighting.citation, labelled);
    }
  }
  if (!digit_at(scan.text, at)) return end;
  const std::vector<Leaf> list = read_leaves(scan.text, at, scan.end, scan.words);
  if (list.empty() || !ends_a_number(scan.text, list.front().end, scan.end, scan.words)) return end;
  if (list.front().first >= 1500 && list.front().first <= 2030 && !list.front().verso &&
      !list.front().range && comma && list.size() == 1 &&
      followed_by_closing(scan, list.front().end)) {
    return end;  // ", 1923." is a year
  }
  sighting.comma_list = list;
  sighting.joined_by_word = !comma;
  return list.back().end;
}

const Scheme* scheme_of_form(const ScanState& scan, SchemeForm form) {
  for (const Scheme& scheme : scan.authority.schemes.all()) {
    if (scheme.form == form) return &scheme;
  }
  return nullptr;
}

// "082/14/62/2, l. 356": where labelled leaves follow the fourth number it is a file, below a level
// that most archives do without. Returns the end of the leaves, 0 where it is a leaf itself.
std::uint32_t leaves_of_fourth(ScanState& scan, Citation& citation,
                               const std::vector<Leaf>& fourth) {
  const Scheme* scheme = nullptr;
  for (const Scheme& one : scan.authority.schemes.all()) {
    if (one.form == SchemeForm::slashed && one.levels.size() == citation.parts.size() + 1)
      scheme = &one;
  }
  const bool plain = fourth.size() == 1 && !fourth.front().range && !fourth.front().verso;
  if (scheme == nullptr || !plain) return 0;
  Citation file = citation;
  file.leaves.clear();
  const std::uint32_t end = more_labelled_leaves(scan, file, fourth.back().end);
  if (file.leaves.empty()) return 0;
  const Leaf& leaf = fourth.front();
  file.parts.push_back({"", leaf.text, {leaf.begin, leaf.end}});
  for (std::size_t i = 0; i < file.parts.size(); ++i) file.parts[i].level = scheme->levels[i].name;
  file.scheme = scheme->id;
  citation = std::move(file);
  return end;
}

}  // namespace

// Whether a "/" with a digit behind it follows the number: "17/", "1a/", "1;a/".
bool looks_like_slashes(const ScanState& scan, std::uint32_t at) {
  for (int i = 0; i < 3 && at < scan.end; ++i) {
    const Glyph glyph = glyph_at(scan.text, at);
    if (glyph.value == '/') {
      const std::uint32_t next = skip_spaces(scan.text, at + 1, scan.end);
      return next - at <= 3 && digit_at(scan.text, next);
    }
    if (!is_lower(glyph.value) && glyph.value != ';') return false;
    at += glyph.size;
  }
  return false;
}

// A date or a fraction must not be read again from its second number on.
std::uint32_t past_slashes(const ScanState& scan, std::uint32_t at) {
  while (at + 1 < scan.end &&
         (digit_at(scan.text, at) || (scan.text[at] == '/' && digit_at(scan.text, at + 1))))
    ++at;
  return at;
}

std::uint32_t consider_slashes(ScanState& scan, std::uint32_t at) {
  const Glyph before = glyph_before(scan.text, scan.begin, at);
  if (is_letter(before.value) || before.value == '/' || before.value == '_' ||
      is_dash(before.value))
    return 0;
  if (before.value == '.' && at - scan.begin >= 2 && digit_at(scan.text, at - 2)) return 0;
  if (names_a_number(scan, at)) return 0;
  Sighting sighting;
  sighting.shape = Shape::slashed;
  const Scheme* scheme = scheme_of_form(scan, SchemeForm::slashed);
  if (scheme == nullptr) return 0;
  Citation& citation = sighting.citation;
  citation.scheme = scheme->id;
  std::uint32_t next = at;
  bool spaced = false;
  std::vector<Value> values;
  bool slash_behind = false;
  while (values.size() < scheme->levels.size()) {
    const Value value = read_value(scan.text, next, scan.end, true);
    if (!value.found()) break;
    values.push_back(value);
    next = value.end;
    slash_behind = next < scan.end && scan.text[next] == '/';
    if (!slash_behind) break;
    const std::uint32_t after = skip_spaces(scan.text, next + 1, scan.end);
    spaced = spaced || after > next + 1;
    if (!digit_at(scan.text, after)) {
      // "589/3/9103/vol.3/27": a volume of the file.
      if (values.size() == scheme->levels.size()) next = past_volume(scan, next);
      break;
    }
    next = after;
  }
  if (values.size() < 2 || (slash_behind && values.size() < scheme->levels.size())) return 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    citation.parts.push_back(
        {scheme->levels[i].name, values[i].text, {values[i].begin, values[i].end}});
    if (values[i].damaged) {
      const ReadingRange value{values[i].begin, values[i].end};
      sighting.repairs.push_back({value, values[i].text, value, "a semicolon inside the number"});
    }
  }
  next = values.back().end;
  std::uint32_t slashes_end = next;
  citation.range = {at, next};
  if (slash_behind) {
    std::uint32_t leaf = skip_spaces(scan.text, next + 1, scan.end);
    if (!digit_at(scan.text, leaf)) leaf = past_volume(scan, next);
    std::vector<Leaf> leaves = read_leaves(scan.text, leaf, scan.end, scan.words);
    if (leaves.empty() && leaf >= scan.end) leaves = leaves_on_next_page(scan);
    if (leaves.empty() && leaf < scan.end) return 0;
    sighting.leaf_after_slash = true;
    if (leaves.empty() || leaves.front().begin >= scan.end) {
      set_leaves(citation, leaves);
      citation.leaves_range = {};
      citation.range = {at, leaf};
      scan.attach_archive(sighting, at);
      return scan.keep(std::move(sighting));
    }
    // "1099/1/3/5/7–8": one leaf too many between the slashes.
    while (leaves.size() == 1 && leaves.back().end < scan.end &&
           scan.text[leaves.back().end] == '/' && digit_at(scan.text, leaves.back().end + 1)) {
      const std::vector<Leaf> more =
          read_leaves(scan.text, leaves.back().end + 1, scan.end, scan.words);
      if (more.empty()) break;
      leaves.insert(leaves.end(), more.begin(), more.end());
    }
    if (range_breaks_off(scan, leaves.back().end)) continue_leaves(scan, leaves);
    spaced = spaced || leaf > next + 1;
    slashes_end = leaves.front().end;
    set_leaves(citation, leaves);
    next = citation.leaves_range.end;
    if (const std::uint32_t labelled = leaves_of_fourth(scan, citation, leaves)) {
      next = labelled;
    } else {
      next = more_labelled_leaves(scan, citation, next);
    }
  } else {
    next = after_triple(scan, sighting, next);
  }
  citation.range = {at, next};
  if (spaced) note_spaces(scan, sighting, {at, slashes_end});
  sighting.may_be_date = values.size() == 3 && !slash_behind && may_be_date(values);
  scan.attach_archive(sighting, at);
  if (values.size() >= 3) scan.take_back_reference(sighting, at);
  if (values.size() == 2 && (citation.archive_id.empty() || sighting.archive_is_short)) return 0;
  return scan.keep(std::move(sighting));
}

}  // namespace apparatus::citation
