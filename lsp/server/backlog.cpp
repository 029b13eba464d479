#include "lsp/server/backlog.h"

namespace apparatus::server {

bool Backlog::enter(std::size_t size) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ || bytes_ == 0 || bytes_ + size <= limit_; });
  if (closed_) return false;
  bytes_ += size;
  return true;
}

void Backlog::leave(std::size_t size) {
  {
    const std::lock_guard lock(mutex_);
    bytes_ -= size;
  }
  changed_.notify_all();
}

void Backlog::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

}  // namespace apparatus::server
