#include "lsp/server/server.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <thread>
#include <utility>

namespace apparatus::server {

namespace asio = boost::asio;

namespace {

// The parameters that a handler of a notification takes.
template <class Params>
Params params_of(void (Server::*)(const Params&));
template <auto kHandler>
using ParamsOf = decltype(params_of(kHandler));

// Every kind of answer that is timed.
std::vector<std::string_view> timed_methods() {
  std::vector<std::string_view> methods = {kPublishing, "workspace/executeCommand"};
  for (const DraftRequest& request : draft_requests()) methods.push_back(request.method);
  for (const WorkspaceRequest& request : workspace_requests()) methods.push_back(request.method);
  return methods;
}

std::size_t worker_count() { return std::clamp(std::thread::hardware_concurrency(), 2u, 4u); }

}  // namespace

Server::Server(rpc::ByteStream& stream, Engine engine, ServerOptions options)
    : engine_(std::move(engine)),
      options_(std::move(options)),
      connection_(stream, options_.limits),
      backlog_(options_.backlog),
      workspace_(engine_, options_.index_file),
      file_pause_(loop_),
      process_check_(loop_),
      latency_(timed_methods()),
      latency_pause_(loop_),
      diagnostics_(engine_, loop_, connection_, latency_,
                   [this](const std::string& uri) -> std::shared_ptr<const DraftState> {
                     OpenDocument* document = documents_.find(uri);
                     return document == nullptr || document->dropped || is_too_large(*document)
                                ? nullptr
                                : state_of(*document);
                   }),
      indexing_(engine_, loop_, connection_,
                [this](const IndexingOutcome& outcome) { index_updated(outcome); }),
      watcher_([this](const std::filesystem::path& path) {
        asio::post(loop_, [this, path] { file_changed(path); });
      }),
      workers_(worker_count()) {
  diagnostics_.on_checked([this](const DraftState& state) { draft_was_checked(state); });
}

Server::~Server() = default;

int Server::run() {
  const auto busy = asio::make_work_guard(loop_);
  std::thread reader([this] {
    connection_.run(*this);
    asio::post(loop_, [this] { end(phase_ == Phase::shut_down ? 0 : 1); });
  });
  run_loop();
  backlog_.close();
  diagnostics_.finish();
  indexing_.finish();
  workers_.join();  // whoever asked before the end is answered
  for (const auto& folder : latency_folders()) save(latency_.report(), folder);
  connection_.finish();
  connection_.stop_reading();
  reader.join();
  return exit_code_;
}

// What goes wrong in the handling of one message is told in the log, and the next is handled.
void Server::run_loop() {
  while (!loop_.stopped()) {
    try {
      loop_.run();
    } catch (const std::exception& error) {
      spdlog::error("handling a message failed: {}", error.what());
    }
  }
}

void Server::end(int exit_code) {
  if (loop_.stopped()) return;
  exit_code_ = exit_code;
  loop_.stop();
}

void Server::on_request(std::string method, rpc::Json params, rpc::Reply reply) {
  const std::size_t size = reply.size();
  if (!backlog_.enter(size)) return;
  asio::post(loop_, [this, size, method = std::move(method), params = std::move(params),
                     reply = std::move(reply)]() mutable {
    backlog_.leave(size);
    dispatch(method, params, std::move(reply));
  });
}

void Server::on_notification(std::string method, rpc::Json params, std::size_t size) {
  if (!backlog_.enter(size)) return;
  asio::post(loop_, [this, size, method = std::move(method), params = std::move(params)] {
    backlog_.leave(size);
    dispatch(method, params);
  });
}

void Server::dispatch(const std::string& method, const rpc::Json& params, rpc::Reply reply) {
  if (phase_ == Phase::shut_down) {
    return reply(rpc::Error{rpc::ErrorCode::invalid_request, "the server has been shut down"});
  }
  if (method == "initialize") return reply(initialize(params));
  if (phase_ == Phase::uninitialized) {
    return reply(
        rpc::Error{rpc::ErrorCode::server_not_initialized, method + " came before initialize"});
  }
  if (method == "shutdown") {
    phase_ = Phase::shut_down;
    return reply(rpc::Json());
  }
  if (method == "workspace/executeCommand") return execute_command(params, std::move(reply));
  for (const DraftRequest& request : draft_requests()) {
    if (request.method == method) return answer_about_draft(request, params, std::move(reply));
  }
  for (const WorkspaceRequest& request : workspace_requests()) {
    if (request.method == method) return answer_about_workspace(request, params, std::move(reply));
  }
  reply(rpc::Error{rpc::ErrorCode::method_not_found, method + " is not supported"});
}

template <auto kHandler>
void Server::take(const std::string& method, const rpc::Json& params) {
  std::string fault;
  ParamsOf<kHandler> read;
  if (protocol::read(params, read, protocol::Path(fault))) return (this->*kHandler)(read);
  spdlog::warn("{} is left out: {}", method, fault);
  // A change that was sent and not understood leaves the editor with another text.
  OpenDocument* document = documents_.find(protocol::document_uri(params));
  if (method == "textDocument/didChange" && document != nullptr && !document->dropped) {
    lose_track(*document, fault);
  }
}

void Server::dispatch(const std::string& method, const rpc::Json& params) {
  struct Notification {
    std::string_view method;
    void (Server::*take)(const std::string& method, const rpc::Json& params);
  };
  static constexpr Notification kNotifications[] = {
      {"textDocument/didChange", &Server::take<&Server::did_change>},
      {"textDocument/didOpen", &Server::take<&Server::did_open>},
      {"textDocument/didClose", &Server::take<&Server::did_close>},
      {"textDocument/didSave", &Server::take<&Server::did_save>},
      {"initialized", &Server::take<&Server::initialized>},
      {"workspace/didChangeWatchedFiles", &Server::take<&Server::did_change_files>},
      {"workspace/didChangeWorkspaceFolders", &Server::take<&Server::did_change_folders>},
      {"workspace/didChangeConfiguration", &Server::take<&Server::did_change_configuration>},
  };
  if (method == "exit") return end(phase_ == Phase::shut_down ? 0 : 1);
  if (phase_ != Phase::running) return;
  for (const Notification& known : kNotifications) {
    if (known.method == method) return (this->*known.take)(method, params);
  }
}

}  // namespace apparatus::server
