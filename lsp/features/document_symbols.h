// textDocument/documentSymbol: the sections of a draft, each with its notes, as an outline.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

enum class SymbolKind : std::uint8_t { section, note };

struct DocumentSymbol {
  SymbolKind kind = SymbolKind::section;
  std::string name;    // the heading; "note 14"
  std::string detail;  // of a note: how it begins
  text::SourceRange
      range;  // the whole section, down to the next heading of its level; the note's text
  text::SourceRange selection;  // the heading's line; lies inside `range`
  std::vector<DocumentSymbol> children;
};

std::vector<DocumentSymbol> document_symbols(const draft::Snapshot& snapshot);

}  // namespace apparatus::features
