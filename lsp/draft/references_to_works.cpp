#include "lsp/draft/references_to_works.h"

#include <algorithm>
#include <optional>
#include <string>
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

// Where a chain of references ends that repeats a place: the one that names pages.
const reference::Reference& place_of(const reference::References& references, std::size_t index) {
  const reference::Reference* one = &references.references[index];
  while (one->form == reference::Form::same_place && one->antecedent >= 0 &&
         one->statement.range.end == one->phrase.end)
    one = &references.references[static_cast<std::size_t>(one->antecedent)];
  return *one;
}

// What the last note of the file before cites, where the first note of these begins with an Ibid.
std::optional<reference::CarriedSource> source_before(const Snapshot& snapshot,
                                                      const reference::Sightings& sightings) {
  const std::size_t place = snapshot.place_in_manuscript;
  if (snapshot.manuscript == nullptr || place == 0 || sightings.seen.empty()) return std::nullopt;
  const reference::Reference& first = sightings.seen.front().reference;
  if (first.form != reference::Form::same_place || first.statement.note != 0) return std::nullopt;
  const auto& notes = snapshot.manuscript->carried[place].notes;
  const text::Document& there = snapshot.manuscript->files[place - 1]->document;
  if (there.notes.empty() || (!notes.empty() && !notes.back().archival.empty()))
    return std::nullopt;
  const int last_note = static_cast<int>(there.notes.size()) - 1;
  const bool has_key = std::any_of(
      there.citation_keys.begin(), there.citation_keys.end(), [&](const text::CitationKey& key) {
        const int block = there.block_at(key.reading);
        return block >= 0 && there.blocks[static_cast<std::size_t>(block)].note == last_note;
      });
  if (has_key) return std::nullopt;
  const reference::References before = references_to_works(snapshot_of_file(snapshot, place - 1));
  std::optional<reference::CarriedSource> found;
  for (std::size_t i = 0; i < before.references.size(); ++i) {
    const reference::Reference& one = before.references[i];
    if (one.statement.note != last_note) continue;
    if (one.outcome != reference::Outcome::resolved || one.work < 0) return std::nullopt;
    const auto work = static_cast<std::size_t>(one.work);
    if (found && found->work != before.works[work]) return std::nullopt;
    const reference::Reference& place_told = place_of(before, i);
    const reference::Statement& said = place_told.statement;
    const int file = before.files[work];
    found = {before.works[work],
             file >= 0 || before.works[work]->entry >= 0 ? file : static_cast<int>(place) - 1,
             said.pages, std::string(there.text(said.pages_range)), said.volume};
    if (place_told.carried && said.range.end == place_told.phrase.end) {
      found->pages = before.before->pages;
      found->place = before.before->place;
      found->volume = before.before->volume;
    }
  }
  return found;
}

}  // namespace

reference::References references_to_works(const Snapshot& snapshot) {
  const Draft& draft = *snapshot.draft;
  return reference::resolve(draft.document, draft.sightings(), *snapshot.authority,
                            archival_ranges(draft), lookup_in(snapshot.bibliography),
                            stated_elsewhere(snapshot), source_before(snapshot, draft.sightings()));
}

reference::References references_in_place(const Snapshot& snapshot, const text::Document& document,
                                          const std::vector<citation::Citation>& citations) {
  const auto taken = archival_ranges(citations);
  const reference::Sightings sightings = reference::scan(document, *snapshot.authority, taken);
  return reference::resolve(document, sightings, *snapshot.authority, taken,
                            lookup_in(snapshot.bibliography), stated_elsewhere(snapshot),
                            source_before(snapshot, sightings));
}

}  // namespace apparatus::draft
