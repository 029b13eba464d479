// What is wrong with an entry of a data file or of a project file, in words for the person who
// wrote it.
#pragma once

#include <cstdint>
#include <string>

namespace apparatus::authority {

struct Problem {
  std::uint32_t line = 0;  // 1-based; 0 for the file as a whole
  std::uint32_t column = 0;
  std::string message;  // "unknown key 'fnod' in [[scheme]]; known are id, levels …"
};

}  // namespace apparatus::authority
