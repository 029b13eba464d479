#include "lsp/server/workspace_requests.h"

#include <array>

#include "lsp/server/prepare.h"

namespace apparatus::server {
namespace {

template <class Params, rpc::Outcome (*kHandler)(const WorkspaceWork&, const Params&)>
constexpr auto prepare = prepare_job<WorkspaceJob, WorkspaceWork, Params, kHandler>;

void advertise_views(protocol::ServerCapabilities& can) { can.views = true; }

constexpr std::array kRequests = {
    WorkspaceRequest{"workspace/symbol",
                     prepare<protocol::WorkspaceSymbolParams, handle_workspace_symbol>,
                     [](protocol::ServerCapabilities& can) { can.workspace_symbol = true; }},
    WorkspaceRequest{"apparatus/sources", prepare<protocol::SourcesParams, handle_sources>,
                     advertise_views},
    WorkspaceRequest{"apparatus/people", prepare<protocol::NoParams, handle_people>,
                     advertise_views},
    WorkspaceRequest{"apparatus/chronology", prepare<protocol::NoParams, handle_chronology>,
                     advertise_views},
    WorkspaceRequest{"apparatus/status", prepare<protocol::NoParams, handle_status>,
                     advertise_views},
    WorkspaceRequest{"apparatus/places", prepare<protocol::PlacesParams, handle_places>,
                     advertise_views},
};

}  // namespace

std::span<const WorkspaceRequest> workspace_requests() { return kRequests; }

}  // namespace apparatus::server
