// The requests about everything that is open, not about one draft: a table like that of
// draft_requests.h.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "lsp/protocol/params.h"
#include "lsp/protocol/results.h"
#include "lsp/rpc/message.h"
#include "lsp/server/draft_requests.h"
#include "lsp/server/draft_state.h"
#include "lsp/server/engine.h"

namespace apparatus::server {

// What a handler works with, as it was when the request came.
struct WorkspaceWork {
  struct Project {
    std::shared_ptr<const project::Project> project;
    KnowledgePtr knowledge;
  };
  const std::vector<Project>& projects;
  const std::vector<std::shared_ptr<const DraftState>>& drafts;
  const Engine& engine;
  const Client& client;
  // Sends a part of the answer at once; nothing for a client that wants it whole.
  std::function<void(rpc::Json)> send_part;
  StopFlag stop;
};

using WorkspaceJob = std::function<rpc::Outcome(const WorkspaceWork&)>;

struct WorkspaceRequest {
  std::string_view method;
  std::variant<WorkspaceJob, rpc::Error> (*prepare)(const rpc::Json& params);
  void (*advertise)(protocol::ServerCapabilities& capabilities);
};

std::span<const WorkspaceRequest> workspace_requests();

rpc::Outcome handle_workspace_symbol(const WorkspaceWork& work,
                                     const protocol::WorkspaceSymbolParams& params);
// The project's own requests, for the views of an editor: docs/requests.md.
rpc::Outcome handle_sources(const WorkspaceWork& work, const protocol::SourcesParams& params);
rpc::Outcome handle_people(const WorkspaceWork& work, const protocol::NoParams& params);
rpc::Outcome handle_chronology(const WorkspaceWork& work, const protocol::NoParams& params);
rpc::Outcome handle_status(const WorkspaceWork& work, const protocol::NoParams& params);
rpc::Outcome handle_places(const WorkspaceWork& work, const protocol::PlacesParams& params);

}  // namespace apparatus::server
