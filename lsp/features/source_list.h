// The list of archival sources at the end of a book: every archive that the manuscript cites, by
// fond and opis (or whatever its levels are called), with what is cited of each, ready to print.
#pragma once

#include <string>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

// One level of the way down: an archive, a fond, a file.
struct SourceNode {
  std::string label;                // "RGASPI", "f. 17", "d. 26"
  std::string title;                // of an archive: its name in full; of a file: what it is
  std::vector<std::string> leaves;  // cited of this very node, in order: "7–8", "37ob"
  std::vector<SourceNode> below;    // in the order of their numbers
};

// Archives by siglum in the order of the draft's language (collation.h), over all files of the
// manuscript.
std::vector<SourceNode> archival_sources(const draft::Snapshot& snapshot);

// A document's part under a heading of the first level, with nested lists; plain text inside is
// escaped.
std::string sources_as_markdown(const std::vector<SourceNode>& archives);
std::string sources_as_latex(const std::vector<SourceNode>& archives);

}  // namespace apparatus::features
