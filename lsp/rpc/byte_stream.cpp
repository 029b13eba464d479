#include "lsp/rpc/byte_stream.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace apparatus::rpc {

DescriptorStream::DescriptorStream(int in, int out)
    : in_(in), out_(out), wake_(eventfd(0, EFD_CLOEXEC)) {}

DescriptorStream::~DescriptorStream() { ::close(wake_); }

bool DescriptorStream::wait_for(int descriptor, short event) const {
  std::array<pollfd, 2> waiting = {pollfd{descriptor, event, 0}, pollfd{wake_, POLLIN, 0}};
  while (!closed_) {
    if (poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    if (waiting[0].revents != 0) return !closed_;
  }
  return false;
}

std::size_t DescriptorStream::read_some(std::span<char> into) {
  while (wait_for(in_, POLLIN)) {
    const ssize_t count = ::read(in_, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR && errno != EAGAIN) return 0;
  }
  return 0;
}

// A pipe that is ready takes PIPE_BUF bytes without waiting, so that `close` always gets through to
// the writer.
bool DescriptorStream::write(std::string_view bytes) {
  while (!bytes.empty()) {
    if (!wait_for(out_, POLLOUT)) return false;
    const ssize_t count =
        ::write(out_, bytes.data(), std::min<std::size_t>(bytes.size(), PIPE_BUF));
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR && errno != EAGAIN) {
      return false;
    }
  }
  return true;
}

void DescriptorStream::close() {
  closed_ = true;
  const std::uint64_t one = 1;
  // The counter holds the wake for every later wait; a full counter is awake already.
  static_cast<void>(::write(wake_, &one, sizeof(one)) + 0);
}

}  // namespace apparatus::rpc
