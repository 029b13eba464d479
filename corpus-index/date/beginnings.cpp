// See beginnings.h. Bytes are classified within 64-bit integers, so that it is quick on every
// processor: each byte's class is its highest bit, and a multiplication gathers eight of them.
#include "date/beginnings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace apparatus::date {
namespace {

constexpr std::uint32_t kChunk = 64;
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

void Beginnings::read_chunk() {
  std::array<char, kChunk> tail{};
  const char* bytes = text_.data() + next_chunk_;
  const std::uint32_t size = std::min(kChunk, end_ - next_chunk_);
  if (size < kChunk) {
    std::memcpy(tail.data(), bytes, size);
    bytes = tail.data();
  }
  std::uint64_t letters = 0, digits = 0, marks_of_two = 0, marks_of_three = 0;
  for (unsigned i = 0; i < kChunk / 8; ++i) {
    const std::uint64_t word = load(bytes + std::size_t{8} * i);
    const std::uint64_t above = word & kHighest;
    const std::uint64_t low = word & ~kHighest;
    const std::uint64_t ascii = between(low | (0x20 * kEach), 'a', 'z') & ~above;
    letters |= gathered(ascii | above) << (8 * i);
    digits |= gathered(between(low, '0', '9') & ~above) << (8 * i);
    if (above == 0) continue;
    // Latin-1 marks; general punctuation and the object mark.
    marks_of_two |= gathered(equal(word, 0xc2)) << (8 * i);
    marks_of_three |= gathered(equal(word, 0xe2) | equal(word, 0xef)) << (8 * i);
  }
  std::uint64_t marks = bytes_of_mark_;
  bytes_of_mark_ = 0;
  if ((marks_of_two | marks_of_three) != 0) {
    const std::uint64_t leads = marks_of_two | marks_of_three;
    marks |= leads | (leads << 1) | (marks_of_three << 2);
    bytes_of_mark_ = (leads >> 63) | (marks_of_three >> 63 << 1) | (marks_of_three >> 62 & 1);
  }
  letters &= ~marks;
  words_ = letters & ~((letters << 1) | (in_word_ ? 1u : 0u));
  numbers_ = digits & ~((digits << 1) | (in_number_ ? 1u : 0u));
  in_word_ = (letters >> 63) != 0;
  in_number_ = (digits >> 63) != 0;
  chunk_ = next_chunk_;
  next_chunk_ += size;
}

inline bool Beginnings::may_begin_at(std::uint32_t at) const {
  if (end_ - at >= 4) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text_.data()) + at;
    return calendars_->may_begin(bytes[0], bytes[1], bytes[2], bytes[3]);
  }
  const auto byte = [&](std::uint32_t ahead) {
    return at + ahead < end_ ? static_cast<unsigned char>(text_[at + ahead]) : '\0';
  };
  return calendars_->may_begin(byte(0), byte(1), byte(2), byte(3));
}

std::uint32_t Beginnings::next(std::uint32_t at) {
  for (;;) {
    std::uint64_t here = words_ | numbers_;
    if (at > chunk_) here &= at - chunk_ < kChunk ? ~std::uint64_t{0} << (at - chunk_) : 0;
    for (; here != 0; here &= here - 1) {
      const std::uint64_t bit = here & (~here + 1);
      const std::uint32_t place = chunk_ + static_cast<std::uint32_t>(std::countr_zero(here));
      if ((numbers_ & bit) != 0 || may_begin_at(place)) return place;
    }
    if (next_chunk_ >= end_) return end_;
    read_chunk();
  }
}

}  // namespace apparatus::date
