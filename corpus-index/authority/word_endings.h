// Endings that a word may have, told by its last byte first: most words are asked for dozens of
// endings and have none of them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace apparatus::authority {

class WordEndings {
 public:
  // An empty ending is none.
  void add(std::string ending) {
    if (ending.empty()) return;
    const auto last = static_cast<unsigned char>(ending.back());
    by_last_byte_[last].push_back(std::move(ending));
  }
  // Whether the word ends so behind at least `least_stem` bytes.
  bool any_of(std::string_view word, std::size_t least_stem) const {
    if (word.empty()) return false;
    for (const std::string& ending : by_last_byte_[static_cast<unsigned char>(word.back())]) {
      if (word.size() >= ending.size() + least_stem && word.ends_with(ending)) return true;
    }
    return false;
  }

 private:
  std::array<std::vector<std::string>, 256> by_last_byte_;
};

}  // namespace apparatus::authority
