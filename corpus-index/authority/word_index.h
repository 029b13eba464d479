// Words as small numbers: each word that is added gets the next number, from 0 on. A flat hash
// table for look-ups in the millions: the hashes stand in one array apart from the words, so that
// a word which is not in the table costs one or two probes and no comparison of letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace apparatus::authority {

class WordIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // The number of the word, which is added where it is new.
  std::uint32_t add(std::string_view word);
  // kNone for a word that was never added.
  std::uint32_t find(std::string_view word) const;
  // Valid until the next word is added.
  std::string_view word(std::uint32_t number) const {
    const Entry& entry = entries_[number];
    return std::string_view(letters_).substr(entry.begin, entry.length);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  void reserve(std::size_t words);

 private:
  struct Entry {
    std::uint32_t begin = 0;  // in letters_
    std::uint32_t length = 0;
  };
  // The slot of the word, or the empty slot where it belongs.
  std::size_t slot_of(std::string_view word, std::uint32_t hash) const;
  void use_slots(std::size_t slots);

  std::string letters_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> hashes_;     // 0: empty; its size is a power of two
  std::vector<std::uint32_t> number_of_;  // beside hashes_
};

}  // namespace apparatus::authority
