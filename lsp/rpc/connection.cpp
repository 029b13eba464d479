#include "lsp/rpc/connection.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

#include "lsp/rpc/outbox.h"

namespace apparatus::rpc {
namespace {

constexpr std::size_t kReadAtOnce = 64 * 1024;
constexpr int kFaultsLogged = 100;  // a stream of nothing but faults must not fill a disk

}  // namespace

// What a Reply needs of its connection; lives as long as the last of them.
struct Connection::Shared {
  Shared(ByteStream& stream, std::size_t outbox_limit) : outbox(stream, outbox_limit) {}

  std::mutex mutex;
  std::unordered_map<std::string, std::shared_ptr<Reply::State>> waiting;  // by id, as JSON
  Outbox outbox;
};

struct Reply::State {
  std::shared_ptr<Connection::Shared> connection;
  Json id;
  std::string method;
  std::size_t size = 0;
  const std::chrono::steady_clock::time_point arrived = std::chrono::steady_clock::now();
  std::atomic<bool> cancelled = false;
  std::atomic<bool> begun = false;
  std::atomic<bool> answered = false;

  // Sends the first answer; all later ones are dropped.
  void answer(Outcome outcome) {
    if (answered.exchange(true)) return;
    {
      const std::lock_guard lock(connection->mutex);
      connection->waiting.erase(id.dump());
    }
    connection->outbox.send(write_response(id, std::move(outcome)));
  }
};

Reply::~Reply() {
  if (!state_ || state_->answered) return;
  state_->answer(Error{ErrorCode::internal_error, state_->method + " came to no answer"});
}

void Reply::operator()(Outcome outcome) { state_->answer(std::move(outcome)); }

bool Reply::begin() {
  state_->begun = true;
  return !state_->answered;
}

bool Reply::cancelled() const { return state_->cancelled; }
const std::string& Reply::method() const { return state_->method; }
std::size_t Reply::size() const { return state_->size; }
std::chrono::steady_clock::time_point Reply::arrived() const { return state_->arrived; }

Connection::Connection(ByteStream& stream, Limits limits)
    : stream_(stream), limits_(limits), shared_(std::make_shared<Shared>(stream, limits.outbox)) {}

Connection::~Connection() { finish(); }

void Connection::run(Handler& handler) {
  FrameReader reader(limits_.frame);
  std::vector<char> chunk(kReadAtOnce);
  while (const std::size_t count = stream_.read_some(chunk)) {
    reader.feed({chunk.data(), count});
    while (auto outcome = reader.next()) {
      if (auto* fault = std::get_if<FrameFault>(&*outcome)) {
        refuse({ErrorCode::parse_error, fault->reason}, nullptr);
      } else {
        handle_frame(handler, std::move(std::get<Frame>(*outcome).body));
      }
    }
  }
  if (!reader.between_messages()) spdlog::warn("the editor's last message is cut short");
}

void Connection::stop_reading() { stream_.close(); }

void Connection::finish() { shared_->outbox.finish(); }

void Connection::handle_frame(Handler& handler, std::string body) {
  auto message = parse_message(std::move(body));
  if (auto* bad = std::get_if<BadMessage>(&message)) return refuse(bad->error, bad->id);
  auto& good = std::get<Message>(message);
  if (auto* request = std::get_if<Request>(&good)) {
    handle_request(handler, std::move(*request));
  } else if (auto* notification = std::get_if<Notification>(&good)) {
    handle_notification(handler, std::move(*notification));
  } else {
    handle_response(std::move(std::get<Response>(good)));
  }
}

void Connection::handle_request(Handler& handler, Request request) {
  auto state = std::make_shared<Reply::State>();
  state->connection = shared_;
  state->id = std::move(request.id);
  state->method = request.method;
  state->size = request.size;
  {
    const std::lock_guard lock(shared_->mutex);
    if (shared_->waiting.size() >= limits_.waiting_requests) {
      return refuse({ErrorCode::request_failed, "too many requests are waiting"}, state->id);
    }
    if (!shared_->waiting.emplace(state->id.dump(), state).second) {
      return refuse({ErrorCode::invalid_request, "a request with this id is still waiting"},
                    state->id);
    }
  }
  handler.on_request(std::move(request.method), std::move(request.params), Reply(std::move(state)));
}

void Connection::handle_notification(Handler& handler, Notification notification) {
  if (notification.method == "$/cancelRequest") return cancel(notification.params);
  handler.on_notification(std::move(notification.method), std::move(notification.params),
                          notification.size);
}

// Queued work is answered here and now, and is found answered when its turn comes; running work is
// told to stop.
void Connection::cancel(const Json& params) {
  if (!params.is_object() || !params.contains("id")) return;
  const Json& id = params["id"];
  if (!id.is_number_integer() && !id.is_string()) return;
  std::shared_ptr<Reply::State> state;
  {
    const std::lock_guard lock(shared_->mutex);
    const auto it = shared_->waiting.find(id.dump());
    if (it == shared_->waiting.end()) return;  // answered already, or never asked
    state = it->second;
  }
  state->cancelled = true;
  if (!state->begun) state->answer(Error{ErrorCode::request_cancelled, "cancelled"});
}

void Connection::handle_response(Response response) {
  std::function<void(Outcome)> then;
  if (response.id.is_number_integer()) {
    const std::lock_guard lock(outgoing_mutex_);
    const auto id = response.id.get<std::int64_t>();
    const auto it = std::find_if(outgoing_.begin(), outgoing_.end(),
                                 [&](const auto& waiting) { return waiting.first == id; });
    if (it != outgoing_.end()) {
      then = std::move(it->second);
      outgoing_.erase(it);
    }
  }
  if (then) {
    then(std::move(response.outcome));
  } else if (faults_logged_++ < kFaultsLogged) {
    spdlog::warn("an answer came to a request that is not waiting");
  }
}

void Connection::refuse(const Error& error, const Json& id) {
  if (faults_logged_++ < kFaultsLogged) spdlog::warn("a bad message: {}", error.message);
  shared_->outbox.send(write_response(id, error));
}

void Connection::notify(std::string_view method, Json params, const std::string& key) {
  shared_->outbox.send(write_notification(method, std::move(params)), key);
}

void Connection::request(std::string_view method, Json params, std::function<void(Outcome)> then) {
  std::function<void(Outcome)> given_up;
  std::int64_t id = 0;
  {
    const std::lock_guard lock(outgoing_mutex_);
    id = next_id_++;
    outgoing_.emplace_back(id, std::move(then));
    if (outgoing_.size() > limits_.outgoing_requests) {
      given_up = std::move(outgoing_.front().second);
      outgoing_.pop_front();
    }
  }
  shared_->outbox.send(write_request(id, method, std::move(params)));
  if (given_up) given_up(Error{ErrorCode::request_failed, "the editor never answered"});
}

}  // namespace apparatus::rpc
