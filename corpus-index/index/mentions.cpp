#include "index/mentions.h"

#include "date/recognise.h"

#include <algorithm>

namespace apparatus::index {
namespace {

template <class Mention>
void append_ranges(std::vector<text::ReadingRange>& taken, const std::vector<Mention>& mentions) {
  for (const Mention& mention : mentions) taken.push_back(mention.range);
  std::sort(taken.begin(), taken.end());
}

}  // namespace

Mentions recognise_mentions(const text::Document& document, const authority::Authority& authority,
                            const name::Known& known, citation::Neighbours* neighbours,
                            date::NumberOrder order) {
  Mentions mentions;
  std::vector<text::ReadingRange> taken;
  mentions.citations = citation::recognise(document, authority, neighbours);
  append_ranges(taken, mentions.citations);
  mentions.dates = date::recognise(document, authority, taken, order);
  append_ranges(taken, mentions.dates);
  mentions.names = name::recognise(document, authority, known, taken);
  return mentions;
}

}  // namespace apparatus::index
