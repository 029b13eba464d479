// The words of a description that tell one thing from another, and comparing descriptions by them.
// "Sokol'niki" and "Sokolniki", "Bauman" and "Baumansky" count as one word; dates, numbers and
// small words do not count at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"

namespace apparatus::checks {

struct TellingWord {
  std::string key;      // folded
  bool proper = false;  // capitalised where it stands
};

std::vector<TellingWord> telling_words(std::string_view text,
                                       const authority::Authority& authority);

// The text for Knowledge::files_described_like: dashes and quotation marks are spaces, for a search
// takes "8–10" as one word that nobody wrote.
std::string searchable(std::string_view text);

bool holds(const std::vector<TellingWord>& words, std::string_view key);

// Which part of `words` stands in `other`, from 0 to 1; 0 where there are none.
double coverage(const std::vector<TellingWord>& words, const std::vector<TellingWord>& other);

}  // namespace apparatus::checks
