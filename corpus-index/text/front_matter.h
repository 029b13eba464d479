// The YAML at the head of a Markdown draft, as far as a scholar's text speaks in it: title, author,
// abstract, language, bibliographies and what is cited without being named.
#pragma once

#include "text/reading_builder.h"

namespace apparatus::text {

// Reads it if there is one. The line behind it, 0 if there is none.
std::uint32_t read_front_matter(ReadingBuilder& builder);

}  // namespace apparatus::text
