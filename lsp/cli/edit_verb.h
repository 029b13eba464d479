// What the verbs that rewrite whole drafts have in common: a diff on standard output, or with
// --write the files themselves.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::cli {

struct EditOptions {
  std::string index;
  bool write = false;
  std::vector<std::string> drafts;
};

// The edits of one draft; `fault` is set to a sentence where they cannot be made.
using MakeEdits =
    std::function<std::vector<checks::Edit>(const draft::Snapshot&, std::string& fault)>;

// 0 done, 2 where a draft cannot be read or written.
int run_edits(const EditOptions& options, const MakeEdits& make);

// A unified diff with three lines around each change. `edits` sorted and not overlapping; "" where
// they change nothing.
std::string unified_diff(const std::string& file, std::string_view source,
                         const std::vector<checks::Edit>& edits);

}  // namespace apparatus::cli
