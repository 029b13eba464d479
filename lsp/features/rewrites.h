// What can be done with a mention that is not wrong: write a citation in another notation, spell
// out an Ibid., put a date into another form, write a name as the draft or the corpus mostly does.
#pragma once

#include <vector>

#include "lsp/features/code_actions.h"

namespace apparatus::features {

void add_citation_rewrites(const draft::Snapshot& snapshot, std::size_t citation,
                           std::vector<CodeAction>& actions);
void add_date_rewrites(const draft::Snapshot& snapshot, std::size_t date,
                       std::vector<CodeAction>& actions);
void add_name_rewrites(const draft::Snapshot& snapshot, std::size_t name,
                       std::vector<CodeAction>& actions);

}  // namespace apparatus::features
