// Names, dates and citations of a whole draft put into one style, as one edit that its writer can
// look through.
#pragma once

#include <string>
#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"

namespace apparatus::features {

struct NormaliseStyle {
  bool names = false, dates = false, citations = false;
  // Empty: what the project file says under [style], and where it says "draft" or nothing, what the
  // draft does most.
  std::string transliteration;  // "ala-lc": a system of the authority
  std::string date;             // "day-month-year": date::form_of_name
  std::string citation;         // "russian-verbose": a scheme of the authority
};

// "" or what is wrong with the style, as a sentence.
std::string fault_of(const NormaliseStyle& style, const draft::Snapshot& snapshot);

// Sorted, not overlapping; what stands in quotations and titles of works is left alone.
std::vector<checks::Edit> normalise(const draft::Snapshot& snapshot, const NormaliseStyle& style);

}  // namespace apparatus::features
