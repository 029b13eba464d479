// As ByteScan, for a set of bytes that is only known when the program runs and may be large: the
// bytes that words of the data files can be recognised by. However many they are, sixteen bytes of
// the text cost the same few instructions, where the processor can look up sixteen at once (SSSE3,
// asked for when the program runs); elsewhere a table is asked byte by byte.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace apparatus::text {

class ByteSet {
 public:
  static constexpr std::size_t kBlock = 64;  // bytes

  void add(unsigned char byte) {
    const unsigned low = byte & 15U;
    const unsigned high = byte >> 4;
    (high < 8 ? lower_half_ : upper_half_)[low] |= static_cast<std::uint8_t>(1U << (high % 8));
  }
  bool has(unsigned char byte) const {
    const unsigned high = byte >> 4;
    return ((high < 8 ? lower_half_ : upper_half_)[byte & 15U] >> (high % 8) & 1) != 0;
  }

  // A bit for each of kBlock bytes that is in the set, the first byte's lowest.
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

class ByteSetScan {
 public:
  // Both must outlive it.
  ByteSetScan(std::string_view text, const ByteSet& set) : text_(text), set_(set) {}

  // The first byte of the set at or behind `at` and before `end`, which lies in the text; `end`
  // where there is none. Cheap where `at` grows from one question to the next.
  std::uint32_t next(std::uint32_t at, std::uint32_t end) {
    while (at < end) {
      if (at / kBlock != block_) look_at(at / kBlock);
      if (const std::uint64_t ahead = found_ >> (at % kBlock); ahead != 0) {
        return std::min(end, at + static_cast<std::uint32_t>(std::countr_zero(ahead)));
      }
      at = (block_ + 1) * kBlock;
    }
    return end;
  }

 private:
  static constexpr std::uint32_t kBlock = ByteSet::kBlock;

  void look_at(std::uint32_t block) {
    block_ = block;
    const std::size_t begin = std::size_t{block} * kBlock;
    const std::size_t left = text_.size() - begin;
    if (left >= kBlock) {
      found_ = set_.found_in(text_.data() + begin);
      return;
    }
    std::array<char, kBlock> rest{};
    std::memcpy(rest.data(), text_.data() + begin, left);
    found_ = set_.found_in(rest.data()) & ((std::uint64_t{1} << left) - 1);
  }

  std::string_view text_;
  const ByteSet& set_;
  std::uint32_t block_ = UINT32_MAX;  // the block looked at
  std::uint64_t found_ = 0;
};

}  // namespace apparatus::text
