// A flat hash table from words to small numbers, for look-ups in the millions: the hashes stand in
// one array apart from the words, so that a word which is not in the table costs one or two probes
// and no comparison of letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace apparatus::authority {

class WordTable {
 public:
  // Adds the bits of `value` to those that the word has already.
  void add(std::string_view word, std::uint32_t value);
  // 0 for a word that was never added.
  std::uint32_t find(std::string_view word) const;
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint32_t begin = 0;  // in letters_
    std::uint32_t length = 0;
    std::uint32_t value = 0;
  };
  // The slot of the word, or the empty slot where it belongs.
  std::size_t slot_of(std::string_view word, std::uint32_t hash) const;
  void grow();

  std::string letters_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> hashes_;    // 0: empty; its size is a power of two
  std::vector<std::uint32_t> entry_of_;  // beside hashes_
};

}  // namespace apparatus::authority
