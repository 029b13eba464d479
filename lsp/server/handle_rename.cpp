// textDocument/prepareRename and textDocument/rename. A name that cannot be given is refused with
// the reason, which editors show.
#include "lsp/protocol/uri.h"
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

namespace {

// The other drafts of the project that are open, and the files of the manuscript that are not.
void add_other_files(const Work& work, std::uint32_t at, const std::string& new_name,
                     std::vector<protocol::WorkspaceEdit>& edits) {
  const draft::Snapshot& here = work.draft.snapshot();
  for (const auto& other : work.others) {
    const auto changes = work.engine.rename_elsewhere(here, at, new_name, other->snapshot());
    if (changes.empty()) continue;
    const auto positions = other->positions(work.client.encoding);
    const protocol::Audience audience{work.client.can, positions, other->uri(), other->version(),
                                      work.engine.documentation_link};
    edits.push_back(protocol::to_workspace_edit(changes, audience));
  }
  for (const draft::Snapshot& file : unopened_files(work)) {
    const auto changes = work.engine.rename_elsewhere(here, at, new_name, file);
    if (changes.empty()) continue;
    const text::Document& document = file.draft->document;
    const protocol::PositionMapper positions(document.source, document.lines, work.client.encoding);
    const std::string uri = protocol::uri_of_path(file.draft->file);
    const protocol::Audience audience{work.client.can, positions, uri, 0,
                                      work.engine.documentation_link};
    edits.push_back(protocol::to_workspace_edit(changes, audience));
    edits.back().version = std::nullopt;
  }
}

}  // namespace

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
  std::vector<protocol::WorkspaceEdit> edits = {
      protocol::to_workspace_edit(renaming.edits, audience_of(work, positions))};
  if (work.engine.rename_elsewhere) {
    add_other_files(work, std::get<std::uint32_t>(offset), params.new_name, edits);
  }
  return protocol::write(edits);
}

}  // namespace apparatus::server
