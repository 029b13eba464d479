// textDocument/signatureHelp.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_signature_help(const Work& work, const protocol::PositionParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto help =
      work.engine.signature_help(work.draft.snapshot(), std::get<std::uint32_t>(offset));
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_signature_help(help, audience_of(work, positions)));
}

}  // namespace apparatus::server
