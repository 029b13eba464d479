#include "text/landmarks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace apparatus::text {
namespace {

std::uint32_t begin_of(std::uint32_t item) { return item; }

std::size_t counted(const std::vector<std::uint32_t>& items, std::uint32_t offset) {
  return static_cast<std::size_t>(std::count_if(
      items.begin(), items.end(), [&](std::uint32_t item) { return item <= offset; }));
}

TEST(Landmarks, CountWhatBeginsAtOrBeforeAPlace) {
  std::mt19937 random(1905);
  for (const std::uint32_t size : {1U, 100U, 256U, 257U, 5000U}) {
    for (const std::size_t many :
         {std::size_t{0}, std::size_t{1}, std::size_t{9}, std::size_t{400}}) {
      std::vector<std::uint32_t> items(many);
      for (std::uint32_t& item : items) item = static_cast<std::uint32_t>(random()) % size;
      std::sort(items.begin(), items.end());
      Landmarks landmarks;
      landmarks.set(items, begin_of);
      for (std::uint32_t offset = 0; offset < size + 600; offset += 1 + random() % 7) {
        EXPECT_EQ(landmarks.begun_at(items, offset, begin_of), counted(items, offset))
            << many << " items in " << size << ", at " << offset;
      }
    }
  }
}

TEST(Landmarks, AreNotAskedWhereItemsWereAddedSince) {
  std::vector<std::uint32_t> items(20, 3);
  Landmarks landmarks;
  EXPECT_EQ(landmarks.begun_at(items, 3, begin_of), 20U);
  landmarks.set(items, begin_of);
  items.push_back(1000);
  EXPECT_EQ(landmarks.begun_at(items, 1000, begin_of), 21U);
  EXPECT_EQ(landmarks.begun_at(items, 999, begin_of), 20U);
}

}  // namespace
}  // namespace apparatus::text
