#include "index/mentions.h"

#include <algorithm>
#include <optional>

#include "citation/resolve.h"
#include "date/resolve.h"
#include "index/mentions_again.h"

namespace apparatus::index {
namespace {

template <class Mention>
void append_ranges(std::vector<text::ReadingRange>& taken, const std::vector<Mention>& mentions) {
  const auto known = static_cast<std::ptrdiff_t>(taken.size());
  for (const Mention& mention : mentions) taken.push_back(mention.range);
  const auto added = taken.begin() + known;
  if (!std::is_sorted(added, taken.end())) std::sort(added, taken.end());
  std::inplace_merge(taken.begin(), added, taken.end());
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

Mentions recognise_mentions_again(const text::Document& document,
                                  const authority::Authority& authority, const name::Known& known,
                                  citation::Neighbours* neighbours, date::NumberOrder order,
                                  const EarlierScans* earlier, MentionScans& scans) {
  Mentions mentions;
  std::vector<text::ReadingRange> taken;
  scans.citations =
      earlier == nullptr
          ? citation::scan_to_keep(document, authority)
          : citation::scan_again(document, authority, earlier->scans.citations, earlier->same);
  std::optional<citation::EarlierResolution> resolved;
  if (earlier != nullptr) {
    resolved.emplace(citation::EarlierResolution{earlier->scans.references_back, earlier->same});
  }
  mentions.citations =
      citation::resolve_again(document, scans.citations, authority, neighbours,
                              resolved ? &*resolved : nullptr, scans.references_back);
  append_ranges(taken, mentions.citations);
  scans.dates = earlier == nullptr ? date::scan_document(document, authority, taken)
                                   : date::scan_again(document, authority, taken,
                                                      earlier->scans.dates, earlier->same);
  mentions.dates =
      date::resolve(document, authority, scans.dates.scanned, scans.dates.blocks, order);
  append_ranges(taken, mentions.dates);
  mentions.names = name::recognise_again(
      document, authority, known, taken, earlier == nullptr ? nullptr : &earlier->scans.words,
      earlier == nullptr ? nullptr : &earlier->same, scans.words);
  return mentions;
}

}  // namespace apparatus::index
