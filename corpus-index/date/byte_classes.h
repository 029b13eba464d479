// Which bytes of a stretch are letters, digits or the first of a mark of several bytes: a bit for
// each, so that the scan for dates looks at whole words and never asks byte by byte.
#pragma once

#include <cstddef>
#include <cstdint>

namespace apparatus::date {

inline constexpr std::size_t kClassifiedBytes = 64;

// The first byte's bit is the lowest.
struct ByteClasses {
  std::uint64_t letters = 0;  // ASCII letters and everything beyond ASCII
  std::uint64_t digits = 0;
  std::uint64_t marks_of_two = 0;    // C2: Latin-1 marks
  std::uint64_t marks_of_three = 0;  // E2, EF: general punctuation, the object mark
  friend bool operator==(const ByteClasses&, const ByteClasses&) = default;
};

// Of kClassifiedBytes bytes.
ByteClasses classes_of(const char* bytes);
// The same on a processor of which nothing is known; kept apart so that a test can compare the two.
ByteClasses portable_classes_of(const char* bytes);

}  // namespace apparatus::date
