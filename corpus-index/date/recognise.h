// Finds the dates of a document.
#pragma once

#include <cstdint>
#include <vector>

#include "authority/authority.h"
#include "date/date.h"
#include "text/document.h"

namespace apparatus::date {

// How "5/6/1924" is to be read: as the document itself shows by the dates that can be read only one
// way (day first where none does), or as somebody who knows the work has said.
enum class NumberOrder : std::uint8_t { learnt, day_first, month_first };

// In reading order; a range is one date, a list one date a member. Linear in the length of the
// reading. `taken` are stretches that belong to something else (archival citations), sorted: no
// date is found inside them.
std::vector<Date> recognise(const text::Document& document, const authority::Authority& authority,
                            const std::vector<text::ReadingRange>& taken,
                            NumberOrder order = NumberOrder::learnt);

}  // namespace apparatus::date
