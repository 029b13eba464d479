// textDocument/documentHighlight.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_document_highlight(const Work& work, const protocol::PositionParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto ranges =
      work.engine.document_highlights(work.draft.snapshot(), std::get<std::uint32_t>(offset));
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_highlights(ranges, audience_of(work, positions)));
}

}  // namespace apparatus::server
