// Numbers and short texts one behind the other in as few bytes as they need. What is read back
// stops at the first byte that makes no sense; it never runs past the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apparatus::index {

// Seven bits a byte, the lowest first; the high bit says that more follow.
inline void append_number(std::string& packed, std::uint64_t number) {
  while (number >= 0x80) {
    packed += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  packed += static_cast<char>(number);
}

inline void append_text(std::string& packed, std::string_view text) {
  append_number(packed, text.size());
  packed += text;
}

class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : rest_(packed) {}

  // False at the end, and for good once something made no sense.
  bool more() const { return !rest_.empty(); }

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 63 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
    return fail();
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(number()); }

  std::string_view text() {
    const std::uint64_t size = number();
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

  // Whether everything so far made sense.
  bool sound() const { return sound_; }

 private:
  std::uint64_t fail() {
    rest_ = {};
    sound_ = false;
    return 0;
  }

  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace apparatus::index
