#include "citation/recognise.h"

#include "citation/resolve.h"
#include "citation/scan.h"

namespace apparatus::citation {

std::vector<Citation> recognise(const text::Document& document,
                                const authority::Authority& authority, Neighbours* neighbours) {
  return resolve(document, scan(document, authority), authority, neighbours);
}

}  // namespace apparatus::citation
