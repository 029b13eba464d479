// One editor at the other end of a byte stream. Reads its messages and hands them to a Handler on
// the thread that calls `run`, which does nothing but read: a handler queues and returns. Every
// request gets exactly one reply, whatever becomes of it, and a bad message costs an answer that
// says so, never the connection.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "lsp/rpc/byte_stream.h"
#include "lsp/rpc/frame_reader.h"
#include "lsp/rpc/message.h"

namespace apparatus::rpc {

struct Limits {
  FrameLimits frame = {};
  std::size_t outbox =
      std::size_t{256} * 1024 * 1024;     // bytes that wait for an editor that does not read
  std::size_t waiting_requests = 50'000;  // of the editor; more are answered RequestFailed
  std::size_t outgoing_requests = 100;    // of ours; the oldest are given up for new ones
};

class Connection;

// The one reply that a request gets. May be handed on and used from any thread; if it is dropped
// unanswered, the editor is told InternalError. The connection may be gone by then.
class Reply {
 public:
  Reply(Reply&&) noexcept = default;
  Reply& operator=(Reply&&) = delete;
  ~Reply();

  void operator()(Outcome outcome);
  // Call before the work: false where the request was cancelled while it was queued, and so is
  // answered already.
  bool begin();
  // True once the editor has cancelled; asked from within loops of the work.
  bool cancelled() const;

  const std::string& method() const;
  std::size_t size() const;  // of the request's message, in bytes
  std::chrono::steady_clock::time_point arrived() const;

 private:
  friend class Connection;
  struct State;
  explicit Reply(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

// Who is told. All calls come from the reading thread. A handler that waits slows the editor down,
// and keeps cancellations and answers behind the message from being seen.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void on_request(std::string method, Json params, Reply reply) = 0;
  // `size`: of the message, in bytes.
  virtual void on_notification(std::string method, Json params, std::size_t size) = 0;
};

class Connection {
 public:
  explicit Connection(ByteStream& stream, Limits limits = {});
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Reads until the stream ends or is closed.
  void run(Handler& handler);
  // Ends `run`. From any thread.
  void stop_reading();
  // Sends what is still waiting and ends the connection.
  void finish();

  // From any thread; these never wait. A notification with a key takes the place of one that still
  // waits to be sent under it. `then` is called on the reading thread, unless the editor never
  // answers.
  void notify(std::string_view method, Json params, const std::string& key = "");
  void request(std::string_view method, Json params, std::function<void(Outcome)> then);

 private:
  friend class Reply;
  struct Shared;

  void handle_frame(Handler& handler, std::string body);
  void handle_request(Handler& handler, Request request);
  void handle_notification(Handler& handler, Notification notification);
  void handle_response(Response response);
  void cancel(const Json& params);
  void refuse(const Error& error, const Json& id);

  ByteStream& stream_;
  const Limits limits_;
  std::shared_ptr<Shared> shared_;

  std::mutex outgoing_mutex_;
  std::int64_t next_id_ = 1;
  std::deque<std::pair<std::int64_t, std::function<void(Outcome)>>> outgoing_;
  int faults_logged_ = 0;
};

}  // namespace apparatus::rpc
