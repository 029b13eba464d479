// When two titles, or two surnames, mean the same: a short title is the beginning of the long one
// or some of its words in their order, spellings differ by transliteration, and scans lose a
// letter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"

namespace apparatus::reference {

// The words of a title as folding keys, without a leading article; numbers and years are left out.
// A word that is cut off by a stop ("ob." for "ob'edinennyi") keeps it.
std::vector<std::string> title_keys(std::string_view title, const authority::Authority& authority);
// The first of them, without its stop; "" for none.
std::string first_title_key(std::string_view title, const authority::Authority& authority);
std::string surname_key(std::string_view surname, const authority::Authority& authority);

// The first letters of the words, a bit each (several letters may share one): titles that answer to
// each other in any way have all of those of one of them in common, or the first word.
std::uint64_t letters_of(const std::vector<std::string>& keys);

// Neither empty. Equal, or a slip apart where both are long, or one the beginning of the other that
// is cut off by a stop.
bool same_word(std::string_view a, std::string_view b);

enum class TitleMatch : unsigned char { none, beginning, words, inside, prefix, equal };

// How well `part` answers to `whole`: with the same three first words at least, all of its words in
// their order, a run of them, its first words, all of it. At least two words where they are not the
// first. A word may be cut in two on either side: scans lose apostrophes and hyphens.
TitleMatch match_title(const std::vector<std::string>& part, const std::vector<std::string>& whole);

// The match is TitleMatch::prefix or better.
bool begins_title(const std::vector<std::string>& part, const std::vector<std::string>& whole);

}  // namespace apparatus::reference
