// Findings of several drafts as one SARIF 2.1.0 log (OASIS standard, 2020), for code hosts and
// their annotations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/finding.h"
#include "text/document.h"

namespace apparatus::protocol {

struct CheckedDraft {
  std::string file;  // path as given; becomes a relative or file URI
  const text::Document* document = nullptr;
  const std::vector<checks::Finding>* findings = nullptr;
};

std::string sarif_log(const std::vector<CheckedDraft>& drafts, std::string_view version);

}  // namespace apparatus::protocol
