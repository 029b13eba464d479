// The transparent hash that lets a map with string keys be asked with a string_view, without a copy
// of the key.
#pragma once

#include <functional>
#include <string_view>

namespace apparatus::authority {

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>()(word);
  }
};

}  // namespace apparatus::authority
