#include "citation/labels.h"

#include <algorithm>
#include <string>

#include "citation/glyphs.h"

namespace apparatus::citation {
namespace {

constexpr std::uint32_t kLongestWord = 24;  // bytes
constexpr char32_t kNumero = 0x2116;        // "№"

bool in_label(char32_t c) { return is_letter(c) || is_apostrophe(c) || c == kNumero; }

// The word that ends at `end`; its first byte, or `end` where there is none or it is too long for a
// label.
std::uint32_t word_start(std::string_view text, std::uint32_t from, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > from) {
    const Glyph glyph = glyph_before(text, from, begin);
    if (!in_label(glyph.value)) break;
    begin -= glyph.size;
    if (end - begin >= kLongestWord) return end;
  }
  return begin;
}

// Past the spaces and the stop that may stand before `at`.
std::uint32_t word_end_before(std::string_view text, std::uint32_t from, std::uint32_t at) {
  const std::uint32_t end = skip_spaces_back(text, from, at);
  return end > from && text[end - 1] == '.' ? end - 1 : end;
}

// In front of "P-" of "P-17" and "R" of "R5446".
std::uint32_t before_class_letter(std::string_view text, std::uint32_t from, std::uint32_t number) {
  const Glyph glyph = glyph_before(text, from, number);
  if (glyph.value == '-') {
    const Glyph letter = glyph_before(text, from, number - 1);
    return is_upper(letter.value) ? number - 1 - letter.size : number;
  }
  if (is_upper(glyph.value)) {
    const Glyph outside = glyph_before(text, from, number - glyph.size);
    if (is_space(outside.value) || outside.value == '.') return number - glyph.size;
  }
  return number;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A bit for each length in bytes; the last is for all that are longer.
std::uint32_t length_bit(std::size_t length) {
  return std::uint32_t{1} << std::min<std::size_t>(length, 31);
}

}  // namespace

LabelEndings::LabelEndings(const authority::Schemes& schemes) {
  const auto add_all = [this](const std::vector<std::string>& labels) {
    for (const std::string& label : labels) add(label);
  };
  for (const authority::Scheme& scheme : schemes.all()) {
    for (const authority::SchemeLevel& level : scheme.levels) {
      add_all(level.labels);
      add_all(level.plurals);
    }
    add_all(scheme.leaf_labels);
    add_all(scheme.leaves_labels);
  }
}

// The label as one word, and what stands behind each gap in it.
void LabelEndings::add(std::string_view label) {
  while (true) {
    const std::string key = authority::label_key(label);
    if (key.empty()) return;
    lengths_[static_cast<unsigned char>(key.back())] |= length_bit(key.size());
    const std::size_t gap = label.find_first_of(" .");
    if (gap == std::string_view::npos) return;
    label.remove_prefix(gap + 1);
  }
}

bool LabelEndings::may_be(std::string_view word) const {
  if (word.empty()) return false;
  if (!is_ascii_letter(word.back())) return true;
  const std::uint32_t lengths = lengths_[static_cast<unsigned char>(word.back())];
  const std::uint32_t own = length_bit(word.size());
  if ((lengths & own) != 0) return true;
  // A sign that does not count makes a word longer than its key.
  return (lengths & (own - 1)) != 0 && !std::all_of(word.begin(), word.end(), is_ascii_letter);
}

Label label_at(std::string_view text, std::uint32_t at, std::uint32_t end,
               const authority::Schemes& schemes) {
  Label found;
  std::string key;
  std::uint32_t next = at;
  for (int words = 0; words < 2; ++words) {
    std::uint32_t word_end = next;
    while (word_end < end && word_end - next < kLongestWord) {
      const Glyph letter = glyph_at(text, word_end);
      if (!in_label(letter.value)) break;
      word_end += letter.size;
    }
    if (word_end == next) break;
    key += authority::label_key(text.substr(next, word_end - next));
    const bool stop = word_end < end && text[word_end] == '.';
    if (stop) ++word_end;
    const std::uint32_t number = skip_spaces(text, word_end, end);
    if (const auto* meanings = schemes.label(key)) found = {at, word_end, number, meanings, stop};
    if (words == 0 && !schemes.begins_label(key)) break;
    next = number;
  }
  return found;
}

Label label_before(std::string_view text, std::uint32_t from, std::uint32_t number,
                   std::uint32_t end, const authority::Schemes& schemes,
                   const LabelEndings& endings) {
  const std::uint32_t value = before_class_letter(text, from, number);
  const std::uint32_t word_end = word_end_before(text, from, value);
  const std::uint32_t word = word_start(text, from, word_end);
  if (word == word_end || !endings.may_be(text.substr(word, word_end - word))) return {};
  if (is_digit(glyph_before(text, from, word).value)) return {};
  // "ed. khr. 5", "fond no. 5": the longer label goes first.
  const std::uint32_t first_end = word_end_before(text, from, word);
  const std::uint32_t first = word_start(text, from, first_end);
  if (first < first_end &&
      schemes.begins_label(authority::label_key(text.substr(first, first_end - first)))) {
    const Label longer = label_at(text, first, end, schemes);
    if (longer.found() && longer.end == value) return longer;
  }
  const Label label = label_at(text, word, end, schemes);
  return label.found() && label.end == value ? label : Label{};
}

bool labels_leaves(const Label& label, std::string_view family, const authority::Schemes& schemes) {
  if (!label.found()) return false;
  for (const authority::LabelMeaning& meaning : *label.meanings) {
    if (meaning.level < 0 && (family.empty() || schemes.all()[meaning.scheme].family == family))
      return true;
  }
  return false;
}

std::uint32_t label_start(std::string_view text, std::uint32_t from, std::uint32_t value) {
  return word_start(text, from, word_end_before(text, from, value));
}

}  // namespace apparatus::citation
