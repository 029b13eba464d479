#include "citation/carried.h"

#include <algorithm>
#include <string_view>

namespace apparatus::citation {
namespace {

// As far as a reference back ever looks.
constexpr std::size_t kFurthest = 4;

std::string_view archive_of(const CarriedCitation& carried) {
  return carried.citation.archive_id.empty() ? carried.citation.archive
                                             : carried.citation.archive_id;
}

bool same_source(const CarriedCitation& a, const CarriedCitation& b) {
  return archive_of(a) == archive_of(b) && a.citation.parts == b.citation.parts &&
         a.citation.leaves == b.citation.leaves && a.files_back == b.files_back;
}

bool same_sources(const std::vector<CarriedCitation>& a, const std::vector<CarriedCitation>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_source);
}

bool same_note(const CarriedNote& a, const CarriedNote& b) {
  return a.printed_any == b.printed_any && a.printed_main == b.printed_main &&
         a.unresolved == b.unresolved && same_sources(a.archival, b.archival);
}

CarriedCitation one_file_on(CarriedCitation carried) {
  ++carried.files_back;
  return carried;
}

}  // namespace

std::vector<const CarriedCitation*> Carried::sources() const {
  std::vector<const CarriedCitation*> all;
  for (const CarriedNote& note : notes) {
    for (const CarriedCitation& carried : note.archival) all.push_back(&carried);
  }
  for (const CarriedCitation& carried : last_of_archive) all.push_back(&carried);
  return all;
}

bool same_meaning(const Carried& a, const Carried& b) {
  return std::equal(a.notes.begin(), a.notes.end(), b.notes.begin(), b.notes.end(), same_note) &&
         same_sources(a.last_of_archive, b.last_of_archive);
}

Carried handed_on(const Carried& before, Carried own) {
  if (own.notes.size() < kFurthest) {
    std::vector<CarriedNote> notes;
    const std::size_t wanted = std::min(before.notes.size(), kFurthest - own.notes.size());
    for (std::size_t i = before.notes.size() - wanted; i < before.notes.size(); ++i) {
      notes.push_back(before.notes[i]);
      for (CarriedCitation& carried : notes.back().archival) ++carried.files_back;
    }
    notes.insert(notes.end(), own.notes.begin(), own.notes.end());
    own.notes = std::move(notes);
  }
  for (const CarriedCitation& older : before.last_of_archive) {
    const bool replaced = std::any_of(
        own.last_of_archive.begin(), own.last_of_archive.end(),
        [&](const CarriedCitation& one) { return archive_of(one) == archive_of(older); });
    if (!replaced) own.last_of_archive.push_back(one_file_on(older));
  }
  return own;
}

}  // namespace apparatus::citation
