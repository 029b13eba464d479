// Brings indexes up to date in the background, one after another on a thread of its own, with
// progress in the editor. The server goes on answering from the state before meanwhile. Used by the
// server's own thread alone.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "lsp/rpc/connection.h"
#include "lsp/server/engine.h"
#include "lsp/server/progress.h"

namespace apparatus::server {

struct IndexingOutcome {
  std::filesystem::path index_file;
  index::BuildReport report;
  KnowledgePtr knowledge;  // the index as it is now; nullptr where it cannot be opened
};

class Indexing {
 public:
  using Done = std::function<void(const IndexingOutcome&)>;

  // `done` is told of every run, on the server's thread.
  Indexing(const Engine& engine, boost::asio::io_context& loop, rpc::Connection& connection,
           Done done);
  ~Indexing();

  void show_progress(bool show) { shows_progress_ = show; }
  // Where a run for this index waits already that one will do; one that has begun may have passed a
  // changed text by, and another follows it. `then` is told when the corpus as it is now is in the
  // index.
  void update(const std::filesystem::path& index_file,
              std::shared_ptr<const project::Project> project, Done then = nullptr);
  // Opens an index that somebody else has written, and tells `done`.
  void reopen(const std::filesystem::path& index_file);
  // Stops what runs, leaving the index as it was, and waits for it.
  void finish();

 private:
  struct Run {
    std::shared_ptr<const project::Project> project;
    std::vector<Done> then;
  };
  struct Runs {
    std::vector<Done> running_then;
    std::unique_ptr<Run> next;
    bool running = false;
  };

  void start(const std::filesystem::path& index_file);
  // `bar`: is set for work that lasts long enough to report.
  IndexingOutcome run(const std::filesystem::path& index_file, const project::Project& project,
                      std::shared_ptr<WorkProgress>& bar);
  void finished(const IndexingOutcome& outcome);

  const Engine& engine_;
  boost::asio::io_context& loop_;
  rpc::Connection& connection_;
  Done done_;
  std::atomic<bool> shows_progress_ = false;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> progress_count_ = 0;
  std::map<std::filesystem::path, Runs> runs_;  // by index file
  boost::asio::thread_pool worker_{1};
};

}  // namespace apparatus::server
