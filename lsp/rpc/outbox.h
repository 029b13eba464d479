// What is still to be sent, and the thread that sends it. Whoever answers a request never waits for
// the editor to read: frames are queued. Memory stays bounded against an editor that never reads: a
// newer frame takes the place of a queued one with the same key (the diagnostics of one document),
// and when more than the limit is waiting the connection is given up, since an answer may not be
// dropped in silence.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "lsp/rpc/byte_stream.h"

namespace apparatus::rpc {

class Outbox {
 public:
  Outbox(ByteStream& stream, std::size_t limit);  // of bytes that wait
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  // Queues the body of a message; a message with a key replaces the one that waits under it.
  void send(std::string body, const std::string& key = "");
  // Sends what waits, then stops; nothing is taken any more. Closes the stream where the editor
  // does not read.
  void finish();

 private:
  struct Waiting {
    std::string body;
    std::string key;
  };

  void run();
  void give_up();

  ByteStream& stream_;
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<Waiting> waiting_;
  std::unordered_map<std::string, std::list<Waiting>::iterator> by_key_;
  std::size_t bytes_ = 0;
  bool finishing_ = false;
  bool broken_ = false;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace apparatus::rpc
