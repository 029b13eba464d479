// What may follow a begun citation: the archives, the parts and the files that the corpus and the
// draft know and that agree with what is typed. Completion writes them out; it is another matter
// how.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/begun_citation.h"

namespace apparatus::features {

enum class ChoiceKind : std::uint8_t { archive, level, file, leaf };

struct Choice {
  ChoiceKind kind = ChoiceKind::file;
  std::string archive;                // siglum
  std::vector<citation::Part> parts;  // from the top, those lent by an antecedent too
  std::string leaf;                   // of a leaf
  std::uint32_t in_draft = 0;         // citations of it, or of files below it, in the draft
  std::uint32_t in_corpus = 0;
  std::uint32_t texts = 0;
  std::string description;
  bool exact = false;  // the last part is typed already
};

// Best first. `most` bounds the list.
std::vector<Choice> choices(const draft::Snapshot& snapshot, const BegunCitation& begun,
                            std::size_t most);

// A citation of these parts, with the archive looked up in the register.
citation::Citation citation_of(const draft::Snapshot& snapshot, const std::string& archive,
                               const std::vector<citation::Part>& parts);

}  // namespace apparatus::features
