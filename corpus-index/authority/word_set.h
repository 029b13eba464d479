// A set of words for look-ups in the millions, most of which find nothing (authority/word_index.h).
#pragma once

#include <string_view>

#include "authority/word_index.h"

namespace apparatus::authority {

class WordSet {
 public:
  void insert(std::string_view word) { words_.add(word); }
  bool contains(std::string_view word) const { return words_.find(word) != WordIndex::kNone; }

 private:
  WordIndex words_;
};

}  // namespace apparatus::authority
