// What has been read and not yet handled, in bytes. An editor (or a program that plays one) may
// send edits faster than they can be applied: once too much is waiting, the reading thread waits
// too, the pipe fills and the sender has to. Nothing is dropped and the order is kept, so that the
// text stays the editor's, and `shutdown` and $/cancelRequest are late by no more than it takes to
// apply the edits before them: the thread that takes messages out never waits for anybody.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace apparatus::server {

class Backlog {
 public:
  explicit Backlog(std::size_t limit) : limit_(limit) {}

  // Waits until a message of `size` bytes fits; one that is bigger than the limit fits when it is
  // alone. False once closed: nobody takes messages any more.
  bool enter(std::size_t size);
  void leave(std::size_t size);
  // Lets go whoever waits, now and later.
  void close();

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

}  // namespace apparatus::server
