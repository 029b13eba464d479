// See beginnings.h.
#include "date/beginnings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "date/byte_classes.h"

namespace apparatus::date {
namespace {

constexpr std::uint32_t kChunk = kClassifiedBytes;

}  // namespace

void Beginnings::read_chunk() {
  std::array<char, kChunk> tail{};
  const char* bytes = text_.data() + next_chunk_;
  const std::uint32_t size = std::min(kChunk, end_ - next_chunk_);
  if (size < kChunk) {
    std::memcpy(tail.data(), bytes, size);
    bytes = tail.data();
  }
  const ByteClasses classes = classes_of(bytes);
  const std::uint64_t digits = classes.digits;
  const std::uint64_t marks_of_two = classes.marks_of_two;
  const std::uint64_t marks_of_three = classes.marks_of_three;
  std::uint64_t letters = classes.letters;
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
