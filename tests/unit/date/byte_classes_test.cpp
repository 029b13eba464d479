// The classes of bytes are the same by whatever instructions they are found.
#include "date/byte_classes.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

namespace apparatus::date {
namespace {

std::string padded(std::string text) {
  text.resize(kClassifiedBytes, ' ');
  return text;
}

TEST(ByteClasses, LettersDigitsAndMarksAreTold) {
  const ByteClasses classes = classes_of(padded("a1-Zé“").data());
  EXPECT_EQ(classes.letters, 0b111111001u);  // with every byte of é and of the quotation mark
  EXPECT_EQ(classes.digits, 0b10u);
  EXPECT_EQ(classes.marks_of_two, 0u);
  EXPECT_EQ(classes.marks_of_three, 0b10000000u >> 1);
  EXPECT_EQ(classes_of(padded("no. 7 §").data()).marks_of_two, std::uint64_t{1} << 6);
}

TEST(ByteClasses, EveryByteAtEveryPlaceIsOfOneClassOnEveryProcessor) {
  std::array<char, kClassifiedBytes> bytes{};
  for (unsigned first = 0; first < 256; ++first) {
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(first + i);
    ASSERT_EQ(classes_of(bytes.data()), portable_classes_of(bytes.data())) << first;
  }
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    for (char& byte : bytes) byte = static_cast<char>(random());
    ASSERT_EQ(classes_of(bytes.data()), portable_classes_of(bytes.data())) << round;
  }
}

}  // namespace
}  // namespace apparatus::date
