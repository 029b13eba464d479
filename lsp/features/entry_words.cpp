// A typed word is compared with every different word once, then the entries are looked through: a
// scan over small numbers.
#include "lsp/features/entry_words.h"

#include <algorithm>
#include <mutex>

#include "lsp/features/words.h"
#include "name/folding.h"

namespace apparatus::features {
namespace {

constexpr std::size_t kShortestFolded = 3;  // bytes: two letters would fold with half of everything
constexpr std::size_t kMostKept = 8;

bool is_separator(std::string_view text, std::size_t at) {
  const char c = text[at];
  const auto u = static_cast<unsigned char>(c);
  return u < 0x80 && !std::isalnum(u) && c != '\'' && c != '`';
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Calls `action` for "Zinov'ev", "G", "E" of "Zinov'ev, G. E."; with `at_digits` for "carr" and
// "1956" of "carr1956" too.
template <class Action>
void for_each_word(std::string_view text, bool at_digits, Action action) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_separator(text, end) &&
           !(at_digits && end > at && is_digit(text[end]) != is_digit(text[end - 1]))) {
      ++end;
    }
    if (end > at) action(text.substr(at, end - at));
    at = end > at ? end : at + 1;
  }
}

}  // namespace

EntryWords::EntryWords(const bibliography::Bibliography& bibliography,
                       const authority::Authority& authority) {
  ends_.reserve(bibliography.entries.size());
  for (const bibliography::Entry& entry : bibliography.entries) {
    places_.push_back({static_cast<std::uint32_t>(words_.size()), Field::key});
    words_.push_back({loose(entry.key), {}});
    for_each_word(entry.key, true,
                  [&](std::string_view part) { add(part, Field::author, authority); });
    for (const auto* people : {&entry.authors, &entry.editors}) {
      for (const std::string& person : *people) {
        for_each_word(person, false,
                      [&](std::string_view word) { add(word, Field::author, authority); });
      }
    }
    for_each_word(entry.title, false,
                  [&](std::string_view word) { add(word, Field::title, authority); });
    for_each_word(entry.year, false,
                  [&](std::string_view word) { add(word, Field::year, authority); });
    ends_.push_back(static_cast<std::uint32_t>(places_.size()));
  }
  ids_ = {};
}

void EntryWords::add(std::string_view word, Field field, const authority::Authority& authority) {
  const auto [known, is_new] =
      ids_.try_emplace(std::string(word), static_cast<std::uint32_t>(words_.size()));
  if (is_new) {
    const bool folds = word.size() >= kShortestFolded && !is_digit(word[0]);
    words_.push_back({loose(word), folds ? name::fold(word, authority) : std::string()});
  }
  places_.push_back({known->second, field});
}

std::vector<EntryWords::Hit> EntryWords::find(std::string_view typed,
                                              const authority::Authority& authority) const {
  constexpr int kNone = 1000;
  std::vector<int> distances(ends_.size(), 0);
  std::vector<std::uint8_t> matches;  // of each word: 0 none, 1 as it is written, 2 folded
  const auto narrow = [&](std::string_view begun) {
    const std::string plain = loose(begun);
    std::vector<std::string> folded;
    if (begun.size() >= kShortestFolded && !is_digit(begun[0])) {
      folded = name::folds(begun, authority);
      // "zinovi" is half of the "ie" that folds with "'e" and "ye".
      const std::string first = folded.front();
      if (first.ends_with('i') || first.ends_with('y') || first.ends_with('j'))
        folded.push_back(first.substr(0, first.size() - 1));
      std::erase_if(folded, [](const std::string& key) { return key.size() < kShortestFolded; });
    }
    matches.assign(words_.size(), 0);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].loose.starts_with(plain)) {
        matches[i] = 1;
      } else if (std::any_of(folded.begin(), folded.end(), [&](const std::string& key) {
                   return words_[i].folded.starts_with(key);
                 })) {
        matches[i] = 2;
      }
    }
    std::uint32_t place = 0;
    for (std::size_t entry = 0; entry < ends_.size(); ++entry) {
      int best = kNone;
      for (; place < ends_[entry]; ++place) {
        const std::uint8_t match = matches[places_[place].word];
        if (match != 0)
          best = std::min(best, 2 * static_cast<int>(places_[place].field) + match - 1);
      }
      distances[entry] = best == kNone ? kNone : std::min(kNone, distances[entry] + best);
    }
  };
  // A key that is typed whole is one word, whatever marks it holds.
  if (typed.find(' ') == std::string_view::npos && !typed.empty()) {
    narrow(typed);
  } else {
    for_each_word(typed, false, narrow);
  }
  std::vector<Hit> hits;
  for (std::size_t entry = 0; entry < distances.size(); ++entry) {
    if (distances[entry] < kNone) hits.push_back({entry, distances[entry]});
  }
  return hits;
}

std::shared_ptr<const EntryWords> entry_words(
    const std::shared_ptr<const bibliography::Bibliography>& bibliography,
    const authority::Authority& authority) {
  struct Kept {
    std::weak_ptr<const bibliography::Bibliography> bibliography;
    const authority::Authority* authority;
    std::shared_ptr<const EntryWords> words;
  };
  static std::mutex mutex;
  static std::vector<Kept> all;
  const std::lock_guard lock(mutex);
  std::erase_if(all, [](const Kept& kept) { return kept.bibliography.expired(); });
  for (const Kept& kept : all) {
    if (kept.authority == &authority && kept.bibliography.lock() == bibliography) return kept.words;
  }
  if (all.size() >= kMostKept) all.erase(all.begin());
  all.push_back(
      {bibliography, &authority, std::make_shared<const EntryWords>(*bibliography, authority)});
  return all.back().words;
}

}  // namespace apparatus::features
