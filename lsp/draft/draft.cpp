// From the bytes of a draft to a snapshot: read, recognise, resolve, learn the draft's habits, find
// its bibliographies.
#include "lsp/draft/draft.h"

#include <filesystem>
#include <future>
#include <optional>
#include <utility>

#include "index/mentions_again.h"
#include "lsp/draft/bibliographies.h"
#include "lsp/draft/references_to_works.h"
#include "lsp/draft/scans.h"

namespace apparatus::draft {
namespace {

// Sorts the names into those that somebody confirms and the rest.
void settle_names(std::vector<name::Name> found, const index::Knowledge& knowledge,
                  const authority::Authority& authority, Draft& draft) {
  std::vector<index::ResolvedName> who = index::resolve_names(found, knowledge, authority);
  draft.names.reserve(found.size());
  draft.who.reserve(found.size());
  for (std::size_t i = 0; i < found.size() && i < who.size(); ++i) {
    if (who[i].person.empty()) {
      draft.unconfirmed.push_back(std::move(found[i]));
    } else {
      draft.names.push_back(std::move(found[i]));
      draft.who.push_back(std::move(who[i]));
    }
  }
}

// Everything that stands in the document, and its habits. What an earlier state has shown by the
// same authority is taken over where it is as it was.
void recognise(const project::Project& project,
               const std::shared_ptr<const index::Knowledge>& knowledge, const Draft* earlier,
               Draft& draft) {
  const authority::Authority& authority = *project.authority;
  const bool goes_on = earlier != nullptr && earlier->scans != nullptr &&
                       earlier->scans->authority == project.authority;
  const text::Unchanged same =
      goes_on ? text::unchanged_blocks(earlier->document, draft.document) : text::Unchanged();
  auto scans = goes_on ? std::make_shared<Scans>(*earlier->scans, same) : std::make_shared<Scans>();
  scans->authority = project.authority;
  const bool same_answers =
      goes_on && earlier->scans->answers->follow_from(knowledge, project.authority);
  scans->answers = same_answers ? earlier->scans->answers
                                : std::make_shared<const Answers>(knowledge, project.authority);

  std::optional<index::EarlierScans> mentions_before;
  if (goes_on) mentions_before.emplace(index::EarlierScans{earlier->scans->mentions, same});
  index::Mentions mentions = index::recognise_mentions_again(
      draft.document, authority, index::known_names(*knowledge), &draft.neighbours,
      date::order_of_name(project.settings.style.date),
      mentions_before ? &*mentions_before : nullptr, scans->mentions);
  draft.citations = std::move(mentions.citations);
  draft.dates = std::move(mentions.dates);
  // What follows from citations and dates and what follows from names have nothing to do with each
  // other, and of a long draft each is felt.
  const auto follow_citations_and_dates = [&] {
    scans->references =
        reference::scan_document(draft.document, authority, archival_ranges(draft),
                                 goes_on ? &earlier->scans->references : nullptr, &same);
    draft.citation_conventions = citation::learn(draft.document, draft.citations, authority);
    draft.date_style = date::learn(draft.document, draft.dates);
    date::pin(project.settings.style.date, draft.date_style);
  };
  std::future<void> other;
  if (draft.document.source.size() < kLongDraft) {
    follow_citations_and_dates();
  } else {
    other = std::async(std::launch::async, follow_citations_and_dates);
  }
  settle_names(std::move(mentions.names), *knowledge, authority, draft);
  if (other.valid()) other.get();
  draft.scans = std::move(scans);
}

Bibliographies bibliographies_of(const Draft& draft, const project::Project& project) {
  std::vector<std::string> named = draft.document.metadata.bibliographies;
  for (const std::filesystem::path& file : project.bibliographies) named.push_back(file.string());
  std::vector<std::filesystem::path> folders = {std::filesystem::path(draft.file).parent_path()};
  if (!project.root.empty()) folders.push_back(project.root);
  return read_bibliographies(named, folders, {draft.document.source, draft.file});
}

}  // namespace

const reference::Sightings& Draft::sightings() const {
  static const reference::Sightings none;
  return scans == nullptr ? none : scans->references.sightings;
}

std::shared_ptr<Draft> read_draft(std::string source, text::Format format, const std::string& file,
                                  std::int64_t version, const project::Project& project,
                                  const std::shared_ptr<const index::Knowledge>& knowledge,
                                  const Draft* earlier) {
  auto draft = std::make_shared<Draft>();
  draft->file = file;
  draft->version = version;
  draft->document = text::read_document(std::move(source), format);
  recognise(project, knowledge, earlier, *draft);
  return draft;
}

Snapshot make_snapshot(std::string source, text::Format format, const std::string& file,
                       std::int64_t version, const project::Project& project,
                       std::shared_ptr<const index::Knowledge> knowledge, const Draft* earlier) {
  auto draft = read_draft(std::move(source), format, file, version, project, knowledge, earlier);
  Bibliographies bibliographies = bibliographies_of(*draft, project);
  Snapshot snapshot;
  snapshot.draft = std::move(draft);
  snapshot.knowledge = std::move(knowledge);
  snapshot.authority = project.authority;
  snapshot.settings = std::make_shared<const project::Settings>(project.settings);
  snapshot.bibliography = std::move(bibliographies.entries);
  snapshot.missing_bibliographies = std::move(bibliographies.missing);
  return snapshot;
}

}  // namespace apparatus::draft
