// The headings under which an apparatus stands, in the languages of European scholarship.
#pragma once

#include <string_view>

namespace apparatus::text {

// The whole line is "Notes", "Anmerkungen", "## Примечания" … ; a sentence that ends with such a
// word is none.
bool is_notes_heading(std::string_view line);
bool is_bibliography_heading(std::string_view line);

// Words of references that stand in italics and are no title, without a stop at their end: "ibid",
// "Там же", "et al".
bool is_no_title(std::string_view words);

}  // namespace apparatus::text
