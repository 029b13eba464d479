// Open addressing with linear probes, at most half full.
#include "authority/word_index.h"

#include <bit>
#include <cstring>

namespace apparatus::authority {
namespace {

template <class Number>
std::uint64_t load(const char* from) {
  Number number = 0;
  std::memcpy(&number, from, sizeof number);
  return number;
}

// Eight bytes at a time; never 0. The loads of a short word overlap, so that none is of a length
// that only the run knows.
std::uint32_t hash_of(std::string_view word) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;
  const std::size_t size = word.size();
  const char* at = word.data();
  std::uint64_t hash = size * kMultiplier;
  const auto take = [&](std::uint64_t chunk) {
    hash = (hash ^ chunk) * kMultiplier;
    hash ^= hash >> 29;
  };
  if (size >= 8) {
    for (std::size_t left = size; left > 8; at += 8, left -= 8) take(load<std::uint64_t>(at));
    take(load<std::uint64_t>(word.data() + size - 8));
  } else if (size >= 4) {
    take(load<std::uint32_t>(at) << 32 | load<std::uint32_t>(at + size - 4));
  } else if (size > 0) {
    take(load<std::uint8_t>(at) << 16 | load<std::uint8_t>(at + size / 2) << 8 |
         load<std::uint8_t>(at + size - 1));
  }
  hash ^= hash >> 32;
  return static_cast<std::uint32_t>(hash) | 1u;
}

}  // namespace

std::size_t WordIndex::slot_of(std::string_view word, std::uint32_t hash) const {
  const std::size_t mask = hashes_.size() - 1;
  for (std::size_t slot = (hash >> 1) & mask;; slot = (slot + 1) & mask) {
    if (hashes_[slot] == 0) return slot;
    if (hashes_[slot] == hash && this->word(number_of_[slot]) == word) return slot;
  }
}

void WordIndex::use_slots(std::size_t slots) {
  hashes_.assign(slots, 0);
  number_of_.assign(slots, 0);
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::uint32_t hash = hash_of(word(number));
    const std::size_t slot = slot_of(word(number), hash);
    hashes_[slot] = hash;
    number_of_[slot] = number;
  }
}

void WordIndex::reserve(std::size_t words) {
  entries_.reserve(words);
  letters_.reserve(words * 8);
  if (words * 2 > hashes_.size()) use_slots(std::bit_ceil(words * 2));
}

std::uint32_t WordIndex::add(std::string_view word) {
  if (entries_.size() * 2 >= hashes_.size()) use_slots(hashes_.empty() ? 64 : hashes_.size() * 2);
  const std::uint32_t hash = hash_of(word);
  const std::size_t slot = slot_of(word, hash);
  if (hashes_[slot] == 0) {
    hashes_[slot] = hash;
    number_of_[slot] = size();
    entries_.push_back(
        {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size())});
    letters_ += word;
  }
  return number_of_[slot];
}

std::uint32_t WordIndex::find(std::string_view word) const {
  if (hashes_.empty()) return kNone;
  const std::size_t slot = slot_of(word, hash_of(word));
  return hashes_[slot] == 0 ? kNone : number_of_[slot];
}

}  // namespace apparatus::authority
