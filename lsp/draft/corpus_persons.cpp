#include "lsp/draft/corpus_persons.h"

#include "lsp/draft/scans.h"

namespace apparatus::draft {
namespace {

std::optional<index::PersonRecord> person(const Snapshot& snapshot, std::string_view id) {
  return snapshot.knowledge->person(id);
}
std::vector<index::PersonRecord> bearers(const Snapshot& snapshot, std::string_view surname_key) {
  return snapshot.knowledge->persons_with_surname(surname_key);
}

}  // namespace

std::shared_ptr<const std::optional<index::PersonRecord>> person_in_corpus(const Snapshot& snapshot,
                                                                           std::string_view id) {
  return snapshot.draft->scans->answers->to(person, snapshot, id);
}

std::shared_ptr<const std::vector<index::PersonRecord>> bearers_in_corpus(
    const Snapshot& snapshot, std::string_view surname_key) {
  return snapshot.draft->scans->answers->to(bearers, snapshot, surname_key);
}

}  // namespace apparatus::draft
