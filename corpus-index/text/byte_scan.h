// The few bytes of a text at which something may begin, found sixty-four at a time. Nearly all of a
// text is small letters and blanks; a scan that looks at each of them by itself costs more than
// everything it finds.
//
// A scan says which bytes it seeks with a test that is written once for sixteen bytes side by side:
//
//   ByteScan digits(text, [](Bytes16 b) { return (b >= '0') & (b <= '9'); });
//   for (auto at = digits.next(begin, end); at < end; at = digits.next(at + 1, end)) …
//
// The compiler makes of the test what the processor has; the result is the same on every machine.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace apparatus::text {

// A comparison with one byte compares all sixteen; where it holds, all bits of that byte are set.
// Comparisons are joined with | and &.
using Bytes16 = unsigned char __attribute__((vector_size(16)));

inline constexpr std::uint32_t kScannedAtOnce = 64;  // bytes: a bit each of what a finder found

// Goes through what a finder finds: finder.found_in(bytes) is a bit for each of kScannedAtOnce
// bytes that is sought, the first byte's lowest.
template <class Finder>
class BlockScan {
 public:
  BlockScan(std::string_view text, const Finder& finder) : text_(text), finder_(finder) {}

  // The first byte sought at or behind `at` and before `end`, which lies in the text; `end` where
  // there is none. Cheap where `at` grows from one question to the next.
  std::uint32_t next(std::uint32_t at, std::uint32_t end) {
    while (at < end) {
      if (at / kScannedAtOnce != block_) look_at(at / kScannedAtOnce);
      if (const std::uint64_t ahead = found_ >> (at % kScannedAtOnce); ahead != 0) {
        return std::min(end, at + static_cast<std::uint32_t>(std::countr_zero(ahead)));
      }
      at = (block_ + 1) * kScannedAtOnce;
    }
    return end;
  }

 private:
  void look_at(std::uint32_t block) {
    block_ = block;
    const std::size_t begin = std::size_t{block} * kScannedAtOnce;
    const std::size_t left = text_.size() - begin;
    if (left >= kScannedAtOnce) {
      found_ = finder_.found_in(text_.data() + begin);
      return;
    }
    std::array<char, kScannedAtOnce> rest{};
    std::memcpy(rest.data(), text_.data() + begin, left);
    found_ = finder_.found_in(rest.data()) & ((std::uint64_t{1} << left) - 1);
  }

  std::string_view text_;
  Finder finder_;
  std::uint32_t block_ = UINT32_MAX;  // the block looked at
  std::uint64_t found_ = 0;
};

// What a test finds.
template <class Test>
class BytesThatPass {
 public:
  explicit BytesThatPass(Test test) : test_(test) {}

  std::uint64_t found_in(const char* bytes) const {
    return sixteen(bytes) | sixteen(bytes + 16) << 16 | sixteen(bytes + 32) << 32 |
           sixteen(bytes + 48) << 48;
  }

 private:
  std::uint64_t sixteen(const char* bytes) const {
    Bytes16 b;
    std::memcpy(&b, bytes, sizeof b);
    return one_bit_each(test_(b));
  }

  template <class Mask>
  static std::uint64_t one_bit_each(Mask mask) {
#ifdef __SSE2__
    return static_cast<std::uint32_t>(_mm_movemask_epi8(reinterpret_cast<__m128i>(mask)));
#else
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < sizeof mask; ++i) bits |= (mask[i] & std::uint64_t{1}) << i;
    return bits;
#endif
  }

  Test test_;
};

template <class Test>
class ByteScan : public BlockScan<BytesThatPass<Test>> {
 public:
  explicit ByteScan(std::string_view text, Test test = {})
      : BlockScan<BytesThatPass<Test>>(text, BytesThatPass<Test>(test)) {}
};

}  // namespace apparatus::text
