#include "lsp/server/draft_reading.h"

#include <utility>

namespace apparatus::server {

DraftReading::DraftReading(const Engine& engine, DraftSource source)
    : engine_(engine), source_(std::move(source)), size_(source_.text.size()) {
  if (source_.sizes != nullptr) *source_.sizes += size_;
}

DraftReading::~DraftReading() {
  if (source_.sizes != nullptr) *source_.sizes -= size_;
}

const draft::Snapshot& DraftReading::snapshot() const {
  const std::lock_guard lock(mutex_);
  if (!snapshot_) {
    // The text stays until it has worked: after an exception the next one to ask tries again.
    const draft::Draft* earlier =
        source_.earlier == nullptr ? nullptr : source_.earlier->snapshot().draft.get();
    snapshot_ = engine_.make_snapshot(source_.text, source_.format, source_.file, source_.version,
                                      *source_.project, source_.knowledge, earlier);
    source_.text = std::string();
    source_.earlier = nullptr;
    is_read_ = true;
  }
  return *snapshot_;
}

}  // namespace apparatus::server
