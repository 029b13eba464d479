// textDocument/codeAction. The findings are those of the draft as it is now, not those that the
// editor still shows.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_code_action(const Work& work, const protocol::CodeActionParams& params) {
  const auto begin = offset_in(work, params.range.start);
  if (const auto* error = std::get_if<rpc::Error>(&begin)) return *error;
  const auto end = offset_in(work, params.range.end);
  if (const auto* error = std::get_if<rpc::Error>(&end)) return *error;
  const text::SourceRange range{std::get<std::uint32_t>(begin), std::get<std::uint32_t>(end)};
  if (range.end < range.begin) {
    return rpc::Error{rpc::ErrorCode::invalid_params, "range: ends before it begins"};
  }
  const auto findings = work.draft.findings(work.stop);
  if (findings == nullptr) return rpc::Error{rpc::ErrorCode::request_cancelled, "cancelled"};
  const auto actions = work.engine.code_actions(work.draft.snapshot(), *findings, range);
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(
      protocol::to_code_actions(actions, *findings, params.only, audience_of(work, positions)));
}

}  // namespace apparatus::server
