// textDocument/rename and prepareRename: a person through the whole draft in every form that stands
// there (surname alone, full name, initials, possessive); a footnote's label; never a word of a
// quotation or of a title.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::features {

struct RenameTarget {
  text::SourceRange range;  // what the editor shows as the old name
  std::string placeholder;  // "Trotskii"
};

std::optional<RenameTarget> prepare_rename(const draft::Snapshot& snapshot, std::uint32_t offset);

struct Renaming {
  std::vector<checks::Edit> edits;  // sorted, not overlapping
  std::string refused;              // a whole sentence why nothing can be renamed so; "" on success
};

// For a person, `new_name` is a surname ("Trotsky") or a full name ("Leon Trotsky"); where only a
// surname is given the given names stay as they are.
Renaming rename(const draft::Snapshot& snapshot, std::uint32_t offset, std::string_view new_name);

// What the renaming of a person at `offset` changes in another draft of the same project, as edits
// of the other; empty where a footnote is renamed, or nothing can be.
std::vector<checks::Edit> rename_elsewhere(const draft::Snapshot& snapshot, std::uint32_t offset,
                                           std::string_view new_name, const draft::Snapshot& other);

}  // namespace apparatus::features
