// A scan over letters; everything else separates words.
#include "lsp/checks/telling_words.h"

#include <algorithm>

#include "authority/sentence_words.h"
#include "event/event.h"
#include "name/folding.h"

namespace apparatus::checks {
namespace {

bool is_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

// Bytes of "–", "—", "“" and the like: punctuation that is no letter although it is not ASCII. "’"
// stays in its word.
std::size_t punctuation_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (!rest.starts_with("\xE2\x80")) return 0;
  return rest.starts_with("’") ? 0 : 3;
}

std::string lower_ascii(std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// Small words and the words of every date.
bool says_nothing(std::string_view lower, const authority::Authority& authority) {
  const auto* const word = authority.calendars.find(lower);
  return authority::SentenceWords::built_in().is_small(lower) ||
         (word != nullptr && word->month != 0 && !word->abbreviation);
}

}  // namespace

std::vector<TellingWord> telling_words(std::string_view text,
                                       const authority::Authority& authority) {
  constexpr std::size_t kShortest = 3;
  std::vector<TellingWord> words;
  std::size_t i = 0;
  while (i < text.size()) {
    if (const std::size_t skipped = punctuation_at(text, i)) {
      i += skipped;
      continue;
    }
    if (!is_letter(static_cast<unsigned char>(text[i]))) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && (is_letter(static_cast<unsigned char>(text[i])) || text[i] == '\'') &&
           punctuation_at(text, i) == 0)
      ++i;
    std::string_view word = text.substr(begin, i - begin);
    while (word.ends_with('\'')) word.remove_suffix(1);
    if (word.ends_with("'s")) word.remove_suffix(2);
    if (word.ends_with("’s")) word.remove_suffix(4);
    if (word.size() < kShortest || says_nothing(lower_ascii(word), authority)) continue;
    std::string key = name::fold(word, authority);
    if (key.empty() || holds(words, key)) continue;
    const bool proper =
        (word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0x80;
    words.push_back({std::move(key), proper});
  }
  return words;
}

std::string searchable(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t skipped = punctuation_at(text, i);
    result += skipped == 0 ? text[i] : ' ';
    i += std::max<std::size_t>(skipped, 1);
  }
  return result;
}

bool holds(const std::vector<TellingWord>& words, std::string_view key) {
  return std::any_of(words.begin(), words.end(),
                     [&](const TellingWord& word) { return event::same_word(word.key, key); });
}

double coverage(const std::vector<TellingWord>& words, const std::vector<TellingWord>& other) {
  if (words.empty()) return 0;
  const auto found = std::count_if(words.begin(), words.end(),
                                   [&](const TellingWord& word) { return holds(other, word.key); });
  return static_cast<double>(found) / static_cast<double>(words.size());
}

}  // namespace apparatus::checks
