// One state of one open draft: a version of it, read, beside the other files of its manuscript as
// they were at that moment. What is found out about it is found by the first who asks, on a worker,
// and shared by all others; nothing in it ever changes, so that a request may go on with its state
// while the writer types.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "lsp/draft/manuscript.h"
#include "lsp/draft/remembered.h"
#include "lsp/protocol/position_mapper.h"
#include "lsp/server/draft_reading.h"
#include "lsp/server/engine.h"

namespace apparatus::server {

class RememberedState;

// What is around a draft.
struct Surroundings {
  std::vector<std::shared_ptr<const DraftReading>> open;  // other drafts of the project
  std::shared_ptr<draft::UnopenedDrafts> unopened;        // null: the draft stands alone
  std::shared_ptr<RememberedState>
      remembered;  // the draft when it was opened or saved; may be null
  // A text of the corpus that somebody has opened to read it: no fault is found with it.
  bool on_shelf = false;
};

class DraftState {
 public:
  DraftState(const Engine& engine, std::shared_ptr<const DraftReading> reading,
             Surroundings surroundings = {});

  const std::string& uri() const { return reading_->uri(); }
  std::int64_t version() const { return reading_->version(); }
  std::size_t size() const { return reading_->size(); }  // of the text, in bytes
  const KnowledgePtr& knowledge() const { return reading_->knowledge(); }

  const draft::Snapshot& snapshot() const;
  // nullptr where `stop` became true meanwhile.
  std::shared_ptr<const std::vector<checks::Finding>> findings(const StopFlag& stop) const;
  protocol::PositionMapper positions(protocol::PositionEncoding encoding) const;

  // Whether the manuscript of this draft holds the file; true while nobody has looked yet.
  bool may_depend_on(const std::string& file) const;

 private:
  draft::Snapshot make_snapshot() const;

  const Engine& engine_;
  const std::shared_ptr<const DraftReading> reading_;
  const Surroundings surroundings_;
  mutable std::mutex snapshot_mutex_;
  mutable std::optional<draft::Snapshot> snapshot_;
  mutable std::atomic<bool> has_snapshot_ = false;
  mutable std::mutex findings_mutex_;
  mutable std::shared_ptr<const std::vector<checks::Finding>> findings_;
};

// What the references of a draft meant in one of its states. The state is let go as soon as
// somebody has asked.
class RememberedState {
 public:
  explicit RememberedState(std::shared_ptr<const DraftState> state) : state_(std::move(state)) {}
  std::shared_ptr<const draft::RememberedMeanings> meanings() const;

 private:
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const DraftState> state_;
  mutable std::shared_ptr<const draft::RememberedMeanings> meanings_;
};

}  // namespace apparatus::server
