// textDocument/codeAction. The findings are those of the draft as it is now, not those that the
// editor still shows.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_code_action(const Work& work, const protocol::CodeActionParams& params) {
  const auto range = range_in(work, params.range);
  if (const auto* error = std::get_if<rpc::Error>(&range)) return *error;
  const auto findings = work.draft.findings(work.stop);
  if (findings == nullptr) return rpc::Error{rpc::ErrorCode::request_cancelled, "cancelled"};
  const auto actions = work.engine.code_actions(work.draft.snapshot(), *findings,
                                                std::get<text::SourceRange>(range));
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(
      protocol::to_code_actions(actions, *findings, params.only, audience_of(work, positions)));
}

}  // namespace apparatus::server
