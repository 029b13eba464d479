// See recognise.h: scan by form, then resolve with the whole document in view.
#include "date/recognise.h"

#include "date/resolve.h"
#include "date/scan.h"

namespace apparatus::date {

std::vector<Date> recognise(const text::Document& document, const authority::Authority& authority,
                            const std::vector<text::ReadingRange>& taken, NumberOrder order) {
  Scanned scanned;
  std::vector<BlockExpressions> blocks;
  blocks.reserve(document.blocks.size());
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const std::size_t begin = scanned.expressions.size();
    scan(document.reading, document.blocks[i].range, authority.calendars, taken, scanned);
    if (scanned.expressions.size() > begin || document.blocks[i].note < 0)
      blocks.push_back({i, begin, scanned.expressions.size()});
  }
  return resolve(document, authority, std::move(scanned), blocks, order);
}

}  // namespace apparatus::date
