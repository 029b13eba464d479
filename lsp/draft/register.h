// Where in a work a place stands. A writer's notes and bibliography may follow other conventions
// than the running text: dates in figures, the library's transliteration under a popular one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/document.h"

namespace apparatus::draft {

enum class Register : std::uint8_t { body, notes, bibliography };
inline constexpr std::size_t kRegisters = 3;

Register register_at(const text::Document& document, std::uint32_t reading_offset);

// The same for many places in the order of the text, none of which costs a look-up. A place before
// the last one is looked for from the first block on.
class RegisterWalk {
 public:
  explicit RegisterWalk(const text::Document& document) : document_(document) {}
  Register at(std::uint32_t reading_offset);

 private:
  const text::Document& document_;
  std::size_t block_ = 0;
};

}  // namespace apparatus::draft
