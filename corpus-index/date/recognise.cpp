// See recognise.h: scan by form, then resolve with the whole document in view.
#include "date/recognise.h"

#include <utility>

#include "date/document_scan.h"
#include "date/resolve.h"

namespace apparatus::date {

std::vector<Date> recognise(const text::Document& document, const authority::Authority& authority,
                            const std::vector<text::ReadingRange>& taken, NumberOrder order) {
  DocumentScan scan = scan_document(document, authority, taken);
  return resolve(document, authority, std::move(scan.scanned), scan.blocks, order);
}

}  // namespace apparatus::date
