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

#include "lsp/rpc/connection.h"
#include "lsp/server/draft_requests.h"
#include "lsp/server/draft_state.h"

namespace apparatus::server {

class Diagnostics {
 public:
  using StateOf = std::function<std::shared_ptr<const DraftState>(const std::string& uri)>;

  // `state_of` gives the newest state of a document, nullptr where it is no longer there to be
  // checked.
  Diagnostics(const Engine& engine, boost::asio::io_context& loop, rpc::Connection& connection,
              StateOf state_of);
  ~Diagnostics();

  void set_client(std::shared_ptr<const Client> client) { client_ = std::move(client); }
  // Checks the document when `delay` has passed without another call for it.
  void schedule(const std::string& uri, std::chrono::milliseconds delay);
  // Stops what is under way for a document and takes its diagnostics off the screen.
  void clear(const std::string& uri);
  // Stops everything and waits for it.
  void finish();

 private:
  struct Check {
    explicit Check(boost::asio::io_context& loop) : pause(loop) {}
    boost::asio::steady_timer pause;
    std::shared_ptr<std::atomic<bool>> outdated;  // of the check that waits or runs
  };

  void start(const std::string& uri, std::shared_ptr<std::atomic<bool>> outdated);

  const Engine& engine_;
  boost::asio::io_context& loop_;
  rpc::Connection& connection_;
  StateOf state_of_;
  std::shared_ptr<const Client> client_;
  std::map<std::string, Check> checks_;
  boost::asio::thread_pool workers_{1};
};

}  // namespace apparatus::server
