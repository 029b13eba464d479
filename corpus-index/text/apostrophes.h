// The soft sign of a transliterated name is written with half a dozen signs, by hands and by word
// processors; for comparing, all of them are one.
#pragma once

#include <string>
#include <string_view>

namespace apparatus::text {

// ’ ‘ ʹ and ʼ as "'"; all else unchanged.
std::string with_plain_apostrophes(std::string_view word);

}  // namespace apparatus::text
