// Damerau's distance in its restricted form, three rows of the table at a time, on the stack.
#include "text/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace apparatus::text {
namespace {

constexpr int kLongest = 128;
using CodePoints = std::array<char32_t, kLongest>;

int decode(std::string_view word, CodePoints& out) {
  int count = 0;
  for (std::size_t i = 0; i < word.size() && count < kLongest;) {
    const auto lead = static_cast<unsigned char>(word[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t value = length == 1 ? lead : lead & (0xFF >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < word.size(); ++k) {
      value = (value << 6) | (static_cast<unsigned char>(word[i + k]) & 0x3F);
    }
    out[static_cast<std::size_t>(count++)] = value;
    i += length;
  }
  return count;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  CodePoints left;
  CodePoints right;
  const int rows = decode(a, left);
  const int columns = decode(b, right);
  if (std::abs(rows - columns) > limit) return limit + 1;

  std::array<std::array<int, kLongest + 1>, 3> table{};
  for (int j = 0; j <= columns; ++j) table[0][static_cast<std::size_t>(j)] = j;
  for (int i = 1; i <= rows; ++i) {
    auto& row = table[static_cast<std::size_t>(i % 3)];
    const auto& above = table[static_cast<std::size_t>((i - 1) % 3)];
    const auto& above_that = table[static_cast<std::size_t>((i + 1) % 3)];
    const char32_t letter = left[static_cast<std::size_t>(i - 1)];
    row[0] = i;
    int best = i;
    for (int j = 1; j <= columns; ++j) {
      const auto at = static_cast<std::size_t>(j);
      const char32_t other = right[at - 1];
      int cost = above[at - 1] + (letter == other ? 0 : 1);
      cost = std::min({cost, above[at] + 1, row[at - 1] + 1});
      if (i > 1 && j > 1 && letter == right[at - 2] &&
          left[static_cast<std::size_t>(i - 2)] == other) {
        cost = std::min(cost, above_that[at - 2] + 1);
      }
      row[at] = cost;
      best = std::min(best, cost);
    }
    if (best > limit) return limit + 1;
  }
  return std::min(table[static_cast<std::size_t>(rows % 3)][static_cast<std::size_t>(columns)],
                  limit + 1);
}

}  // namespace apparatus::text
