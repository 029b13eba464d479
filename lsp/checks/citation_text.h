// Writing a citation anew: the whole in the draft's own notation, or one part of it in its place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "citation/citation.h"
#include "lsp/draft/draft.h"

namespace apparatus::checks {

// "RGASPI, f. 17, op. 21, d. 2668": the citation without its leaves, in the draft's notation, as
// plain text.
std::string file_in_words(const draft::Snapshot& snapshot, const citation::Citation& citation);

// The value of a level, "" where the citation does not have it.
std::string_view part_value(const citation::Citation& citation, std::string_view level);

// The source of `whole` with the value of one level replaced; nothing where the part is inherited.
std::optional<std::string> with_part(const draft::Snapshot& snapshot,
                                     const citation::Citation& citation, text::SourceRange whole,
                                     std::string_view level, std::string_view value);

// The archive as the draft or the corpus calls it and the parts, comma by comma, for evidence.
std::string file_in_words(std::string_view archive,
                          const std::vector<std::pair<std::string, std::string>>& parts);

// Whether a citation counts as the writer's own statement: not in a quotation, not a back
// reference.
bool is_own_statement(const draft::Draft& draft, const citation::Citation& citation);
bool is_own_statement(const draft::Snapshot& snapshot, const citation::Citation& citation);

}  // namespace apparatus::checks
