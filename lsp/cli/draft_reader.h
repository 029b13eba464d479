// Reads the drafts that a verb names, each with its project and its index, for verbs that look at
// drafts and do not check them.
#pragma once

#include <optional>
#include <string>

#include "lsp/draft/draft.h"

namespace apparatus::cli {

struct OpenedDraft {
  draft::Snapshot snapshot;
  bool can_be_written = false;  // the file is in UTF-8, so that an edit changes nothing else
  std::string byte_order_mark;  // of the file; "" for none
};

// Nothing, with a complaint, where the draft or a named index cannot be read.
std::optional<OpenedDraft> open_draft(const std::string& file, const std::string& index_option);

}  // namespace apparatus::cli
