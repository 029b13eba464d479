// textDocument/codeLens and codeLens/resolve. Words that the writer has not written are shown only
// to those who ask for them: the setting "codeLens".
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_code_lens(const Work& work, const protocol::TextDocumentParams&) {
  if (!work.settings.code_lens) return protocol::write(std::vector<protocol::CodeLens>());
  const auto lenses = work.engine.code_lenses(work.draft.snapshot());
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_code_lenses(lenses, audience_of(work, positions)));
}

rpc::Outcome handle_code_lens_resolve(const Work& work, const protocol::ResolveParams& params) {
  if (params.data.version != work.draft.version() || params.data.begin > work.draft.size()) {
    return rpc::Error{rpc::ErrorCode::content_modified, "the draft has changed"};
  }
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::with_title(params.item,
                              work.engine.code_lens_title(work.draft.snapshot(), params.data.begin),
                              work.draft.uri(), positions.position_of(params.data.begin));
}

}  // namespace apparatus::server
