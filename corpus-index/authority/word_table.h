// From words to sets of properties, one bit each, for look-ups in the millions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "authority/word_index.h"

namespace apparatus::authority {

class WordTable {
 public:
  // Adds the bits of `value` to those that the word has already.
  void add(std::string_view word, std::uint32_t value);
  // 0 for a word that was never added.
  std::uint32_t find(std::string_view word) const;
  std::size_t size() const { return values_.size(); }

 private:
  WordIndex words_;
  std::vector<std::uint32_t> values_;  // by the words' numbers
};

}  // namespace apparatus::authority
