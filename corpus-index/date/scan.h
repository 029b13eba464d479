// Finds the calendar expressions of a stretch of text, by their form alone. One scan: a date begins
// with a digit or with the name of a month or a season, and a byte table passes over everything
// else.
#pragma once

#include <vector>

#include "authority/calendars.h"
#include "date/expression.h"
#include "text/range.h"

namespace apparatus::date {

struct Scanned {
  std::vector<Expression> expressions;  // in reading order and disjoint; of a list its members
  // Words with which the name of the old calendar may begin, so that nobody need look for a
  // declaration in a work that has none of them.
  std::vector<std::uint32_t> old_calendar;
};

// Appends what stands in `block`, a stretch of `reading`. What overlaps `taken` (sorted) is left
// out.
void scan(std::string_view reading, text::ReadingRange block, const authority::Calendars& calendars,
          const std::vector<text::ReadingRange>& taken, Scanned& scanned);

}  // namespace apparatus::date
