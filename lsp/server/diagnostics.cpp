#include "lsp/server/diagnostics.h"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <utility>

namespace apparatus::server {

namespace asio = boost::asio;

Diagnostics::Diagnostics(const Engine& engine, asio::io_context& loop, rpc::Connection& connection,
                         StateOf state_of)
    : engine_(engine), loop_(loop), connection_(connection), state_of_(std::move(state_of)) {}

Diagnostics::~Diagnostics() { finish(); }

void Diagnostics::schedule(const std::string& uri, std::chrono::milliseconds delay) {
  Check& check = checks_.try_emplace(uri, loop_).first->second;
  if (check.outdated) *check.outdated = true;
  check.outdated = std::make_shared<std::atomic<bool>>(false);
  check.pause.expires_after(delay);
  // A wait that was over already when the next began still comes here: the flag tells.
  check.pause.async_wait([this, uri, outdated = check.outdated](const auto& error) {
    if (!error && !*outdated) start(uri, outdated);
  });
}

void Diagnostics::start(const std::string& uri, std::shared_ptr<std::atomic<bool>> outdated) {
  auto state = state_of_(uri);
  if (state == nullptr) return;
  asio::post(workers_, [this, uri, state = std::move(state), outdated, client = client_] {
    const StopFlag stop = [&] { return outdated->load(); };
    if (stop()) return;
    try {
      const auto findings = state->findings(stop);
      if (findings == nullptr) return;
      const auto positions = state->positions(client->encoding);
      const protocol::Audience audience{client->can, positions, state->uri(), state->version(),
                                        engine_.documentation_link};
      auto diagnostics = protocol::write(protocol::PublishDiagnosticsParams{
          state->uri(), state->version(), protocol::to_diagnostics(*findings, audience)});
      asio::post(loop_, [this, uri, outdated, diagnostics = std::move(diagnostics)]() mutable {
        if (*outdated) return;
        connection_.notify("textDocument/publishDiagnostics", std::move(diagnostics), uri);
      });
    } catch (const std::exception& error) {
      spdlog::error("checking a draft of {} bytes failed: {}", state->size(), error.what());
    }
  });
}

void Diagnostics::clear(const std::string& uri) {
  if (const auto it = checks_.find(uri); it != checks_.end()) {
    if (it->second.outdated) *it->second.outdated = true;
    checks_.erase(it);
  }
  connection_.notify("textDocument/publishDiagnostics",
                     protocol::write(protocol::PublishDiagnosticsParams{uri, std::nullopt, {}}),
                     uri);
}

void Diagnostics::finish() {
  for (auto& [uri, check] : checks_) {
    check.pause.cancel();
    if (check.outdated) *check.outdated = true;
  }
  workers_.join();
}

}  // namespace apparatus::server
