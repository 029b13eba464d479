#include "citation/scan_leaves.h"

#include <algorithm>

#include "citation/glyphs.h"

namespace apparatus::citation {
namespace {

using authority::Scheme;
using text::ReadingRange;

// "f", "op", "ll": a short form that is written with a stop, unlike "fond" and "listy".
bool is_abbreviation(const ScanState& scan, std::string_view word) {
  const auto any_is = [word](const std::vector<std::string>& labels) {
    return std::any_of(labels.begin(), labels.end(), [word](std::string_view label) {
      return label.size() == word.size() + 1 && label.back() == '.' && label.starts_with(word);
    });
  };
  for (const Scheme& scheme : scan.authority.schemes.all()) {
    for (const authority::SchemeLevel& level : scheme.levels) {
      for (const auto* labels : {&level.labels, &level.plurals}) {
        if (any_is(*labels)) return true;
      }
    }
    for (const auto* labels : {&scheme.leaf_labels, &scheme.leaves_labels}) {
      if (any_is(*labels)) return true;
    }
  }
  return false;
}

}  // namespace

void note_label_repairs(ScanState& scan, Sighting& sighting, const Label& label,
                        ReadingRange value) {
  const std::string_view word = scan.text.substr(label.begin, label.word_end - label.begin);
  const ReadingRange context{label.begin, value.end};
  if (!label.stop && is_abbreviation(scan, word)) {
    const ReadingRange gap{label.word_end, value.begin};
    sighting.repairs.push_back({gap, ". ", context, "no full stop after " + std::string(word)});
  } else if (label.stop && !is_abbreviation(scan, word.substr(0, word.size() - 1))) {
    sighting.repairs.push_back(
        {{label.word_end - 1, label.word_end}, "", context, "a full stop after a whole word"});
  }
}

bool is_leaf_label(const ScanState& scan, const Label& label, const Citation& citation) {
  const Scheme* scheme = scan.authority.schemes.by_id(citation.scheme);
  return labels_leaves(label,
                       scheme == nullptr ? std::string_view() : std::string_view(scheme->family),
                       scan.authority.schemes);
}

std::string written_leaf_label(const ScanState& scan, const Citation& citation,
                               const std::vector<Leaf>& leaves) {
  const Scheme* scheme = scan.authority.schemes.by_id(citation.scheme);
  if (scheme == nullptr || scheme->leaf_labels.empty()) return "l. ";
  const bool several = leaves.size() > 1 || leaves.front().range;
  return (several && !scheme->leaves_labels.empty() ? scheme->leaves_labels : scheme->leaf_labels)
             .front() +
         " ";
}

std::uint32_t damaged_leaves(ScanState& scan, Sighting& sighting, std::uint32_t at) {
  std::uint32_t marks = at;
  while (marks < scan.end &&
         (scan.text[marks] == '1' || scan.text[marks] == 'I' || scan.text[marks] == '|'))
    ++marks;
  if (marks == at || marks - at > 2 || marks >= scan.end || scan.text[marks] != '.') return 0;
  const std::uint32_t number = skip_spaces(scan.text, marks + 1, scan.end);
  const std::vector<Leaf> leaves = read_leaves(scan.text, number, scan.end, scan.words);
  if (leaves.empty() || !ends_a_number(scan.text, leaves.back().end, scan.end, scan.words))
    return 0;
  add_leaves(sighting.citation, leaves);
  sighting.repairs.push_back({{at, number},
                              marks - at == 1 ? "l. " : "ll. ",
                              {at, leaves.back().end},
                              std::string(1, scan.text[at]) + " for the letter l"});
  return leaves.back().end;
}

std::uint32_t labelled_leaves(ScanState& scan, Sighting& sighting, std::uint32_t at) {
  const Label label = scan.label_here(at);
  if (!is_leaf_label(scan, label, sighting.citation)) return damaged_leaves(scan, sighting, at);
  const std::vector<Leaf> leaves = read_leaves(scan.text, label.end, scan.end, scan.words);
  if (leaves.empty()) return 0;
  add_leaves(sighting.citation, leaves);
  note_label_repairs(scan, sighting, label, {label.end, leaves.back().end});
  return leaves.back().end;
}

std::uint32_t more_labelled_leaves(ScanState& scan, Citation& citation, std::uint32_t end) {
  while (true) {
    std::uint32_t at = end;
    if (at < scan.end && scan.text[at] == '.') ++at;
    at = skip_spaces(scan.text, at, scan.end);
    const bool mark = at < scan.end && scan.text[at] == ',';
    const std::uint32_t word =
        mark ? 0 : read_word(scan.text, at, scan.end, scan.words.conjunctions);
    if (!mark && word == 0) return end;
    at = skip_spaces(scan.text, at + (mark ? 1 : word), scan.end);
    const Label label = scan.label_here(at);
    if (!is_leaf_label(scan, label, citation)) return end;
    const std::vector<Leaf> leaves = read_leaves(scan.text, label.end, scan.end, scan.words);
    if (leaves.empty()) return end;
    add_leaves(citation, leaves);
    end = leaves.back().end;
  }
}

std::vector<Leaf> leaves_on_next_page(const ScanState& scan) {
  scan.leaning.push_back(scan.block);
  const auto next = static_cast<std::size_t>(scan.block) + 1;
  if (next >= scan.document.blocks.size()) return {};
  const ReadingRange block = scan.document.blocks[next].range;
  std::vector<Leaf> leaves = read_leaves(scan.text, block.begin, block.end, scan.words);
  const bool list = !leaves.empty() && leaves.back().end < block.end &&
                    (scan.text[leaves.back().end] == ';' || scan.text[leaves.back().end] == '.');
  return list ? leaves : std::vector<Leaf>{};
}

bool range_breaks_off(const ScanState& scan, std::uint32_t leaf_end) {
  const Glyph dash = glyph_at(scan.text, leaf_end);
  return leaf_end < scan.end && is_dash(dash.value) &&
         skip_spaces(scan.text, leaf_end + dash.size, scan.end) >= scan.end;
}

void continue_leaves(const ScanState& scan, std::vector<Leaf>& leaves) {
  const std::vector<Leaf> more = leaves_on_next_page(scan);
  if (more.empty() || more.front().range) return;
  Leaf& last = leaves.back();
  last.text += "-" + more.front().text;
  last.range = true;
  const std::uint32_t here = last.end;
  for (std::size_t i = 1; i < more.size(); ++i) {
    leaves.push_back(more[i]);
    leaves.back().end = here;
  }
}

void set_leaves(Citation& citation, const std::vector<Leaf>& leaves) {
  citation.leaves.clear();
  if (!leaves.empty()) citation.leaves_range = {leaves.front().begin, leaves.back().end};
  for (const Leaf& leaf : leaves) citation.leaves.push_back(leaf.text);
}

void add_leaves(Citation& citation, const std::vector<Leaf>& leaves) {
  if (citation.leaves.empty()) {
    set_leaves(citation, leaves);
    return;
  }
  citation.leaves_range.end = leaves.back().end;
  for (const Leaf& leaf : leaves) citation.leaves.push_back(leaf.text);
}

}  // namespace apparatus::citation
