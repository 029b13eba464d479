#include "lsp/server/workspace_requests.h"

#include <array>

#include "lsp/server/prepare.h"

namespace apparatus::server {
namespace {

constexpr std::array kRequests = {
    WorkspaceRequest{"workspace/symbol",
                     prepare_job<WorkspaceJob, WorkspaceWork, protocol::WorkspaceSymbolParams,
                                 handle_workspace_symbol>,
                     [](protocol::ServerCapabilities& can) { can.workspace_symbol = true; }},
};

}  // namespace

std::span<const WorkspaceRequest> workspace_requests() { return kRequests; }

}  // namespace apparatus::server
