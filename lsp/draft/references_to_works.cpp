#include "lsp/draft/references_to_works.h"

#include <algorithm>
#include <utility>

#include "lsp/draft/manuscript.h"
#include "reference/resolve.h"

namespace apparatus::draft {
namespace {

// An entry of a bibliography file as a work: what a note could say of it.
reference::Work work_of(const bibliography::Entry& entry, std::size_t index) {
  reference::Work work;
  work.entry = static_cast<int>(index);
  const auto& people = entry.authors.empty() ? entry.editors : entry.authors;
  for (const std::string& person : people)
    work.statement.surnames.push_back(person.substr(0, person.find(',')));
  work.statement.title = entry.title;
  work.statement.container = entry.container;
  work.statement.place = entry.place;
  work.statement.year = entry.year.substr(0, 4);
  // A volume of a periodical tells articles apart, not editions of a book.
  if (entry.container.empty()) work.statement.volume = entry.volume;
  return work;
}

}  // namespace

std::vector<text::ReadingRange> archival_ranges(const Draft& draft) {
  std::vector<text::ReadingRange> ranges;
  for (const citation::Citation& citation : draft.citations) {
    const bool refers_back = citation.how == citation::How::ibid;
    if (!refers_back || citation.back_reference == citation::BackReference::resolved)
      ranges.push_back(citation.range);
  }
  std::sort(ranges.begin(), ranges.end());
  return ranges;
}

reference::References references_to_works(const Snapshot& snapshot) {
  const Draft& draft = *snapshot.draft;
  const bibliography::Bibliography& bibliography = *snapshot.bibliography;
  const reference::Lookup lookup = [&](std::string_view surname) {
    std::vector<reference::Work> works;
    const auto [first, last] =
        bibliography.by_surname.equal_range(bibliography::surname_key(surname));
    for (auto it = first; it != last; ++it) {
      works.push_back(work_of(bibliography.entries[it->second], it->second));
    }
    return works;
  };
  std::vector<reference::Elsewhere> elsewhere;
  if (snapshot.manuscript != nullptr) {
    const auto& files = snapshot.manuscript->files;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (i == snapshot.place_in_manuscript) continue;
      elsewhere.push_back({static_cast<int>(i), &files[i]->sightings});
    }
  }
  return reference::resolve(draft.document, draft.sightings, *snapshot.authority,
                            archival_ranges(draft), lookup, elsewhere);
}

}  // namespace apparatus::draft
