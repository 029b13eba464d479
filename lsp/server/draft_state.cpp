#include "lsp/server/draft_state.h"

#include <utility>

namespace apparatus::server {

DraftState::DraftState(const Engine& engine, DraftSource source)
    : engine_(engine), source_(std::move(source)), size_(source_.text.size()) {
  if (source_.sizes != nullptr) *source_.sizes += size_;
}

DraftState::~DraftState() {
  if (source_.sizes != nullptr) *source_.sizes -= size_;
}

const draft::Snapshot& DraftState::snapshot() const {
  const std::lock_guard lock(snapshot_mutex_);
  if (!snapshot_) {
    // The text stays until it has worked: after an exception the next one to ask tries again.
    snapshot_ = engine_.make_snapshot(source_.text, source_.format, source_.file, source_.version,
                                      *source_.project, source_.knowledge);
    source_.text = std::string();
  }
  return *snapshot_;
}

std::shared_ptr<const std::vector<checks::Finding>> DraftState::findings(
    const StopFlag& stop) const {
  const draft::Snapshot& read = snapshot();
  const std::lock_guard lock(findings_mutex_);
  if (findings_ != nullptr) return findings_;
  if (stop()) return nullptr;
  auto found = std::make_shared<const std::vector<checks::Finding>>(engine_.run_checks(read, stop));
  if (stop()) return nullptr;  // perhaps only some of them
  findings_ = std::move(found);
  return findings_;
}

protocol::PositionMapper DraftState::positions(protocol::PositionEncoding encoding) const {
  const text::Document& document = snapshot().draft->document;
  return {document.source, document.lines, encoding};
}

}  // namespace apparatus::server
