// One version of one open draft, read by itself: its text beside the project and the index of that
// moment. What is read out of it is made by the first who asks, on a worker, and shared by all
// others. It knows nothing of other drafts, so that it stays good while those change.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "lsp/server/engine.h"

namespace apparatus::server {

class DraftReading;

struct DraftSource {
  std::string uri;
  std::string file;  // path, or the name of a document without a file
  text::Format format = text::Format::plain;
  std::int64_t version = 0;
  std::string text;
  std::shared_ptr<const project::Project> project;
  KnowledgePtr knowledge;
  std::shared_ptr<std::atomic<std::size_t>> sizes = nullptr;  // to which `text` adds while it lives
  // A version that was read before, of which most is still as it was; let go of once this is read.
  std::shared_ptr<const DraftReading> earlier = nullptr;
};

class DraftReading {
 public:
  DraftReading(const Engine& engine, DraftSource source);  // the engine must outlive it
  ~DraftReading();
  DraftReading(const DraftReading&) = delete;
  DraftReading& operator=(const DraftReading&) = delete;

  const std::string& uri() const { return source_.uri; }
  const std::string& file() const { return source_.file; }
  std::int64_t version() const { return source_.version; }
  std::size_t size() const { return size_; }  // of the text, in bytes
  const project::Project& project() const { return *source_.project; }
  const KnowledgePtr& knowledge() const { return source_.knowledge; }

  const draft::Snapshot& snapshot() const;
  // Whether snapshot() has nothing to do any more.
  bool is_read() const { return is_read_; }

 private:
  const Engine& engine_;
  mutable DraftSource source_;  // its text moves into the snapshot
  const std::size_t size_;
  mutable std::mutex mutex_;
  mutable std::optional<draft::Snapshot> snapshot_;
  mutable std::atomic<bool> is_read_ = false;
};

}  // namespace apparatus::server
