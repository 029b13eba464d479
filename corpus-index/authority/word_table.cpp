// The index gives each word its number; the values stand by number.
#include "authority/word_table.h"

namespace apparatus::authority {

void WordTable::add(std::string_view word, std::uint32_t value) {
  const std::uint32_t number = words_.add(word);
  if (number == values_.size()) values_.push_back(0);
  values_[number] |= value;
}

std::uint32_t WordTable::find(std::string_view word) const {
  const std::uint32_t number = words_.find(word);
  return number == WordIndex::kNone ? 0 : values_[number];
}

}  // namespace apparatus::authority
