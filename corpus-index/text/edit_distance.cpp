// Damerau's distance in its restricted form, three rows of the table at a time, on the stack.
// Nearly everybody asks for one slip only, and of words that have more: that needs no table.
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

bool is_inside(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The bytes of the code point that begins a word; 0 for none.
std::size_t first_length(std::string_view word) {
  if (word.empty()) return 0;
  std::size_t length = 1;
  while (length < word.size() && is_inside(word[length])) ++length;
  return length;
}

// Whether two words that begin with different code points become one by a single slip.
bool one_slip_apart(std::string_view a, std::string_view b) {
  const std::size_t first = first_length(a);
  const std::size_t second = first_length(b);
  const std::string_view behind_a = a.substr(first);
  const std::string_view behind_b = b.substr(second);
  if (behind_a == behind_b || behind_a == b || a == behind_b) return true;
  return behind_a.starts_with(b.substr(0, second)) && behind_b.starts_with(a.substr(0, first)) &&
         behind_a.substr(second) == behind_b.substr(first);
}

// The distance up to one slip; 2 for more.
int distance_of_one(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  while (same > 0 &&
         ((same < a.size() && is_inside(a[same])) || (same < b.size() && is_inside(b[same]))))
    --same;
  return one_slip_apart(a.substr(same), b.substr(same)) ? 1 : 2;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  if (limit == 1 && a.size() <= kLongest && b.size() <= kLongest) return distance_of_one(a, b);
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
