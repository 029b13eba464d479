#include "lsp/draft/references_to_works.h"

#include <algorithm>
#include <utility>

#include "lsp/draft/manuscript.h"
#include "lsp/draft/works_of_bibliography.h"
#include "reference/resolve.h"

namespace apparatus::draft {
std::vector<text::ReadingRange> archival_ranges(const Draft& draft) {
  return archival_ranges(draft.citations);
}

std::vector<text::ReadingRange> archival_ranges(const std::vector<citation::Citation>& citations) {
  std::vector<text::ReadingRange> ranges;
  for (const citation::Citation& citation : citations) {
    const bool refers_back = citation.how == citation::How::ibid;
    if (!refers_back || citation.back_reference == citation::BackReference::resolved)
      ranges.push_back(citation.range);
  }
  std::sort(ranges.begin(), ranges.end());
  return ranges;
}

namespace {

std::vector<reference::WorkPtr> works_stated_in(const Draft& draft) {
  return reference::stated_works(draft.sightings(), *authority::Authority::built_in());
}

}  // namespace

namespace {

std::vector<reference::Elsewhere> stated_elsewhere(const Snapshot& snapshot) {
  std::vector<reference::Elsewhere> elsewhere;
  if (snapshot.manuscript != nullptr) {
    const auto& files = snapshot.manuscript->files;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (i == snapshot.place_in_manuscript) continue;
      elsewhere.push_back(
          {static_cast<int>(i),
           &files[i]->kept.result<std::vector<reference::WorkPtr>>(works_stated_in, *files[i])});
    }
  }
  return elsewhere;
}

}  // namespace

reference::References references_to_works(const Snapshot& snapshot) {
  const Draft& draft = *snapshot.draft;
  return reference::resolve(draft.document, draft.sightings(), *snapshot.authority,
                            archival_ranges(draft), lookup_in(snapshot.bibliography),
                            stated_elsewhere(snapshot));
}

reference::References references_in_place(const Snapshot& snapshot, const text::Document& document,
                                          const std::vector<citation::Citation>& citations) {
  const auto taken = archival_ranges(citations);
  return reference::resolve(document, reference::scan(document, *snapshot.authority, taken),
                            *snapshot.authority, taken, lookup_in(snapshot.bibliography),
                            stated_elsewhere(snapshot));
}

}  // namespace apparatus::draft
