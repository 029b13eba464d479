// Sixteen bytes a step where the processor is an x86-64, all of which can do that; elsewhere eight
// within a 64-bit integer: each byte's class is its highest bit, and a multiplication gathers them.
#include "date/byte_classes.h"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace apparatus::date {
namespace {

constexpr std::uint64_t kEach = 0x0101010101010101;
constexpr std::uint64_t kHighest = 0x80 * kEach;

// Eight bytes, the first one lowest.
std::uint64_t load(const char* bytes) {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes, sizeof word);
  } else {
    for (unsigned i = 0; i < sizeof word; ++i)
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return word;
}

// The highest bit of each byte whose value, which is below 0x80, lies between the two.
constexpr std::uint64_t between(std::uint64_t low, unsigned char first, unsigned char last) {
  return (low + (0x80u - first) * kEach) & ~(low + (0x7fu - last) * kEach) & kHighest;
}

// The highest bit of each byte that equals `value`, which is 0x80 or more.
constexpr std::uint64_t equal(std::uint64_t word, unsigned char value) {
  const std::uint64_t other = word ^ (value * kEach);
  return ~(((other & ~kHighest) + ~kHighest) | other | ~kHighest);
}

// The highest bits of eight bytes as one byte, the first byte's lowest.
constexpr std::uint64_t gathered(std::uint64_t highest_bits) {
  return ((highest_bits >> 7) * 0x0102040810204080) >> 56;
}

}  // namespace

ByteClasses portable_classes_of(const char* bytes) {
  ByteClasses classes;
  for (unsigned i = 0; i < kClassifiedBytes / 8; ++i) {
    const std::uint64_t word = load(bytes + std::size_t{8} * i);
    const std::uint64_t above = word & kHighest;
    const std::uint64_t low = word & ~kHighest;
    const std::uint64_t ascii = between(low | (0x20 * kEach), 'a', 'z') & ~above;
    classes.letters |= gathered(ascii | above) << (8 * i);
    classes.digits |= gathered(between(low, '0', '9') & ~above) << (8 * i);
    if (above == 0) continue;
    classes.marks_of_two |= gathered(equal(word, 0xc2)) << (8 * i);
    classes.marks_of_three |= gathered(equal(word, 0xe2) | equal(word, 0xef)) << (8 * i);
  }
  return classes;
}

#ifdef __SSE2__

namespace {

// A bit for each byte that is not 0 in its highest bit.
std::uint64_t bits_of(__m128i bytes) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
}

__m128i every(int value) { return _mm_set1_epi8(static_cast<char>(value)); }

// All bits of each byte from `first` on, so many of them.
__m128i in_row(__m128i bytes, int first, int many) {
  const __m128i from_first = _mm_sub_epi8(bytes, every(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(from_first, every(many - 1)), from_first);
}

}  // namespace

ByteClasses classes_of(const char* bytes) {
  ByteClasses classes;
  for (unsigned i = 0; i < kClassifiedBytes / 16; ++i) {
    const unsigned shift = 16 * i;
    const __m128i sixteen =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + std::size_t{16} * i));
    const __m128i letters = in_row(_mm_or_si128(sixteen, every(0x20)), 'a', 26);
    classes.letters |= bits_of(_mm_or_si128(letters, sixteen)) << shift;
    classes.digits |= bits_of(in_row(sixteen, '0', 10)) << shift;
    if (bits_of(sixteen) == 0) continue;
    const __m128i two = _mm_cmpeq_epi8(sixteen, every(0xc2));
    const __m128i three =
        _mm_or_si128(_mm_cmpeq_epi8(sixteen, every(0xe2)), _mm_cmpeq_epi8(sixteen, every(0xef)));
    classes.marks_of_two |= bits_of(two) << shift;
    classes.marks_of_three |= bits_of(three) << shift;
  }
  return classes;
}

#else

ByteClasses classes_of(const char* bytes) { return portable_classes_of(bytes); }

#endif

}  // namespace apparatus::date
