// How messages speak: quotation marks, counts in words, evidence from the corpus and from the draft
// itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "index/knowledge.h"
#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::checks {

inline constexpr int kMostEvidence = 3;

// “Trotskii”.
std::string in_quotes(std::string_view words);
// "once", "twice", "5 times".
std::string times(std::size_t count);
// "1 text", "5 texts".
std::string counted(std::size_t count, std::string_view noun);

// A fix that writes `plain` in place of the whole finding, in the draft's markup.
Fix write_instead(const draft::Snapshot& snapshot, std::string_view plain, bool preferred);

// Places of the corpus as evidence; those in the draft itself are left out.
std::vector<Evidence> evidence_of(const draft::Snapshot& snapshot,
                                  const std::vector<index::Place>& places);
// The line of the draft that holds a byte of its source.
Evidence evidence_in_draft(const draft::Snapshot& snapshot, std::uint32_t source_offset);
// The same in another file of the manuscript.
Evidence evidence_in(const draft::Draft& draft, std::uint32_t source_offset);
// "the draft", "the manuscript" where it has several files.
std::string_view the_work(const draft::Snapshot& snapshot);

// Whether the path is the draft's own: a text of the corpus that is being checked is no evidence
// about itself.
bool is_own_text(const draft::Snapshot& snapshot, std::string_view file);
// Whether the draft is one of the corpus's texts.
bool is_in_corpus(const draft::Snapshot& snapshot);

}  // namespace apparatus::checks
