// As ByteScan, for a set of bytes that is only known when the program runs and may be large: the
// bytes that words of the data files can be recognised by. However many they are, sixteen bytes of
// the text cost the same few instructions, where the processor can look up sixteen at once (SSSE3,
// asked for when the program runs); elsewhere a table is asked byte by byte.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "text/byte_scan.h"

namespace apparatus::text {

class ByteSet {
 public:
  void add(unsigned char byte) {
    const unsigned low = byte & 15U;
    const unsigned high = byte >> 4;
    (high < 8 ? lower_half_ : upper_half_)[low] |= static_cast<std::uint8_t>(1U << (high % 8));
  }
  bool has(unsigned char byte) const {
    const unsigned high = byte >> 4;
    return ((high < 8 ? lower_half_ : upper_half_)[byte & 15U] >> (high % 8) & 1) != 0;
  }

  // A bit for each of kScannedAtOnce bytes that is in the set, the first byte's lowest.
  std::uint64_t found_in(const char* bytes) const { return look_(*this, bytes); }
  // The same, as any processor can do it.
  std::uint64_t found_one_by_one(const char* bytes) const { return look_one_by_one(*this, bytes); }

 private:
  using Look = std::uint64_t (*)(const ByteSet&, const char*);
  static std::uint64_t look_one_by_one(const ByteSet& set, const char* bytes);
  static std::uint64_t look_by_sixteen(const ByteSet& set, const char* bytes);
  static Look fastest();

  // By the low half of a byte: a bit for each high half that it stands with in the set.
  alignas(16) std::array<std::uint8_t, 16> lower_half_{};  // high halves 0 to 7
  alignas(16) std::array<std::uint8_t, 16> upper_half_{};  // 8 to 15
  Look look_ = fastest();
};

// ByteSetScan(text, set).next(at, end)
using ByteSetScan = BlockScan<ByteSet>;

}  // namespace apparatus::text
