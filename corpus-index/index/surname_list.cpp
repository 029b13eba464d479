#include "index/surname_list.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "text/edit_distance.h"

namespace apparatus::index {

SurnameList::Silhouette SurnameList::silhouette(std::string_view word) {
  Silhouette made;
  for (std::size_t i = 0; i < word.size();) {
    const auto first = static_cast<unsigned char>(word[i]);
    const std::size_t bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    // The last byte tells neighbouring letters apart in every script.
    const auto last = static_cast<unsigned char>(word[std::min(i + bytes, word.size()) - 1]);
    made.letters |= std::uint64_t{1} << (last & 63);
    ++made.length;
    i += bytes;
  }
  return made;
}

void SurnameList::add(SurnameRecord surname) {
  silhouettes_.push_back(silhouette(surname.spelling));
  surnames_.push_back(std::move(surname));
}

std::vector<SurnameRecord> SurnameList::near(std::string_view spelling, int distance,
                                             std::size_t limit) const {
  const Silhouette wanted = silhouette(spelling);
  std::vector<std::pair<int, std::size_t>> found;
  for (std::size_t i = 0; i < surnames_.size(); ++i) {
    const Silhouette& other = silhouettes_[i];
    // An edit adds or drops one letter, or changes one into another: at most two bits.
    if (std::abs(other.length - wanted.length) > distance) continue;
    if (std::popcount(other.letters ^ wanted.letters) > 2 * distance) continue;
    const int counted = text::edit_distance(spelling, surnames_[i].spelling, distance);
    if (counted <= distance) found.emplace_back(counted, i);
  }
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    const SurnameRecord &left = surnames_[a.second], &right = surnames_[b.second];
    return std::tuple(a.first, right.count, std::string_view(left.spelling)) <
           std::tuple(b.first, left.count, std::string_view(right.spelling));
  });
  if (found.size() > limit) found.resize(limit);
  std::vector<SurnameRecord> records;
  records.reserve(found.size());
  for (const auto& [counted, i] : found) records.push_back(surnames_[i]);
  return records;
}

}  // namespace apparatus::index
