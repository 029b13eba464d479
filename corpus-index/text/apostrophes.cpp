#include "text/apostrophes.h"

#include <algorithm>
#include <array>

namespace apparatus::text {

std::string with_plain_apostrophes(std::string_view word) {
  constexpr std::array<std::string_view, 4> kSigns = {"’", "‘", "ʹ", "ʼ"};
  std::string plain;
  plain.reserve(word.size());
  while (!word.empty()) {
    const auto* const sign =
        std::find_if(kSigns.begin(), kSigns.end(),
                     [&](std::string_view candidate) { return word.starts_with(candidate); });
    plain += sign == kSigns.end() ? word.front() : '\'';
    word.remove_prefix(sign == kSigns.end() ? 1 : sign->size());
  }
  return plain;
}

}  // namespace apparatus::text
