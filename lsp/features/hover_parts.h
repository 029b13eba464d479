// The cards that hover shows, one a kind of mention. Each is Markdown, the most useful line first.
#pragma once

#include <string>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

// "**Maksim Litvinov** (1876–1951)", and "Litvinov 7× · Литвинов 1×" of the most frequent
// spellings.
std::string person_headline(const std::string& display, const std::string& life);
std::string spellings_line(const std::vector<index::Spelling>& variants);

std::string person_card(const draft::Snapshot& snapshot, std::size_t name);
std::string citation_card(const draft::Snapshot& snapshot, std::size_t citation);
std::string date_card(const draft::Snapshot& snapshot, std::size_t date);
std::string key_card(const draft::Snapshot& snapshot, std::size_t key);
std::string note_card(const draft::Snapshot& snapshot, std::size_t note);

}  // namespace apparatus::features
