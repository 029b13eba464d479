// Work-done progress (LSP 3.15): a bar in the editor for work that the server began by itself. The
// editor is asked for a bar first and may refuse; until it has agreed, and after the end, reports
// go nowhere. Work that has ended before the editor agrees is begun and ended then: a token that
// was asked for is waited for.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "lsp/rpc/connection.h"

namespace apparatus::server {

class WorkProgress : public std::enable_shared_from_this<WorkProgress> {
 public:
  // `connection` must outlive the last call. `token` is not to be used twice.
  static std::shared_ptr<WorkProgress> start(rpc::Connection& connection, std::string token,
                                             std::string title);

  void report(std::string_view message, std::uint32_t percentage);
  void end(std::string_view message);

 private:
  enum class State : std::uint8_t { asked, shown, ended_early, over };

  WorkProgress(rpc::Connection& connection, std::string token, std::string title);
  void answered(bool agreed);

  rpc::Connection& connection_;
  const std::string token_;
  const std::string title_;
  std::mutex mutex_;
  State state_ = State::asked;
  std::string last_message_;  // of work that has ended early
};

}  // namespace apparatus::server
