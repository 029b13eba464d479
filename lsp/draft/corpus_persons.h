// Persons of the corpus, for the checks of a draft: the same ones are asked for with every
// keystroke, and each is handed out without a copy.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "index/knowledge.h"
#include "lsp/draft/draft.h"

namespace apparatus::draft {

// As Knowledge::person and Knowledge::persons_with_surname; never null.
std::shared_ptr<const std::optional<index::PersonRecord>> person_in_corpus(const Snapshot& snapshot,
                                                                           std::string_view id);
std::shared_ptr<const std::vector<index::PersonRecord>> bearers_in_corpus(
    const Snapshot& snapshot, std::string_view surname_key);

}  // namespace apparatus::draft
