// Finds the dates of a document.
#pragma once

#include <vector>

#include "authority/authority.h"
#include "date/date.h"
#include "text/document.h"

namespace apparatus::date {

// In reading order; a range is one date, a list one date a member. Linear in the length of the
// reading. `taken` are stretches that belong to something else (archival citations), sorted: no
// date is found inside them.
std::vector<Date> recognise(const text::Document& document, const authority::Authority& authority,
                            const std::vector<text::ReadingRange>& taken);

}  // namespace apparatus::date
