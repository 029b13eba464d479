// Words at the end of what is typed, and comparing them as a reader would: letter case and the many
// apostrophes of a soft sign do not count.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace apparatus::features {

// The word that ends `text`: letters of any script, apostrophes and hyphens inside it. Empty where
// `text` ends otherwise.
std::string_view last_word(std::string_view text);

// `text` without the white space (and LaTeX's "~") at its end.
std::string_view without_trailing_space(std::string_view text);

bool begins_with_capital(std::string_view word);
std::size_t count_letters(std::string_view word);

// Lower case, without apostrophes and soft signs: what two spellings have in common before any
// transliteration.
std::string loose(std::string_view word);

// Whether `word` begins as `begun` does, loosely.
bool begins_loosely(std::string_view word, std::string_view begun);

}  // namespace apparatus::features
