// Questions that checks ask of a draft's text: may this be corrected, what sentence is it in, how
// would it read with something else in its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lsp/draft/draft.h"
#include "lsp/draft/register.h"
#include "text/document.h"

namespace apparatus::checks {

// False in quotations and titles of works, which keep their own spelling, and in whatever is no
// text.
bool may_be_corrected(const text::Document& document, std::uint32_t reading_offset);

// Each may have conventions of its own.
using draft::Register;
using draft::register_at;

// The sentence around a range, within its block. A stop behind an initial or an abbreviation ends
// none.
text::ReadingRange sentence_around(const text::Document& document, text::ReadingRange range);

// The source of `whole` with `part` of it replaced by `plain`, which is put into the draft's
// markup.
std::string source_with(const text::Document& document, text::SourceRange whole,
                        text::SourceRange part, std::string_view plain);

}  // namespace apparatus::checks
