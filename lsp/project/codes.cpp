// One line a code; the order is that of the documentation.
#include "lsp/project/codes.h"

#include <array>

namespace apparatus::project {

std::span<const std::string_view> known_codes() {
  static constexpr std::array<std::string_view, 29> kCodes = {
      "name-misspelling",
      "name-inconsistency",
      "name-wrong-initials",
      "name-anachronism",
      "name-ambiguous",
      "date-impossible",
      "date-weekday",
      "date-conflict",
      "date-range-inverted",
      "date-format",
      "date-calendar",
      "citation-malformed",
      "citation-unknown-archive",
      "citation-unknown-file",
      "citation-conflict",
      "citation-leaf-range-inverted",
      "citation-ibid",
      "citation-notation-mixed",
      "citation-superseded-archive",
      "manuscript-file",
      "footnote-undefined",
      "footnote-unused",
      "footnote-duplicate",
      "citekey-unknown",
      "reference-unknown",
      "reference-ambiguous",
      "reference-pages",
      "reference-year",
      "reference-uncited",
  };
  return kCodes;
}

}  // namespace apparatus::project
