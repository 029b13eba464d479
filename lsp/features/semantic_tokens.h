// textDocument/semanticTokens: which stretches of a draft are persons, dates and citations, so that
// an editor can tint them as it tints code.
#pragma once

#include <cstdint>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

// The order is the legend's.
enum class TokenType : std::uint8_t { person, date, archive, file };
inline constexpr const char* kTokenTypes[] = {"name", "date", "archive", "file"};

struct SemanticToken {
  TokenType type = TokenType::person;
  text::SourceRange range;  // within one line
};

// Sorted, not overlapping.
std::vector<SemanticToken> semantic_tokens(const draft::Snapshot& snapshot);

}  // namespace apparatus::features
