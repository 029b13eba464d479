#include "text/byte_set_scan.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace apparatus::text {
namespace {

ByteSet set_of(std::string_view bytes) {
  ByteSet set;
  for (const char byte : bytes) set.add(static_cast<unsigned char>(byte));
  return set;
}

TEST(ByteSet, HasWhatWasAddedAndNothingElse) {
  const std::string bytes = "0vbZ\x7F\xB2\xD0\xFF";
  const ByteSet set = set_of(bytes);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const bool added = bytes.find(static_cast<char>(byte)) != std::string::npos;
    EXPECT_EQ(set.has(static_cast<unsigned char>(byte)), added) << byte;
  }
}

TEST(ByteSet, SixteenAtOnceFindWhatOneByOneFind) {
  std::mt19937 random(1825);
  for (int round = 0; round < 300; ++round) {
    ByteSet set;
    for (unsigned i = 0; i < static_cast<unsigned>(round); ++i)
      set.add(static_cast<unsigned char>(random()));
    std::array<char, kScannedAtOnce> bytes{};
    for (char& byte : bytes) byte = static_cast<char>(random());
    EXPECT_EQ(set.found_in(bytes.data()), set.found_one_by_one(bytes.data()));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      EXPECT_EQ((set.found_in(bytes.data()) >> i & 1) != 0,
                set.has(static_cast<unsigned char>(bytes[i])));
    }
  }
}

TEST(ByteSetScan, GoesFromPlaceToPlaceInAnyStretch) {
  const ByteSet set = set_of("0123456789\xB2");
  std::mt19937 random(1917);
  for (const std::uint32_t size : {0U, 1U, 63U, 64U, 65U, 128U, 200U, 1000U}) {
    std::string text(size, 'a');
    for (char& c : text) {
      if (random() % 9 == 0) c = static_cast<char>(random());
    }
    for (int i = 0; i < 50 && size > 0; ++i) {
      const auto begin = static_cast<std::uint32_t>(random() % size);
      const auto end = begin + static_cast<std::uint32_t>(random() % (size - begin + 1));
      std::vector<std::uint32_t> expected, found;
      for (std::uint32_t at = begin; at < end; ++at) {
        if (set.has(static_cast<unsigned char>(text[at]))) expected.push_back(at);
      }
      ByteSetScan scan(text, set);
      for (auto at = scan.next(begin, end); at < end; at = scan.next(at + 1, end))
        found.push_back(at);
      EXPECT_EQ(found, expected) << size;
    }
  }
}

TEST(ByteSetScan, ZeroBytesBehindTheTextAreNotFound) {
  const ByteSet set = set_of(std::string_view("\0", 1));
  const std::string text = "an end";
  ByteSetScan scan(text, set);
  EXPECT_EQ(scan.next(0, static_cast<std::uint32_t>(text.size())), text.size());
}

}  // namespace
}  // namespace apparatus::text
