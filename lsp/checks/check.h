// Every check, and running them. A family of rules is one source file with one function; it is
// known by its line in registry.cpp.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::checks {

struct CodeDescription {
  std::string_view code;
  Severity default_severity;
  std::string_view summary;  // one sentence, for documentation and SARIF
};

struct CheckFamily {
  std::string_view name;
  std::span<const CodeDescription> codes;
  // Appends findings with their default severity, in any order. Pure: nothing but the snapshot.
  void (*run)(const draft::Snapshot& snapshot, std::vector<Finding>& findings);
};

std::span<const CheckFamily> families();

// Runs all that is not switched off, applies the project's severities and the draft's silences, and
// sorts by place. `stop` is asked between families; true ends the work early with what is there.
std::vector<Finding> run_checks(const draft::Snapshot& snapshot, const std::function<bool()>& stop);

// Where a code is explained: an address of its page in docs/checks, beside the installed program or
// in the sources (APPARATUS_PAGES in CMakeLists.txt).
std::string documentation_link(std::string_view code);

}  // namespace apparatus::checks
