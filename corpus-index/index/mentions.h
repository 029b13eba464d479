// All mentions of one document: the three recognisers run in their order (citations first, then
// dates outside them, then names outside both). The index, the command line and the draft engine
// all come here.
#pragma once

#include <vector>

#include "authority/authority.h"
#include "citation/citation.h"
#include "citation/recognise.h"
#include "date/date.h"
#include "date/recognise.h"
#include "name/name.h"
#include "name/recognise.h"
#include "text/document.h"

namespace apparatus::index {

struct Mentions {
  std::vector<citation::Citation> citations;
  std::vector<date::Date> dates;
  std::vector<name::Name> names;
};

// `neighbours`: for a file of a manuscript, see citation/resolve.h.
Mentions recognise_mentions(const text::Document& document, const authority::Authority& authority,
                            const name::Known& known, citation::Neighbours* neighbours = nullptr,
                            date::NumberOrder order = date::NumberOrder::learnt);

}  // namespace apparatus::index
