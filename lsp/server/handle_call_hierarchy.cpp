// textDocument/prepareCallHierarchy, callHierarchy/incomingCalls and …/outgoingCalls: which texts
// of the corpus cite the file (name the person, date the day) at the cursor.
#include "lsp/protocol/uri.h"
#include "lsp/server/corpus_places.h"
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_prepare_call_hierarchy(const Work& work,
                                           const protocol::PositionParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto subject =
      work.engine.subject_at(work.draft.snapshot(), std::get<std::uint32_t>(offset));
  std::optional<protocol::CallHierarchyItem> item;
  if (subject) {
    const auto positions = work.draft.positions(work.client.encoding);
    item = {.name = subject->name,
            .detail = subject->detail,
            .is_text = false,
            .location = {work.draft.uri(), positions.range_of(subject->range)},
            .data = {.uri = work.draft.uri(),
                     .version = work.draft.version(),
                     .begin = subject->range.begin,
                     .end = subject->range.end,
                     .index = 0,
                     .target = {}}};
  }
  return protocol::write(item);
}

rpc::Outcome handle_incoming_calls(const Work& work, const protocol::HierarchyParams& params) {
  std::vector<protocol::IncomingCall> calls;
  if (params.data.target == protocol::kTextItem) return protocol::write(calls);
  if (params.data.version != work.draft.version()) {
    return rpc::Error{rpc::ErrorCode::content_modified, "the draft has changed; ask again"};
  }
  CorpusPlaces places(work.client.encoding, work.stop);
  for (const auto& text : work.engine.who_cites(work.draft.snapshot(), params.data.begin)) {
    if (work.stop()) break;
    protocol::IncomingCall call;
    for (const auto& place : text.places) call.ranges.push_back(places(place));
    if (call.ranges.empty()) continue;
    call.from = {.name = text.name,
                 .detail = {},
                 .is_text = true,
                 .location = {protocol::uri_of_path(text.file), call.ranges.front()},
                 .data = params.data};
    call.from.data.target = protocol::kTextItem;
    calls.push_back(std::move(call));
  }
  return protocol::write(calls);
}

// A file cites nobody.
rpc::Outcome handle_outgoing_calls(const Work&, const protocol::HierarchyParams&) {
  return rpc::Json::array();
}

}  // namespace apparatus::server
