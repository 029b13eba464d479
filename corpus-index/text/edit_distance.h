// How many slips of the hand lie between two words: one slip is a letter too many, too few, another
// letter, or two neighbours exchanged (optimal string alignment: no stretch is edited twice).
// Counts code points, not bytes, so that Cyrillic and accented letters weigh what Latin ones do.
#pragma once

#include <string_view>

namespace apparatus::text {

// The distance, or `limit + 1` as soon as it is known to be greater than `limit`. Both words are
// valid UTF-8; meant for words (it looks at no more than the first 128 code points of each).
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace apparatus::text
