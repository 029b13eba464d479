// textDocument/selectionRange.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_selection_range(const Work& work,
                                    const protocol::SelectionRangeParams& params) {
  const auto positions = work.draft.positions(work.client.encoding);
  std::vector<protocol::SelectionRange> selections;
  for (const auto& position : params.positions) {
    const auto offset = offset_in(work, position);
    if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
    selections.push_back(protocol::to_selection_range(
        work.engine.selection_ranges(work.draft.snapshot(), std::get<std::uint32_t>(offset)),
        audience_of(work, positions)));
  }
  return protocol::write(selections);
}

}  // namespace apparatus::server
