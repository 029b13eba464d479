#include "name/elements.h"

#include <algorithm>

namespace apparatus::name {
namespace {

// The initial of the name as written, or of the name that its group goes by: "I." is Joseph
// Stalin's, but "E." is not Heinrich's, although Enrico is the same name.
bool initial_of(const Element& initial, const Element& full) {
  return full.key.starts_with(initial.key) || full.lower.starts_with(initial.lower) ||
         full.group.starts_with(initial.key);
}

bool agree(const Element& a, const Element& b) {
  if (a.initial && b.initial) {
    return a.key.starts_with(b.key) || b.key.starts_with(a.key) || a.lower == b.lower;
  }
  if (a.initial) return initial_of(a, b);
  if (b.initial) return initial_of(b, a);
  return a.group == b.group;
}

Element element_of(std::string_view word, bool initial, const authority::Authority& authority) {
  Element one;
  one.initial = initial;
  one.key = authority.transliteration.fold(word);
  one.lower = authority::to_lower(word);
  while (!one.lower.empty() && one.lower.back() == '.') one.lower.pop_back();
  const std::string_view group = authority.names.given_group(one.key);
  one.group = group.empty() ? one.key : std::string(group);
  if (group.empty() && !initial && authority.names.is_patronymic(one.key)) {
    std::string nominative = authority.names.patronymic_nominative(one.key);
    if (!nominative.empty()) one.group = std::move(nominative);
  }
  return one;
}

template <class Take>
void for_each_element(const Parts& parts, Take take) {
  for_each_word(parts.given, [&](std::string_view word) { take(word, false); });
  for_each_word(parts.initials, [&](std::string_view word) { take(word, true); });
  for_each_word(parts.patronymic, [&](std::string_view word) { take(word, false); });
}

std::uint64_t bit_of(std::string_view word) {
  return word.empty() ? ~std::uint64_t{0}
                      : std::uint64_t{1} << (static_cast<unsigned char>(word.front()) & 63);
}

}  // namespace

Elements read_elements(const Parts& parts, const authority::Authority& authority) {
  Elements elements;
  for_each_element(parts, [&](std::string_view word, bool initial) {
    Element one = element_of(word, initial, authority);
    if (!one.key.empty()) elements.push_back(std::move(one));
  });
  return elements;
}

const Element& ElementReader::element(std::string_view word, bool initial) {
  word_.assign(word);
  const auto [place, is_new] = (initial ? initials_ : words_).try_emplace(word_);
  if (is_new) place->second = element_of(word, initial, authority_);
  return place->second;
}

Elements ElementReader::read(const Parts& parts) {
  Elements elements;
  for_each_element(parts, [&](std::string_view word, bool initial) {
    const Element& one = element(word, initial);
    if (!one.key.empty()) elements.push_back(one);
  });
  return elements;
}

std::string ElementReader::written(const Elements& elements) {
  std::string text;
  for (const Element& one : elements) {
    if (!text.empty()) text += ' ';
    if (one.initial) text += '.';
    text += one.lower;
  }
  return text;
}

Elements ElementReader::read_written(std::string_view text) {
  Elements elements;
  for_each_word(text, [&](std::string_view word) {
    const bool initial = word.starts_with('.');
    elements.push_back(element(word.substr(initial ? 1 : 0), initial));
  });
  return elements;
}

bool agree_in_order(const Elements& a, const Elements& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (!agree(a[i], b[i])) return false;
  }
  return true;
}

bool agree(const Elements& a, const Elements& b) {
  if (agree_in_order(a, b)) return true;
  // Known by the second given name: Ramsay MacDonald is James Ramsay MacDonald.
  const auto second_of = [](const Elements& one, const Elements& two) {
    return one.size() == 1 && two.size() == 2 && !one[0].initial && !two[1].initial &&
           one[0].group == two[1].group;
  };
  return second_of(a, b) || second_of(b, a);
}

int full_elements(const Elements& elements) {
  return static_cast<int>(
      std::count_if(elements.begin(), elements.end(), [](const Element& e) { return !e.initial; }));
}

std::uint64_t silhouette(const Elements& elements) {
  if (elements.empty()) return ~std::uint64_t{0};
  const Element& first = elements[0];
  std::uint64_t bits = bit_of(first.key) | bit_of(first.lower) | bit_of(first.group);
  if (elements.size() == 2) bits |= bit_of(elements[1].group);
  return bits;
}

}  // namespace apparatus::name
