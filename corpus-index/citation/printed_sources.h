// Whether a stretch of a note refers to a printed source: an Ibid. behind it would mean that, and
// not an archive's file. A guess from signs (a page, a year in parentheses, a title, a number
// behind a name), good enough because it only ever keeps a reference back from being resolved.
#pragma once

#include "authority/authority.h"
#include "text/document.h"

namespace apparatus::citation {

struct PrintedSources {
  bool any = false;
  bool main = false;  // some that is no aside ("see …", "cf. …")
};

PrintedSources printed_sources(const text::Document& document, text::ReadingRange range,
                               const authority::CitationWords& words);

}  // namespace apparatus::citation
