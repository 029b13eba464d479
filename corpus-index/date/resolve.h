// What the expressions of a document mean. Three things are learnt from the document as a whole:
// which years it is about, whether it writes the day or the month first in numbers with slashes,
// and whether it declares that its dates are Old Style. Then the years that are left out are filled
// in as a reader does in a narrative (HeidelTime's name for it): from what was dated before, first
// in the same sentence and paragraph, then before it; a note goes on from the place that calls it.
#pragma once

#include <vector>

#include "authority/authority.h"
#include "date/date.h"
#include "date/expression.h"
#include "date/recognise.h"
#include "date/scan.h"
#include "text/document.h"

namespace apparatus::date {

// The expressions of one block of the document.
struct BlockExpressions {
  std::size_t block = 0;  // index into Document::blocks
  std::size_t begin = 0;  // indices into the list of expressions
  std::size_t end = 0;
};

// In reading order.
std::vector<Date> resolve(const text::Document& document, const authority::Authority& authority,
                          Scanned scanned, const std::vector<BlockExpressions>& blocks,
                          NumberOrder order);

}  // namespace apparatus::date
