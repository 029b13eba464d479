#include "lsp/server/diagnostics.h"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <utility>

namespace apparatus::server {

namespace asio = boost::asio;

Diagnostics::Diagnostics(const Engine& engine, asio::io_context& loop, rpc::Connection& connection,
                         LatencyRecord& latency, StateOf state_of)
    : engine_(engine),
      loop_(loop),
      connection_(connection),
      latency_(latency),
      state_of_(std::move(state_of)) {}

Diagnostics::~Diagnostics() { finish(); }

void Diagnostics::schedule(const std::string& uri, std::chrono::milliseconds delay) {
  schedule_quietly(uri, delay);
  if (const auto it = checks_.find(uri); it != checks_.end()) it->second.owed = true;
}

void Diagnostics::schedule_quietly(const std::string& uri, std::chrono::milliseconds delay) {
  Check& check = checks_.try_emplace(uri, loop_).first->second;
  if (check.outdated) *check.outdated = true;
  check.outdated = std::make_shared<std::atomic<bool>>(false);
  check.pause.expires_after(delay);
  // A wait that was over already when the next began still comes here: the flag tells.
  check.pause.async_wait([this, uri, outdated = check.outdated,
                          asked = std::chrono::steady_clock::now()](const auto& error) {
    if (!error && !*outdated) start(uri, outdated, asked);
  });
}

void Diagnostics::start(const std::string& uri, std::shared_ptr<std::atomic<bool>> outdated,
                        std::chrono::steady_clock::time_point asked) {
  auto state = state_of_(uri);
  if (state == nullptr) return;
  asio::post(workers_, [this, uri, state = std::move(state), outdated, asked, client = client_] {
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
      asio::post(loop_, [this, uri, state, outdated, asked,
                         diagnostics = std::move(diagnostics)]() mutable {
        if (*outdated) return;
        publish(uri, std::move(diagnostics));
        if (checked_) checked_(*state);
        latency_.add(kPublishing, std::chrono::duration_cast<std::chrono::microseconds>(
                                      std::chrono::steady_clock::now() - asked));
      });
    } catch (const std::exception& error) {
      spdlog::error("checking a draft of {} bytes failed: {}", state->size(), error.what());
    }
  });
}

void Diagnostics::publish(const std::string& uri, rpc::Json params) {
  const auto check = checks_.find(uri);
  if (check == checks_.end()) return;
  const rpc::Json& found = params["diagnostics"];
  if (!check->second.owed && check->second.published == found) return;
  const bool owed = std::exchange(check->second.owed, false);
  check->second.published = found;
  if (client_ != nullptr && client_->can.pulls_diagnostics) {
    // After an edit of its own it asks by itself; what another draft has changed it is told of.
    if (!owed) connection_.request("workspace/diagnostic/refresh", nullptr, [](const auto&) {});
    return;
  }
  connection_.notify(kPublishing, std::move(params), uri);
}

void Diagnostics::clear(const std::string& uri) {
  if (const auto it = checks_.find(uri); it != checks_.end()) {
    if (it->second.outdated) *it->second.outdated = true;
    checks_.erase(it);
  }
  connection_.notify(
      kPublishing, protocol::write(protocol::PublishDiagnosticsParams{uri, std::nullopt, {}}), uri);
}

void Diagnostics::finish() {
  for (auto& [uri, check] : checks_) {
    check.pause.cancel();
    if (check.outdated) *check.outdated = true;
  }
  workers_.join();
}

}  // namespace apparatus::server
