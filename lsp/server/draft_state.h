// One state of one open draft: its text at a version, beside the project and the index of that
// moment. What is read out of it is made by the first who asks, on a worker, and shared by all
// others; nothing in it ever changes, so that a request may go on with its state while the writer
// types.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/position_mapper.h"
#include "lsp/server/engine.h"

namespace apparatus::server {

struct DraftSource {
  std::string uri;
  std::string file;  // path, or the name of a document without a file
  text::Format format = text::Format::plain;
  std::int64_t version = 0;
  std::string text;
  std::shared_ptr<const project::Project> project;
  KnowledgePtr knowledge;
  std::shared_ptr<std::atomic<std::size_t>> sizes = nullptr;  // to which `text` adds while it lives
};

class DraftState {
 public:
  DraftState(const Engine& engine, DraftSource source);  // the engine must outlive it
  ~DraftState();
  DraftState(const DraftState&) = delete;
  DraftState& operator=(const DraftState&) = delete;

  const std::string& uri() const { return source_.uri; }
  std::int64_t version() const { return source_.version; }
  std::size_t size() const { return size_; }  // of the text, in bytes

  const draft::Snapshot& snapshot() const;
  // nullptr where `stop` became true meanwhile.
  std::shared_ptr<const std::vector<checks::Finding>> findings(const StopFlag& stop) const;
  protocol::PositionMapper positions(protocol::PositionEncoding encoding) const;

 private:
  const Engine& engine_;
  mutable DraftSource source_;  // its text moves into the snapshot
  const std::size_t size_;
  mutable std::mutex snapshot_mutex_;
  mutable std::optional<draft::Snapshot> snapshot_;
  mutable std::mutex findings_mutex_;
  mutable std::shared_ptr<const std::vector<checks::Finding>> findings_;
};

}  // namespace apparatus::server
