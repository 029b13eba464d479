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

}  // namespace apparatus::server
