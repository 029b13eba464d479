// The calendar expressions of a whole document, kept in a form that can be gone on with after an
// edit: a block whose words and citations are as they were has the dates that it had.
#pragma once

#include <vector>

#include "authority/authority.h"
#include "date/resolve.h"
#include "date/scan.h"
#include "text/document.h"
#include "text/unchanged.h"

namespace apparatus::date {

struct DocumentScan {
  Scanned scanned;
  std::vector<BlockExpressions> blocks;  // in order; of notes only those that have expressions
  std::vector<text::ReadingRange> taken;
};

// `taken` as in recognise().
DocumentScan scan_document(const text::Document& document, const authority::Authority& authority,
                           std::vector<text::ReadingRange> taken);

// The same, where an earlier state of the document was scanned: only blocks that have changed, or
// in which other stretches are taken, are looked at. `same` is text::unchanged_blocks of the two.
DocumentScan scan_again(const text::Document& document, const authority::Authority& authority,
                        std::vector<text::ReadingRange> taken, const DocumentScan& earlier,
                        const text::Unchanged& same);

}  // namespace apparatus::date
