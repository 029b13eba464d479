// textDocument/codeAction and codeAction/resolve. The findings are those of the draft as it is now,
// not those that the editor still shows.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_code_action(const Work& work, const protocol::CodeActionParams& params) {
  const auto range = range_in(work, params.range);
  if (const auto* error = std::get_if<rpc::Error>(&range)) return *error;
  const auto asked = std::get<text::SourceRange>(range);
  const auto findings = work.draft.findings(work.stop);
  if (findings == nullptr) return rpc::Error{rpc::ErrorCode::request_cancelled, "cancelled"};
  const auto actions = work.engine.code_actions(work.draft.snapshot(), *findings, asked);
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_code_actions(actions, *findings, params.only,
                                                   audience_of(work, positions), asked));
}

rpc::Outcome handle_code_action_resolve(const Work& work, const protocol::ResolveParams& params) {
  const auto findings = work.draft.findings(work.stop);
  if (findings == nullptr) return rpc::Error{rpc::ErrorCode::request_cancelled, "cancelled"};
  const rpc::Error moved_on{rpc::ErrorCode::content_modified,
                            "the draft has changed; ask for the actions again"};
  const text::SourceRange asked{params.data.begin, params.data.end};
  if (params.data.version != work.draft.version() || asked.begin > asked.end ||
      asked.end > work.draft.size()) {
    return moved_on;
  }
  const auto actions = work.engine.code_actions(work.draft.snapshot(), *findings, asked);
  // The index may have changed meanwhile, and with it the list.
  if (params.data.index >= actions.size() || actions[params.data.index].title != params.title) {
    return moved_on;
  }
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::with_edit(
      params.item, protocol::to_workspace_edit(actions[params.data.index].edits_when_chosen(),
                                               audience_of(work, positions)));
}

}  // namespace apparatus::server
