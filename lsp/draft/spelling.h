// How a draft would spell a name that it has not spelt yet: as the corpus does in the draft's
// transliteration, else converted where the conversion is certain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::draft {

// Whether a name is one that transliteration is about: it ends as a Russian surname does, or is a
// Russian given name. "Yates" is no "Iates" in any system.
bool is_russian_name(std::string_view word, const authority::Authority& authority);

// `word`, one name or several, as `system` writes it: that of the place it is for, of
// transliteration_in. `others` are spellings of the same in the corpus, most frequent first. `word`
// itself where nothing better is certain, or no system is.
std::string spelling_in(const std::string& system, const Snapshot& snapshot,
                        const std::string& word, const std::vector<std::string>& others);

}  // namespace apparatus::draft
