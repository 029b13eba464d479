// Finds the calendar expressions of a stretch of text, by their form alone. One scan: a date begins
// with a digit or with the name of a month or a season, and a byte table passes over everything
// else.
#pragma once

#include <vector>

#include "authority/calendars.h"
#include "date/expression.h"
#include "text/range.h"

namespace apparatus::date {

// Appends the expressions of `block`, a stretch of `reading`, in reading order and disjoint; of a
// list its members. What overlaps `taken` (sorted) is left out.
void scan(std::string_view reading, text::ReadingRange block, const authority::Calendars& calendars,
          const std::vector<text::ReadingRange>& taken, std::vector<Expression>& expressions);

}  // namespace apparatus::date
