// Folding: one key for all spellings of a name, whatever transliteration it came through, so that
// equal keys mean possibly the same name and different keys mean different names. "Trotskii",
// "Trotsky", "Trockij", "Троцкий" fold to one key. Where a spelling could have come from two
// letters (German "ch", French "ou"), secondary keys are tried too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"

namespace apparatus::name {

std::string fold(std::string_view word, const authority::Authority& authority);

// The primary key first, then the secondary ones; no duplicates.
std::vector<std::string> folds(std::string_view word, const authority::Authority& authority);

// Whether two spellings can be one word in two transliterations (and not, say, one of them
// misspelt): the primary key of one is a key of the other.
bool transliteration_variants(std::string_view a, std::string_view b,
                              const authority::Authority& authority);

// Keys of the nominatives that an inflected Russian form can stand for; of a double name each half
// in its own case: "Bestuzhevu-Riuminu". Empty for none.
std::vector<std::string> nominatives(std::string_view word, const authority::Authority& authority);

}  // namespace apparatus::name
