// How this draft spells a name: as it already does, else as the corpus does in the draft's
// transliteration, else converted where the conversion is certain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/knowledge.h"
#include "lsp/draft/draft.h"

namespace apparatus::features {

// The transliteration that the project pins, else the draft's own; "" where neither is known.
std::string transliteration_of(const draft::Snapshot& snapshot);

// `word`, one name or several, in the draft's transliteration. `others` are spellings of the same
// in the corpus, most frequent first. `word` itself where nothing better is certain.
std::string in_draft_spelling(const draft::Snapshot& snapshot, const std::string& word,
                              const std::vector<std::string>& others);

}  // namespace apparatus::features
