// What a connection reads from and writes to: standard input and output, a socket, or memory in a
// test. One thread reads and one thread writes; `close` may be called from any and wakes both.
#pragma once

#include <atomic>
#include <cstddef>
#include <span>
#include <string_view>

namespace apparatus::rpc {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Waits for bytes. How many came; 0 at the end of the stream, on an error and after `close`.
  virtual std::size_t read_some(std::span<char> into) = 0;
  // Waits until all is written; false where that is no longer possible.
  virtual bool write(std::string_view bytes) = 0;
  virtual void close() = 0;
};

// A pair of file descriptors, which may be one and the same. They are not owned and not made
// non-blocking: standard output may be shared with other processes, who would see that too.
class DescriptorStream : public ByteStream {
 public:
  DescriptorStream(int in, int out);
  ~DescriptorStream() override;
  DescriptorStream(const DescriptorStream&) = delete;
  DescriptorStream& operator=(const DescriptorStream&) = delete;

  std::size_t read_some(std::span<char> into) override;
  bool write(std::string_view bytes) override;
  void close() override;

 private:
  // True once `descriptor` is ready, false once the stream is closed.
  bool wait_for(int descriptor, short event) const;

  int in_;
  int out_;
  int wake_;  // an eventfd that `close` makes readable for good
  std::atomic<bool> closed_ = false;
};

}  // namespace apparatus::rpc
