#include "lsp/server/draft_state.h"

#include <algorithm>
#include <utility>

namespace apparatus::server {

DraftState::DraftState(const Engine& engine, std::shared_ptr<const DraftReading> reading,
                       Surroundings surroundings)
    : engine_(engine), reading_(std::move(reading)), surroundings_(std::move(surroundings)) {}

draft::Snapshot DraftState::make_snapshot() const {
  draft::Snapshot snapshot = reading_->snapshot();
  if (surroundings_.unopened != nullptr && engine_.in_manuscript) {
    std::vector<draft::DraftPtr> open;
    for (const auto& other : surroundings_.open) open.push_back(other->snapshot().draft);
    snapshot = engine_.in_manuscript(std::move(snapshot), open, reading_->project(),
                                     *surroundings_.unopened);
  }
  if (surroundings_.remembered != nullptr)
    snapshot.remembered = surroundings_.remembered->meanings();
  return snapshot;
}

const draft::Snapshot& DraftState::snapshot() const {
  const std::lock_guard lock(snapshot_mutex_);
  if (!snapshot_) {
    snapshot_ = make_snapshot();
    has_snapshot_ = true;
  }
  return *snapshot_;
}

std::shared_ptr<const std::vector<checks::Finding>> DraftState::findings(
    const StopFlag& stop) const {
  const draft::Snapshot& read = snapshot();
  const std::lock_guard lock(findings_mutex_);
  if (findings_ == nullptr && surroundings_.on_shelf)
    findings_ = std::make_shared<const std::vector<checks::Finding>>();
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

bool DraftState::may_depend_on(const std::string& file) const {
  if (!has_snapshot_) return true;
  const auto& manuscript = snapshot().manuscript;
  return manuscript != nullptr &&
         std::any_of(manuscript->files.begin(), manuscript->files.end(),
                     [&](const draft::DraftPtr& draft) { return draft->file == file; });
}

std::shared_ptr<const draft::RememberedMeanings> RememberedState::meanings() const {
  const std::lock_guard lock(mutex_);
  if (meanings_ == nullptr) {
    const draft::Snapshot& then = state_->snapshot();
    meanings_ = then.authority == nullptr ? std::make_shared<const draft::RememberedMeanings>()
                                          : draft::meanings_of(then);
    state_ = nullptr;
  }
  return meanings_;
}

}  // namespace apparatus::server
