// textDocument/completion and completionItem/resolve.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_completion(const Work& work, const protocol::PositionParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto at = std::get<std::uint32_t>(offset);
  const auto list = work.engine.complete(work.draft.snapshot(), at);
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(
      protocol::to_completion_list(list, audience_of(work, positions), {at, at}));
}

// The list is made again: that costs less than keeping what nobody may ask for. Where the draft has
// moved on, the item stays without its documentation.
rpc::Outcome handle_completion_resolve(const Work& work, const protocol::ResolveParams& params) {
  if (params.data.version != work.draft.version() || params.data.begin > work.draft.size()) {
    return params.item;
  }
  const auto list = work.engine.complete(work.draft.snapshot(), params.data.begin);
  if (params.data.index >= list.items.size()) return params.item;
  const auto& item = list.items[params.data.index];
  if (item.label != params.title) return params.item;
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::with_documentation(
      params.item, protocol::documentation_of(item, audience_of(work, positions)));
}

}  // namespace apparatus::server
