// The two ends of a connection in memory: a test plays the editor, the server reads and writes a
// ByteStream.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include "lsp/rpc/byte_stream.h"
#include "lsp/rpc/frame_reader.h"

namespace apparatus::rpc {

class MemoryStream : public ByteStream {
 public:
  // The server's side.
  std::size_t read_some(std::span<char> into) override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !to_server_.empty() || ended_ || closed_; });
    if (closed_) return 0;
    const std::size_t count = std::min(into.size(), to_server_.size());
    std::copy_n(to_server_.begin(), count, into.begin());
    to_server_.erase(0, count);
    return count;
  }
  bool write(std::string_view bytes) override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return reads_ || closed_; });
    if (closed_) return false;
    reader_.feed(bytes);
    while (auto outcome = reader_.next()) {
      received_.push_back(std::move(std::get<Frame>(*outcome).body));
    }
    changed_.notify_all();
    return true;
  }
  void close() override {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  // The editor's side.
  void send_bytes(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    to_server_ += bytes;
    changed_.notify_all();
  }
  void send(std::string_view body) { send_bytes(frame(body)); }
  // No more will be sent.
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  // Bytes that the server has not taken yet.
  std::size_t unread() {
    const std::lock_guard lock(mutex_);
    return to_server_.size();
  }
  // For another server: as new.
  void reopen() {
    const std::lock_guard lock(mutex_);
    to_server_.clear();
    received_.clear();
    ended_ = closed_ = false;
  }
  // An editor that does not read, until told to.
  void set_reads(bool reads) {
    const std::lock_guard lock(mutex_);
    reads_ = reads;
    changed_.notify_all();
  }
  // The next message from the server; nothing when none comes in a long while, or ever.
  std::optional<std::string> receive() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(20),
                      [&] { return !received_.empty() || closed_; });
    if (received_.empty()) return std::nullopt;
    std::string body = std::move(received_.front());
    received_.pop_front();
    return body;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string to_server_;
  FrameReader reader_;
  std::deque<std::string> received_;
  bool ended_ = false;
  bool closed_ = false;
  bool reads_ = true;
};

}  // namespace apparatus::rpc
