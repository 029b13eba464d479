#include "lsp/server/indexing.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

namespace apparatus::server {

namespace asio = boost::asio;

Indexing::Indexing(const Engine& engine, asio::io_context& loop, rpc::Connection& connection,
                   Done done)
    : engine_(engine), loop_(loop), connection_(connection), done_(std::move(done)) {}

Indexing::~Indexing() { finish(); }

void Indexing::update(const std::filesystem::path& index_file,
                      std::shared_ptr<const project::Project> project, Done then) {
  Runs& runs = runs_[index_file];
  if (runs.next == nullptr) runs.next = std::make_unique<Run>();
  runs.next->project = std::move(project);
  if (then) runs.next->then.push_back(std::move(then));
  if (!runs.running) start(index_file);
}

void Indexing::start(const std::filesystem::path& index_file) {
  Runs& runs = runs_[index_file];
  const std::unique_ptr<Run> next = std::move(runs.next);
  runs.running = true;
  runs.running_then = std::move(next->then);
  asio::post(worker_, [this, index_file, project = next->project] {
    std::shared_ptr<WorkProgress> bar;
    IndexingOutcome outcome = run(index_file, *project, bar);
    // The bar goes when the new index is in use: editors ask again when it does.
    asio::post(loop_, [this, outcome = std::move(outcome), bar = std::move(bar)] {
      finished(outcome);
      if (bar == nullptr) return;
      bar->end(outcome.report.error.empty() ? std::to_string(outcome.report.texts) + " texts"
                                            : outcome.report.error);
    });
  });
}

IndexingOutcome Indexing::run(const std::filesystem::path& index_file,
                              const project::Project& project, std::shared_ptr<WorkProgress>& bar) {
  IndexingOutcome outcome{index_file, {}, nullptr};
  const auto progress = [&](const index::Progress& now) {
    if (shows_progress_ && bar == nullptr) {
      bar = WorkProgress::start(connection_, "apparatus-index-" + std::to_string(++progress_count_),
                                "Indexing the corpus");
    }
    if (bar != nullptr && now.total > 0) {
      const auto percentage = static_cast<std::uint32_t>(100ull * now.done / now.total);
      bar->report(std::filesystem::path(now.file).filename().string(), std::min(percentage, 100u));
    }
    return !stopping_;
  };
  try {
    outcome.report = engine_.update_index(index_file, {project.corpus, project.exclude},
                                          project.authority, progress);
    std::string reason;
    if (!stopping_) outcome.knowledge = engine_.open_index(index_file, reason);
  } catch (const std::exception& error) {
    outcome.report.error =
        std::string("The index could not be brought up to date: ") + error.what();
  }
  return outcome;
}

void Indexing::finished(const IndexingOutcome& outcome) {
  Runs& runs = runs_[outcome.index_file];
  const std::vector<Done> then = std::exchange(runs.running_then, {});
  runs.running = false;
  if (runs.next != nullptr) start(outcome.index_file);
  done_(outcome);
  for (const auto& told : then) told(outcome);
}

void Indexing::reopen(const std::filesystem::path& index_file) {
  asio::post(worker_, [this, index_file] {
    IndexingOutcome outcome{index_file, {}, nullptr};
    std::string reason;
    try {
      outcome.knowledge = engine_.open_index(index_file, reason);
    } catch (const std::exception& error) {
      spdlog::error("{} cannot be opened: {}", index_file.string(), error.what());
    }
    asio::post(loop_, [this, outcome = std::move(outcome)] { done_(outcome); });
  });
}

void Indexing::finish() {
  stopping_ = true;
  worker_.join();
  runs_.clear();  // and with it whoever still waits for a run
}

}  // namespace apparatus::server
