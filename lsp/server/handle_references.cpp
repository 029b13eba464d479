// textDocument/references: in this draft, in the other drafts of its project that are open or of
// the same manuscript, in the corpus.
#include <algorithm>
#include <functional>
#include <utility>

#include "lsp/protocol/uri.h"
#include "lsp/server/corpus_places.h"
#include "lsp/server/draft_requests.h"

namespace apparatus::server {
namespace {

// The places in the corpus are the fullest first, and stay so.
std::vector<protocol::Location> locations_of(const Work& work,
                                             const std::vector<features::Location>& found) {
  const auto positions = work.draft.positions(work.client.encoding);
  const auto audience = audience_of(work, positions);
  CorpusPlaces places(work.client.encoding, work.stop);
  std::vector<std::size_t> by_file(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) by_file[i] = i;
  std::stable_sort(by_file.begin(), by_file.end(),
                   [&](std::size_t a, std::size_t b) { return found[a].file < found[b].file; });
  std::vector<protocol::Location> locations(found.size());
  for (const std::size_t i : by_file) {
    locations[i] = protocol::to_location(found[i], audience, std::ref(places));
  }
  return locations;
}

bool is_in(const DraftState& other, const features::Location& location) {
  return !location.in_draft && protocol::path_of_uri(other.uri()) == location.file;
}

}  // namespace

rpc::Outcome handle_references(const Work& work, const protocol::ReferenceParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto at = std::get<std::uint32_t>(offset);
  const draft::Snapshot& here = work.draft.snapshot();
  auto found = work.engine.references(here, at, params.with_declaration);
  std::vector<protocol::Location> in_others;
  for (const auto& other : work.others) {
    if (work.stop()) break;
    // A draft that is read as a part of the corpus too is told once, as the editor has it.
    std::erase_if(found, [&](const auto& location) { return is_in(*other, location); });
    const auto positions = other->positions(work.client.encoding);
    for (const auto& range : work.engine.references_elsewhere(here, at, other->snapshot())) {
      in_others.push_back({other->uri(), positions.range_of(range)});
    }
  }
  for (const draft::Snapshot& file : unopened_files(work)) {
    if (work.stop()) break;
    std::erase_if(found, [&](const auto& location) {
      return !location.in_draft && location.file == file.draft->file;
    });
    const text::Document& document = file.draft->document;
    const protocol::PositionMapper positions(document.source, document.lines, work.client.encoding);
    for (const auto& range : work.engine.references_elsewhere(here, at, file)) {
      in_others.push_back({protocol::uri_of_path(file.draft->file), positions.range_of(range)});
    }
  }
  const auto corpus = std::find_if(found.begin(), found.end(),
                                   [](const auto& location) { return !location.in_draft; });
  auto locations = locations_of(work, {found.begin(), corpus});
  locations.insert(locations.end(), in_others.begin(), in_others.end());
  // The texts of the corpus have to be read for their lines; the drafts need not wait for that.
  if (work.send_part && !locations.empty()) {
    work.send_part(protocol::write(std::exchange(locations, {})));
  }
  const auto in_corpus = locations_of(work, {corpus, found.end()});
  locations.insert(locations.end(), in_corpus.begin(), in_corpus.end());
  return last_part(work.send_part, protocol::write(locations));
}

}  // namespace apparatus::server
