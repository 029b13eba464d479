#include "text/byte_scan.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace apparatus::text {
namespace {

struct IsDigitOrBeyondAscii {
  auto operator()(Bytes16 b) const { return ((b >= '0') & (b <= '9')) | (b >= 0x80); }
};

bool is_sought(char c) { return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<std::uint32_t> found(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  ByteScan<IsDigitOrBeyondAscii> scan(text);
  std::vector<std::uint32_t> places;
  for (std::uint32_t at = scan.next(begin, end); at < end; at = scan.next(at + 1, end)) {
    places.push_back(at);
  }
  return places;
}

std::vector<std::uint32_t> expected(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t at = begin; at < end; ++at) {
    if (is_sought(text[at])) places.push_back(at);
  }
  return places;
}

TEST(ByteScan, FindsWhatALookAtEveryByteFinds) {
  std::mt19937 random(1917);
  for (const std::uint32_t size : {0U, 1U, 15U, 16U, 63U, 64U, 65U, 127U, 128U, 200U, 1000U}) {
    std::string text(size, 'a');
    for (char& c : text) {
      if (random() % 9 == 0) c = static_cast<char>(random());
    }
    EXPECT_EQ(found(text, 0, size), expected(text, 0, size)) << size;
    for (int i = 0; i < 50 && size > 0; ++i) {
      const auto begin = static_cast<std::uint32_t>(random() % size);
      const auto end = begin + static_cast<std::uint32_t>(random() % (size - begin + 1));
      EXPECT_EQ(found(text, begin, end), expected(text, begin, end)) << size;
    }
  }
}

TEST(ByteScan, AnswersGoingBackToo) {
  const std::string text = "fond 17 " + std::string(100, 'a') + " opis 2";
  const auto end = static_cast<std::uint32_t>(text.size());
  ByteScan<IsDigitOrBeyondAscii> scan(text);
  EXPECT_EQ(scan.next(20, end), end - 1);
  EXPECT_EQ(scan.next(0, end), 5U);
  EXPECT_EQ(scan.next(end, end), end);
}

TEST(ByteScan, ZeroBytesBehindTheTextAreNotFound) {
  const std::string text = "no digit";
  ByteScan zeros(text, [](Bytes16 b) { return b == 0; });
  EXPECT_EQ(zeros.next(0, 8), 8U);
}

}  // namespace
}  // namespace apparatus::text
