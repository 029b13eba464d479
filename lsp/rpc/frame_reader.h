// Cuts a byte stream into the bodies of messages: "Content-Length: N", an empty line, N bytes (LSP,
// "Base Protocol").
//
// The stream may hold anything. Header lines come in any order and in any case, end in "\r\n" or
// "\n", and may be unknown; of a header given twice the last counts. A block without a usable
// length, or with one above the limit, is a fault that is told, and reading goes on at the next
// Content-Length: JSON never holds that line, since a line end inside its strings is escaped.
// Memory stays within the limits, whatever a header promises.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace apparatus::rpc {

struct FrameLimits {
  std::size_t header = std::size_t{8} * 1024;  // bytes of one header line, and of all of a block
  std::size_t body =
      std::size_t{256} * 1024 * 1024;  // bytes of one message: a draft of 100 MB with its escapes
};

struct Frame {
  std::string body;
};
struct FrameFault {
  std::string reason;
};

class FrameReader {
 public:
  using Outcome = std::variant<Frame, FrameFault>;

  explicit FrameReader(FrameLimits limits = {}) : limits_(limits) {}

  // Takes bytes as they come. Call `next` until it gives nothing before feeding more.
  void feed(std::string_view bytes);
  // The next body or fault; nothing where more bytes are needed.
  std::optional<Outcome> next();
  // True between messages: a stream that ends here has ended well.
  bool between_messages() const;

 private:
  enum class State : std::uint8_t { header, body, resynchronise };

  bool read_header(std::string_view rest, std::optional<Outcome>& outcome);
  bool read_body(std::string_view rest, std::optional<Outcome>& outcome);
  bool resynchronise(std::string_view rest);
  std::optional<Outcome> read_header_line(std::string_view line);
  std::optional<Outcome> end_header();
  // Forgets the block at hand and looks for the next one within `skip` bytes.
  FrameFault fail(std::string reason, std::uint64_t skip);
  void consume(std::size_t count);

  FrameLimits limits_;
  State state_ = State::header;
  std::string buffer_;
  std::size_t start_ = 0;  // of what is still to be read in buffer_
  std::size_t header_size_ = 0;
  bool has_header_ = false;
  std::optional<std::uint64_t> length_;  // of the body, where the header named one
  std::string header_trouble_;
  std::string body_;
  std::uint64_t skip_ = 0;  // while resynchronising: bytes of the refused body still to come
};

// "Content-Length: 17\r\n\r\n" and the body.
std::string frame(std::string_view body);

}  // namespace apparatus::rpc
