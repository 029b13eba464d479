#include "authority/word_table.h"

#include <cstring>

namespace apparatus::authority {
namespace {

// Eight bytes at a time; never 0.
std::uint32_t hash_of(std::string_view word) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;
  std::uint64_t hash = word.size() * kMultiplier;
  const char* at = word.data();
  std::size_t left = word.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, at, 8);
    hash = (hash ^ chunk) * kMultiplier;
    hash ^= hash >> 29;
  }
  if (left > 0) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, at, left);
    hash = (hash ^ chunk) * kMultiplier;
  }
  hash ^= hash >> 32;
  return static_cast<std::uint32_t>(hash) | 1u;
}

}  // namespace

std::size_t WordTable::slot_of(std::string_view word, std::uint32_t hash) const {
  const std::size_t mask = hashes_.size() - 1;
  for (std::size_t slot = (hash >> 1) & mask;; slot = (slot + 1) & mask) {
    if (hashes_[slot] == 0) return slot;
    if (hashes_[slot] != hash) continue;
    const Entry& entry = entries_[entry_of_[slot]];
    if (std::string_view(letters_).substr(entry.begin, entry.length) == word) return slot;
  }
}

void WordTable::grow() {
  const std::size_t slots = hashes_.empty() ? 1024 : hashes_.size() * 2;
  hashes_.assign(slots, 0);
  entry_of_.assign(slots, 0);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto word = std::string_view(letters_).substr(entries_[i].begin, entries_[i].length);
    const std::uint32_t hash = hash_of(word);
    const std::size_t slot = slot_of(word, hash);
    hashes_[slot] = hash;
    entry_of_[slot] = static_cast<std::uint32_t>(i);
  }
}

void WordTable::add(std::string_view word, std::uint32_t value) {
  if (entries_.size() * 2 >= hashes_.size()) grow();
  const std::uint32_t hash = hash_of(word);
  const std::size_t slot = slot_of(word, hash);
  if (hashes_[slot] == 0) {
    hashes_[slot] = hash;
    entry_of_[slot] = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(
        {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size()), 0});
    letters_ += word;
  }
  entries_[entry_of_[slot]].value |= value;
}

std::uint32_t WordTable::find(std::string_view word) const {
  if (hashes_.empty()) return 0;
  const std::size_t slot = slot_of(word, hash_of(word));
  return hashes_[slot] == 0 ? 0 : entries_[entry_of_[slot]].value;
}

}  // namespace apparatus::authority
