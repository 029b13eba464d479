// apparatus/sources, apparatus/people, apparatus/chronology, apparatus/places and apparatus/status:
// what the corpora of all open projects and the open drafts hold.
#include <algorithm>
#include <map>
#include <set>

#include "lsp/protocol/shelf_json.h"
#include "lsp/protocol/uri.h"
#include "lsp/server/corpus_places.h"
#include "lsp/server/workspace_requests.h"

namespace apparatus::server {
namespace {

// What a view can show; the most cited and most mentioned come first.
constexpr int kMostSources = 5000;
constexpr int kMostPeople = 1000;
constexpr int kMostDates = 2000;
constexpr int kMostPlaces = 500;

// Projects may share one index.
std::vector<WorkspaceWork::Project> with_own_index(const WorkspaceWork& work) {
  std::vector<WorkspaceWork::Project> projects;
  std::set<const index::Knowledge*> seen;
  for (const auto& project : work.projects) {
    if (seen.insert(project.knowledge.get()).second) projects.push_back(project);
  }
  return projects;
}

// Asked file by file, so that each is read once; in the order of `found`.
template <class Found>
std::vector<protocol::Location> locations_of(const WorkspaceWork& work,
                                             const std::vector<Found>& found) {
  std::vector<std::size_t> by_file(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) by_file[i] = i;
  std::stable_sort(by_file.begin(), by_file.end(), [&](std::size_t a, std::size_t b) {
    return found[a].location.file < found[b].location.file;
  });
  CorpusPlaces places(work.client.encoding, work.stop);
  std::vector<protocol::Location> locations(found.size());
  for (const std::size_t i : by_file) {
    locations[i] = {protocol::uri_of_path(found[i].location.file), places(found[i].location)};
  }
  return locations;
}

}  // namespace

rpc::Outcome handle_sources(const WorkspaceWork& work, const protocol::SourcesParams& params) {
  std::vector<features::Source> sources;
  std::map<std::string, std::size_t> by_key;
  for (const auto& project : with_own_index(work)) {
    for (auto& source : work.engine.sources_below(*project.knowledge, *project.project->authority,
                                                  params.key, kMostSources)) {
      const auto [known, fresh] = by_key.try_emplace(source.key, sources.size());
      if (fresh) {
        sources.push_back(std::move(source));
        continue;
      }
      features::Source& same = sources[known->second];
      same.count += source.count;
      same.texts += source.texts;
      same.has_below = same.has_below || source.has_below;
    }
  }
  return protocol::write(sources);
}

rpc::Outcome handle_people(const WorkspaceWork& work, const protocol::NoParams&) {
  std::vector<features::ShelfPerson> people;
  for (const auto& project : with_own_index(work)) {
    for (auto& person : work.engine.people(*project.knowledge, kMostPeople)) {
      people.push_back(std::move(person));
    }
  }
  for (const auto& draft : work.drafts) {
    if (work.stop()) break;
    work.engine.add_people_of_draft(draft->snapshot(), people);
  }
  std::stable_sort(people.begin(), people.end(), [](const auto& a, const auto& b) {
    return a.in_corpus + a.in_drafts > b.in_corpus + b.in_drafts;
  });
  return protocol::write(people);
}

rpc::Outcome handle_chronology(const WorkspaceWork& work, const protocol::NoParams&) {
  std::vector<protocol::PlacedEvent> events;
  for (const auto& draft : work.drafts) {
    if (work.stop()) break;
    const auto positions = draft->positions(work.client.encoding);
    for (auto& event : work.engine.chronology_of_draft(draft->snapshot())) {
      const protocol::Location location{draft->uri(), positions.range_of(event.location.range)};
      events.push_back({std::move(event), location, true});
    }
  }
  for (const auto& project : with_own_index(work)) {
    if (work.stop()) break;
    for (auto& event : work.engine.chronology_of_corpus(*project.knowledge, kMostDates)) {
      // The line will do: a column would cost reading as many files.
      const protocol::Position line{event.location.line, 0};
      const protocol::Location location{protocol::uri_of_path(event.location.file), {line, line}};
      events.push_back({std::move(event), location, false});
    }
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const auto& a, const auto& b) { return a.event.edtf < b.event.edtf; });
  return protocol::write(events);
}

rpc::Outcome handle_status(const WorkspaceWork& work, const protocol::NoParams&) {
  std::vector<protocol::ShelfStatus> shelves;
  for (const auto& project : work.projects) {
    shelves.push_back({.project = project.project->file.string(),
                       .folders = project.project->corpus.size(),
                       .texts = project.knowledge->texts().size(),
                       .trouble = project.knowledge->trouble()});
  }
  return protocol::write(shelves);
}

rpc::Outcome handle_places(const WorkspaceWork& work, const protocol::PlacesParams& params) {
  const features::PlacesOf of{params.source, params.person};
  std::vector<protocol::PlacedQuotation> places;
  for (const auto& draft : work.drafts) {
    if (work.stop()) break;
    const auto positions = draft->positions(work.client.encoding);
    for (auto& place : work.engine.places_in_draft(draft->snapshot(), of)) {
      places.push_back(
          {std::move(place.text), {draft->uri(), positions.range_of(place.location.range)}, true});
    }
  }
  for (const auto& project : with_own_index(work)) {
    if (work.stop()) break;
    const auto found = work.engine.places_in_corpus(*project.knowledge, of, kMostPlaces);
    const auto locations = locations_of(work, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      places.push_back({found[i].text, locations[i], false});
    }
  }
  return protocol::write(places);
}

}  // namespace apparatus::server
