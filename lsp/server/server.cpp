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

std::size_t worker_count() { return std::clamp(std::thread::hardware_concurrency(), 2u, 4u); }

}  // namespace

Server::Server(rpc::ByteStream& stream, Engine engine, ServerOptions options)
    : engine_(std::move(engine)),
      options_(std::move(options)),
      stream_(stream),
      connection_(stream, options_.limits),
      workspace_(engine_, options_.index_file),
      file_pause_(loop_),
      process_check_(loop_),
      diagnostics_(engine_, loop_, connection_,
                   [this](const std::string& uri) -> std::shared_ptr<const DraftState> {
                     OpenDocument* document = documents_.find(uri);
                     return document == nullptr || document->dropped ? nullptr
                                                                     : state_of(*document);
                   }),
      indexing_(engine_, loop_, connection_,
                [this](const IndexingOutcome& outcome) { index_updated(outcome); }),
      watcher_([this](const std::filesystem::path& path) {
        asio::post(loop_, [this, path] { file_changed(path); });
      }),
      workers_(worker_count()) {}

Server::~Server() = default;

int Server::run() {
  const auto busy = asio::make_work_guard(loop_);
  std::thread reader([this] {
    connection_.run(*this);
    asio::post(loop_, [this] { end(phase_ == Phase::shut_down ? 0 : 1); });
  });
  loop_.run();
  diagnostics_.finish();
  indexing_.finish();
  workers_.join();  // whoever asked before the end is answered
  connection_.finish();
  connection_.stop_reading();
  reader.join();
  return exit_code_;
}

void Server::end(int exit_code) {
  if (loop_.stopped()) return;
  exit_code_ = exit_code;
  loop_.stop();
}

void Server::on_request(std::string method, rpc::Json params, rpc::Reply reply) {
  asio::post(loop_,
             [this, method = std::move(method), params = std::move(params),
              reply = std::move(reply)]() mutable { dispatch(method, params, std::move(reply)); });
}

void Server::on_notification(std::string method, rpc::Json params) {
  asio::post(loop_, [this, method = std::move(method), params = std::move(params)] {
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
  reply(rpc::Error{rpc::ErrorCode::method_not_found, method + " is not supported"});
}

template <class Params>
void Server::with(On<Params> handler, const std::string& method, const rpc::Json& params) {
  std::string fault;
  Params read;
  if (protocol::read(params, read, protocol::Path(fault))) return (this->*handler)(read);
  spdlog::warn("{} is left out: {}", method, fault);
  // A change that was sent and not understood leaves the editor with another text.
  if (method == "textDocument/didChange") lose_track(params, fault);
}

void Server::dispatch(const std::string& method, const rpc::Json& params) {
  if (method == "exit") return end(phase_ == Phase::shut_down ? 0 : 1);
  if (phase_ != Phase::running) return;
  try {
    if (method == "textDocument/didChange") return with(&Server::did_change, method, params);
    if (method == "textDocument/didOpen") return with(&Server::did_open, method, params);
    if (method == "textDocument/didClose") return with(&Server::did_close, method, params);
    if (method == "textDocument/didSave") return with(&Server::did_save, method, params);
    if (method == "initialized") return with(&Server::initialized, method, params);
    if (method == "workspace/didChangeWatchedFiles") {
      return with(&Server::did_change_files, method, params);
    }
    if (method == "workspace/didChangeWorkspaceFolders") {
      return with(&Server::did_change_folders, method, params);
    }
    if (method == "workspace/didChangeConfiguration") {
      return with(&Server::did_change_configuration, method, params);
    }
  } catch (const std::exception& error) {
    spdlog::error("{} failed: {}", method, error.what());
  }
}

}  // namespace apparatus::server
