// Whether a work that is cited was transliterated at all: who has a Russian title page is spelt as
// the draft romanises, who has an English one as that page does.
#pragma once

#include <cstdint>

#include "authority/authority.h"
#include "text/document.h"

namespace apparatus::draft {

// Whether the entry or note that holds the offset is that of a Russian work: small words of Russian
// stand in it, and none of a language of Latin letters. Linear in the block.
bool is_of_russian_work(const text::Document& document, std::uint32_t reading_offset,
                        const authority::Authority& authority);

}  // namespace apparatus::draft
