// What a check says: a place, a code, a message that gives its reason, the evidence, and what would
// put it right.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/project/project.h"
#include "text/range.h"

namespace apparatus::checks {

using project::Severity;

struct Evidence {
  std::string file;
  std::uint32_t line = 0;  // 1-based
  std::string text;
};

struct Edit {
  text::SourceRange range;
  std::string new_text;
};

struct Fix {
  std::string title;     // "Write “Preobrazhenskii”"
  std::string new_text;  // takes the place of the finding's range, in the draft's markup
  bool preferred = false;
  std::vector<Edit> also;  // further edits in the same draft, none of them overlapping
};

struct Finding {
  std::string_view code;  // one of the design's codes
  text::SourceRange range;
  Severity severity = Severity::warning;
  std::string message;
  std::vector<Evidence> evidence;
  std::vector<Fix> fixes;
};

}  // namespace apparatus::checks
