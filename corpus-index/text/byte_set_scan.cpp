// Membership by two look-ups of half bytes: the low half gives a row of bits, the high half says
// which of them counts (W. Muła, "SIMD-ized check which bytes are in a set", 2018).
#include "text/byte_set_scan.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace apparatus::text {

std::uint64_t ByteSet::look_one_by_one(const ByteSet& set, const char* bytes) {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < kScannedAtOnce; ++i) {
    found |= std::uint64_t{set.has(static_cast<unsigned char>(bytes[i]))} << i;
  }
  return found;
}

#ifdef __x86_64__

__attribute__((target("ssse3"))) std::uint64_t ByteSet::look_by_sixteen(const ByteSet& set,
                                                                        const char* bytes) {
  const __m128i lower = _mm_load_si128(reinterpret_cast<const __m128i*>(set.lower_half_.data()));
  const __m128i upper = _mm_load_si128(reinterpret_cast<const __m128i*>(set.upper_half_.data()));
  const __m128i bit_of = _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  const __m128i half = _mm_set1_epi8(15);
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < kScannedAtOnce; i += 16) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    const __m128i low = _mm_and_si128(text, half);
    const __m128i high = _mm_and_si128(_mm_srli_epi16(text, 4), half);
    const __m128i is_upper = _mm_cmplt_epi8(text, _mm_setzero_si128());
    const __m128i row = _mm_or_si128(_mm_and_si128(is_upper, _mm_shuffle_epi8(upper, low)),
                                     _mm_andnot_si128(is_upper, _mm_shuffle_epi8(lower, low)));
    const __m128i bit = _mm_shuffle_epi8(bit_of, high);
    const __m128i in_set = _mm_cmpeq_epi8(_mm_and_si128(row, bit), bit);
    found |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(in_set))} << i;
  }
  return found;
}

ByteSet::Look ByteSet::fastest() {
  static const Look fastest =
      __builtin_cpu_supports("ssse3") != 0 ? look_by_sixteen : look_one_by_one;
  return fastest;
}

#else

ByteSet::Look ByteSet::fastest() { return look_one_by_one; }

#endif

}  // namespace apparatus::text
