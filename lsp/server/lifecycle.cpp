// initialize and initialized: what the editor and the server agree on, and what begins then.
#include <signal.h>
#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <chrono>
#include <utility>

#include "lsp/protocol/uri.h"
#include "lsp/server/server.h"
#include "lsp/server/version.h"

namespace apparatus::server {
namespace {

constexpr std::chrono::seconds kProcessCheck{10};
constexpr std::chrono::minutes kLatencyPause{1};

bool is_alive(std::int64_t process_id) {
  return kill(static_cast<pid_t>(process_id), 0) == 0 || errno != ESRCH;
}

}  // namespace

rpc::Outcome Server::initialize(const rpc::Json& json) {
  if (phase_ != Phase::uninitialized) {
    return rpc::Error{rpc::ErrorCode::invalid_request, "initialize came twice"};
  }
  std::string fault;
  protocol::InitializeParams params;
  if (!protocol::read(json, params, protocol::Path(fault))) {
    return rpc::Error{rpc::ErrorCode::invalid_params, fault};
  }
  if (!options_.token.empty() &&
      !protocol::carries_token(params.initialization_options, options_.token)) {
    spdlog::error("a client without the token was refused");
    boost::asio::post(loop_, [this] { end(1); });
    return rpc::Error{rpc::ErrorCode::invalid_request,
                      "initializationOptions.token: missing or not the server's"};
  }
  auto client = std::make_shared<Client>();
  client->can = params.capabilities;
  client->encoding = protocol::choose_encoding(client->can.position_encodings);
  client_ = std::move(client);
  diagnostics_.set_client(client_);
  indexing_.show_progress(client_->can.work_done_progress);
  protocol::read_settings(params.initialization_options, settings_);
  for (const auto& folder : params.folders) {
    if (const auto path = protocol::path_of_uri(folder.uri)) workspace_.add_folder(*path);
  }
  if (params.process_id) watch_editor_process(*params.process_id);
  phase_ = Phase::running;
  return protocol::write(agreed());
}

protocol::InitializeResult Server::agreed() const {
  protocol::InitializeResult result;
  result.version = program_version();
  result.capabilities.position_encoding = client_->encoding;
  for (const DraftRequest& request : draft_requests()) request.advertise(result.capabilities);
  for (const WorkspaceRequest& request : workspace_requests()) {
    request.advertise(result.capabilities);
  }
  // The longer forms are for clients that have said that they know them.
  if (!client_->can.prepares_rename) result.capabilities.prepare_rename = false;
  if (!client_->can.action_kinds) result.capabilities.code_action_kinds.clear();
  if (!client_->can.resolves_completion) result.capabilities.completion_resolve = false;
  if (!client_->can.resolves_actions) result.capabilities.action_resolve = false;
  // Who asks for diagnostics is not sent them as well: editors would show them twice.
  if (!client_->can.pulls_diagnostics) result.capabilities.pull_diagnostics = false;
  result.capabilities.commands = {"apparatus.indexNow", "apparatus.stats"};
  for (const DraftCommand& command : draft_commands()) {
    result.capabilities.commands.emplace_back(command.name);
  }
  return result;
}

void Server::initialized(const protocol::NoParams&) {
  if (std::exchange(initialized_, true)) return;
  for (OpenProject* project : workspace_.projects()) introduce(*project);
  register_watchers();
  if (client_->can.registers_configuration) {
    connection_.request("client/registerCapability", protocol::write_configuration_registration(),
                        [](const rpc::Outcome&) {});
  }
  ask_for_settings();
  keep_latency();
}

// Once a minute, where something was asked since: a server that is killed leaves most of its
// record.
void Server::keep_latency() {
  latency_pause_.expires_after(kLatencyPause);
  latency_pause_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    keep_latency();
    if (std::exchange(latency_saved_, latency_.count()) == latency_.count()) return;
    boost::asio::post(workers_, [this, folders = latency_folders()] {
      for (const auto& folder : folders) save(latency_.report(), folder);
    });
  });
}

// Only what is ours: an index that the command line names may lie in anybody's folder.
std::set<std::filesystem::path> Server::latency_folders() {
  std::set<std::filesystem::path> folders;
  if (latency_.count() == 0) return folders;
  for (const OpenProject* project : workspace_.projects()) {
    const auto folder = project->index_file.parent_path();
    if (folder.filename() == ".apparatus") folders.insert(folder);
  }
  return folders;
}

// LSP: a server whose editor has died ends. A process that is not there to begin with lives where
// it cannot be seen (another container), and only the end of the stream tells of it.
void Server::watch_editor_process(std::int64_t process_id) {
  if (process_id <= 0 || !is_alive(process_id)) return;
  process_check_.expires_after(kProcessCheck);
  process_check_.async_wait([this, process_id](const boost::system::error_code& error) {
    if (error) return;
    if (is_alive(process_id)) return watch_editor_process(process_id);
    spdlog::warn("the editor's process {} is gone", process_id);
    end(1);
  });
}

}  // namespace apparatus::server
