// Push diagnostics: a draft is checked on a worker of its own after a short pause in typing, and
// what is found is published with the version it was found in. A newer edit stops the check, and
// what was found in an older text is never published. Used by the server's own thread alone.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "lsp/rpc/connection.h"
#include "lsp/server/draft_requests.h"
#include "lsp/server/draft_state.h"
#include "lsp/server/latency.h"

namespace apparatus::server {

inline constexpr std::string_view kPublishing = "textDocument/publishDiagnostics";

class Diagnostics {
 public:
  using StateOf = std::function<std::shared_ptr<const DraftState>(const std::string& uri)>;

  // `state_of` gives the newest state of a document, nullptr where it is no longer there to be
  // checked.
  Diagnostics(const Engine& engine, boost::asio::io_context& loop, rpc::Connection& connection,
              LatencyRecord& latency, StateOf state_of);
  ~Diagnostics();

  void set_client(std::shared_ptr<const Client> client) { client_ = std::move(client); }
  // Checks the document when `delay` has passed without another call for it. A client that asks for
  // diagnostics itself is only told when it should ask again.
  void schedule(const std::string& uri, std::chrono::milliseconds delay);
  // The same, and nothing is published where it would say what was published before.
  void schedule_quietly(const std::string& uri, std::chrono::milliseconds delay);
  // Is told, on the server's thread, of every state that was checked.
  void on_checked(std::function<void(const DraftState&)> checked) { checked_ = std::move(checked); }
  // Stops what is under way for a document and takes its diagnostics off the screen.
  void clear(const std::string& uri);
  // Stops everything and waits for it.
  void finish();

 private:
  struct Check {
    explicit Check(boost::asio::io_context& loop) : pause(loop) {}
    boost::asio::steady_timer pause;
    std::shared_ptr<std::atomic<bool>> outdated;  // of the check that waits or runs
    bool owed = false;    // somebody wants to hear, even if it is the same again
    rpc::Json published;  // the diagnostics that the editor has; null before the first
  };

  void publish(const std::string& uri, rpc::Json params);
  // `asked`: when the check was, for the record.
  void start(const std::string& uri, std::shared_ptr<std::atomic<bool>> outdated,
             std::chrono::steady_clock::time_point asked);

  const Engine& engine_;
  boost::asio::io_context& loop_;
  rpc::Connection& connection_;
  LatencyRecord& latency_;
  StateOf state_of_;
  std::function<void(const DraftState&)> checked_;
  std::shared_ptr<const Client> client_;
  std::map<std::string, Check> checks_;
  boost::asio::thread_pool workers_{1};
};

}  // namespace apparatus::server
