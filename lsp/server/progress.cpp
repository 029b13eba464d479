#include "lsp/server/progress.h"

#include <utility>

#include "lsp/protocol/results.h"

namespace apparatus::server {

WorkProgress::WorkProgress(rpc::Connection& connection, std::string token, std::string title)
    : connection_(connection), token_(std::move(token)), title_(std::move(title)) {}

std::shared_ptr<WorkProgress> WorkProgress::start(rpc::Connection& connection, std::string token,
                                                  std::string title) {
  std::shared_ptr<WorkProgress> progress(
      new WorkProgress(connection, std::move(token), std::move(title)));
  connection.request("window/workDoneProgress/create",
                     protocol::write_progress_token(progress->token_),
                     [progress](const rpc::Outcome& outcome) {
                       progress->answered(std::holds_alternative<rpc::Json>(outcome));
                     });
  return progress;
}

void WorkProgress::answered(bool agreed) {
  const std::lock_guard lock(mutex_);
  const bool ended = state_ == State::ended_early;
  state_ = agreed && !ended ? State::shown : State::over;
  if (!agreed) return;
  connection_.notify("$/progress", protocol::write_progress_begin(token_, title_));
  if (ended) connection_.notify("$/progress", protocol::write_progress_end(token_, last_message_));
}

void WorkProgress::report(std::string_view message, std::uint32_t percentage) {
  const std::lock_guard lock(mutex_);
  if (state_ != State::shown) return;
  connection_.notify("$/progress", protocol::write_progress_report(token_, message, percentage),
                     "progress " + token_);
}

void WorkProgress::end(std::string_view message) {
  const std::lock_guard lock(mutex_);
  if (state_ == State::asked) {
    state_ = State::ended_early;
    last_message_ = message;
  } else if (std::exchange(state_, State::over) == State::shown) {
    connection_.notify("$/progress", protocol::write_progress_end(token_, message));
  }
}

}  // namespace apparatus::server
