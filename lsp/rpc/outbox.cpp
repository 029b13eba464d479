#include "lsp/rpc/outbox.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

#include "lsp/rpc/frame_reader.h"

namespace apparatus::rpc {
namespace {

// How long an editor that has asked us to leave may take to read what is still for it.
constexpr std::chrono::seconds kLastWords{2};

}  // namespace

Outbox::Outbox(ByteStream& stream, std::size_t limit)
    : stream_(stream), limit_(limit), thread_([this] { run(); }) {}

Outbox::~Outbox() { finish(); }

void Outbox::send(std::string body, const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (finishing_ || broken_) return;
  bytes_ += body.size();
  if (const auto it = by_key_.find(key); !key.empty() && it != by_key_.end()) {
    bytes_ -= it->second->body.size();
    it->second->body = std::move(body);
    return;
  }
  if (bytes_ > limit_) return give_up();
  waiting_.push_back({std::move(body), key});
  if (!key.empty()) by_key_[key] = std::prev(waiting_.end());
  changed_.notify_all();
}

void Outbox::give_up() {
  spdlog::error("the editor does not read: {} bytes wait for it, the connection is given up",
                bytes_);
  broken_ = true;
  waiting_.clear();
  by_key_.clear();
  stream_.close();
  changed_.notify_all();
}

void Outbox::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return !waiting_.empty() || finishing_ || broken_; });
    if (waiting_.empty()) break;
    const Waiting next = std::move(waiting_.front());
    waiting_.pop_front();
    if (!next.key.empty()) by_key_.erase(next.key);
    bytes_ -= next.body.size();
    lock.unlock();
    const bool written = stream_.write(frame(next.body));
    lock.lock();
    if (!written) {
      broken_ = true;
      waiting_.clear();
      by_key_.clear();
    }
  }
  done_ = true;
  changed_.notify_all();
}

void Outbox::finish() {
  if (!thread_.joinable()) return;
  {
    std::unique_lock lock(mutex_);
    finishing_ = true;
    changed_.notify_all();
    if (!changed_.wait_for(lock, kLastWords, [&] { return done_; })) stream_.close();
  }
  thread_.join();
}

}  // namespace apparatus::rpc
