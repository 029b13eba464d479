// textDocument/prepareRename and textDocument/rename. A name that cannot be given is refused with
// the reason, which editors show.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_prepare_rename(const Work& work, const protocol::PositionParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto target =
      work.engine.prepare_rename(work.draft.snapshot(), std::get<std::uint32_t>(offset));
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_rename_target(target, audience_of(work, positions)));
}

rpc::Outcome handle_rename(const Work& work, const protocol::RenameParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto renaming =
      work.engine.rename(work.draft.snapshot(), std::get<std::uint32_t>(offset), params.new_name);
  if (!renaming.refused.empty()) {
    return rpc::Error{rpc::ErrorCode::request_failed, renaming.refused};
  }
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_workspace_edit(renaming.edits, audience_of(work, positions)));
}

}  // namespace apparatus::server
