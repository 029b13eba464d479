#include "citation/scan_labels.h"

#include <algorithm>

#include "citation/glyphs.h"
#include "citation/scan_collections.h"
#include "citation/scan_leaves.h"
#include "citation/scan_levels.h"
#include "citation/scan_titles.h"

namespace apparatus::citation {
namespace {

using authority::LabelMeaning;
using authority::Scheme;
using authority::SchemeForm;

// Many labels are also words of printed references ("p.", "no.", "file"). A part without its top
// stands only behind one of the two commonest labels of its level.
bool begins_a_part(const ScanState& scan, const Label& label) {
  const std::string key =
      authority::label_key(scan.text.substr(label.begin, label.word_end - label.begin));
  for (const LabelMeaning& meaning : *label.meanings) {
    if (meaning.level < 0) continue;
    const auto& labels = scan.authority.schemes.all()[meaning.scheme]
                             .levels[static_cast<std::size_t>(meaning.level)]
                             .labels;
    for (std::size_t i = 0; i < labels.size() && i < 2; ++i) {
      if (authority::label_key(labels[i]) == key &&
          read_word(scan.text, label.begin, scan.end, scan.words.pages) == 0)
        return true;
    }
  }
  return false;
}

// Whether `at` begins an item of a list or of a sentence: behind ";", ",", ".", "(", "and".
bool separated(const ScanState& scan, std::uint32_t at) {
  const std::uint32_t before = skip_spaces_back(scan.text, scan.begin, at);
  const Glyph mark = glyph_before(scan.text, scan.begin, before);
  if (mark.value == ';' || mark.value == ',' || mark.value == '.' || mark.value == '(' ||
      mark.value == ':')
    return true;
  const std::uint32_t word = letters_begin(scan.text, scan.begin, before);
  return word < before &&
         read_word(scan.text, word, before, scan.words.conjunctions) == before - word;
}

// Words between a file and its leaves ("l. 76") part nothing. Pages and folios are also those of
// books and manuscripts, so that they belong to a file only where they follow it at once.
bool leaves_may_stand_apart(const ScanState& scan, const Label& label) {
  for (const LabelMeaning& meaning : *label.meanings) {
    if (meaning.level < 0 &&
        scan.authority.schemes.all()[meaning.scheme].form == SchemeForm::labelled)
      return true;
  }
  return false;
}

std::uint32_t consider_leaves_only(ScanState& scan, std::uint32_t at) {
  Sighting sighting;
  sighting.shape = Shape::leaves_only;
  sighting.citation.scheme = scan.sightings.back().citation.scheme;
  const std::uint32_t next = labelled_leaves(scan, sighting, at);
  if (next == 0) return 0;
  sighting.leaf_labelled = true;
  sighting.citation.range = {at, next};
  sighting.citation.range.end = more_labelled_leaves(scan, sighting.citation, next);
  return scan.keep(std::move(sighting));
}

bool is_top_label(const ScanState& scan, const Label& label) {
  return std::any_of(label.meanings->begin(), label.meanings->end(), [&](const LabelMeaning& one) {
    return one.level == 0 && scan.authority.schemes.all()[one.scheme].form == SchemeForm::labelled;
  });
}

// "Fonds 5457, 5469 (Trade union of metal workers)" under the archive's heading in a
// bibliography: each fond is cited as a whole. `begin` is the label, `end` is behind the first
// number. Returns 0 where this is nothing of the kind.
std::uint32_t list_of_fonds(ScanState& scan, std::uint32_t begin, std::uint32_t end) {
  if (scan.zone() != text::Zone::bibliography || begin != scan.begin) return 0;
  const Label label = scan.label_here(begin);
  const LabelMeaning& meaning = label.meanings->front();
  const Scheme& scheme = scan.authority.schemes.all()[meaning.scheme];
  std::uint32_t number = label.end;
  while (number < scan.end) {
    const Value value = read_value(scan.text, number, scan.end, false);
    if (!value.found()) break;
    Sighting sighting;
    sighting.shape = Shape::archive_only;
    sighting.citation.scheme = scheme.id;
    sighting.citation.parts.push_back(
        {scheme.levels.front().name, value.text, {value.begin, value.end}});
    sighting.citation.range = {number == label.end ? begin : value.begin, value.end};
    sighting.citation.how = How::general;
    end = scan.keep(std::move(sighting));
    number = skip_spaces(scan.text, end, scan.end);
    if (number < scan.end && scan.text[number] == ',')
      number = skip_spaces(scan.text, number + 1, scan.end);
  }
  return end;
}

// The label of the fond where it has a name and no number: "f." of "f. VUA, d. 1024", of which
// `part` is the label "d."; `part` itself where there is none.
std::uint32_t label_of_named_fond(const ScanState& scan, std::uint32_t part) {
  constexpr std::uint32_t kFurthest = 110;  // bytes
  const std::string_view text = scan.text;
  std::uint32_t at = skip_spaces_back(text, scan.limit, part);
  if (at == scan.limit || at == part) return part;
  if (text[at - 1] != ',' && text[at - 1] != '.' && text[at - 1] != ':') return part;
  --at;
  while (at > scan.limit && part - at < kFurthest) {
    const Glyph glyph = glyph_before(text, scan.limit, at);
    if (is_letter(glyph.value) || is_apostrophe(glyph.value)) {
      std::uint32_t word = letters_begin(text, scan.limit, at - glyph.size);
      if (is_apostrophe(glyph_before(text, scan.limit, word).value)) {
        at = word;
        continue;
      }
      const Label label = scan.label_here(word);
      if (label.found() && label.end < part && is_top_label(scan, label) &&
          (is_upper(glyph_at(text, label.end).value) || digit_at(text, label.end))) {
        return word;
      }
      at = word;
    } else if (is_space(glyph.value) || is_dash(glyph.value) || is_digit(glyph.value) ||
               glyph.value == '.' || glyph.value == ',') {
      at -= glyph.size;
    } else {
      break;
    }
  }
  return part;
}

// "F. Dostoevsky, d. 1881": an initial and a surname. A fond with a name stands behind its archive,
// or is written in capitals.
bool may_name_a_fond(const Citation& citation) {
  const std::string& name = citation.parts.front().value;
  if (!citation.archive.empty()) return true;
  for (std::uint32_t at = 0; at < name.size(); at += glyph_at(name, at).size) {
    const char32_t c = glyph_at(name, at).value;
    if (is_digit(c)) return true;
    if (!is_upper(c)) return false;
  }
  return name.size() > 1;
}

std::uint32_t consider_labelled(ScanState& scan, std::uint32_t at) {
  Sighting sighting;
  sighting.shape = Shape::labelled;
  std::uint64_t schemes = ~std::uint64_t{0};
  const std::uint32_t next = read_levels(scan, sighting, at, schemes);
  Citation& citation = sighting.citation;
  if (next == 0 || citation.parts.empty()) return 0;
  citation.range = {at, next};
  if (citation.parts.front().level == top_level(scan, schemes)) scan.attach_archive(sighting, at);
  const bool several = citation.parts.size() + (citation.leaves.empty() ? 0 : 1) >= 2;
  const bool starts_at_top = citation.parts.front().level == top_level(scan, schemes);
  // A lone "f. 17" is a footnote of a page or a letter of a list as often as a fond.
  if (starts_at_top && !several && citation.archive_id.empty())
    return list_of_fonds(scan, at, next);
  if (!starts_at_top && !several && !citation.leaves.empty()) return 0;
  if (starts_at_top && !may_name_a_fond(citation)) return 0;
  return scan.keep(std::move(sighting));
}

}  // namespace

std::uint32_t consider_label(ScanState& scan, std::uint32_t at) {
  const Label label =
      label_before(scan.text, scan.limit, at, scan.end, scan.authority.schemes, scan.label_endings);
  if (label.meanings == nullptr) return 0;
  bool labelled = false;
  for (const LabelMeaning& meaning : *label.meanings) {
    const Scheme& scheme = scan.authority.schemes.all()[meaning.scheme];
    if (scheme.form == SchemeForm::collection && meaning.level >= 0) {
      if (const std::uint32_t next = consider_collection(scan, label)) return next;
      break;
    }
    if (scheme.form == SchemeForm::titled && meaning.level == 1) {
      if (const std::uint32_t next = consider_titled(scan, scheme, meaning.level, label))
        return next;
    }
    labelled = labelled || (scheme.form == SchemeForm::labelled && meaning.level > 0);
  }
  if (is_top_label(scan, label)) return consider_labelled(scan, label.begin);
  if (labelled) {
    const std::uint32_t fond = label_of_named_fond(scan, label.begin);
    if (fond < label.begin) {
      if (const std::uint32_t next = consider_labelled(scan, fond)) return next;
      return 0;  // a part of another citation, and not of the one before
    }
  }
  if (scan.sightings.size() == scan.in_block)
    return 0;  // a part needs a citation before it in the same block
  if (!separated(scan, label.begin)) return 0;
  if (is_leaf_label(scan, label, scan.sightings.back().citation)) {
    return leaves_may_stand_apart(scan, label) || scan.only_joins(scan.limit, label.begin)
               ? consider_leaves_only(scan, label.begin)
               : 0;
  }
  return begins_a_part(scan, label) ? consider_labelled(scan, label.begin) : 0;
}

}  // namespace apparatus::citation
