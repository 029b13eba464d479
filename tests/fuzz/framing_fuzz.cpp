// The framing of messages on any bytes, in pieces of any size, and JSON-RPC on what it cuts out.
// The first byte says how large the pieces are; the outcome must not depend on it.
#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lsp/rpc/frame_reader.h"
#include "lsp/rpc/message.h"
#include "tests/fuzz/expect.h"

namespace apparatus::fuzz {
namespace {

constexpr rpc::FrameLimits kLimits{.header = 256, .body = 4096};

std::vector<std::string> bodies_of(std::string_view stream, std::size_t piece) {
  rpc::FrameReader reader(kLimits);
  std::vector<std::string> bodies;
  while (!stream.empty()) {
    const std::size_t size = std::min(piece, stream.size());
    reader.feed(stream.substr(0, size));
    stream.remove_prefix(size);
    while (auto outcome = reader.next()) {
      auto* frame = std::get_if<rpc::Frame>(&*outcome);
      if (frame == nullptr) continue;
      expect(!frame->body.empty() && frame->body.size() <= kLimits.body,
             "a body is within its limit");
      bodies.push_back(std::move(frame->body));
    }
  }
  return bodies;
}

}  // namespace
}  // namespace apparatus::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  if (size == 0) return 0;
  const std::string_view stream(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto bodies = fuzz::bodies_of(stream, std::size_t{1} + data[0]);
  fuzz::expect(bodies == fuzz::bodies_of(stream, stream.size() + 1),
               "bodies do not depend on the pieces");
  for (const std::string& body : bodies) {
    fuzz::expect(fuzz::bodies_of(rpc::frame(body), 7) == std::vector{body},
                 "a frame is read as it was written");
    rpc::parse_message(body);
  }
  rpc::parse_message(std::string(stream));
  return 0;
}
