// A server's end of a TCP connection for editors that prefer a socket. It listens on 127.0.0.1 and
// nowhere else: drafts are nobody else's business, and the protocol knows no password.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "lsp/rpc/byte_stream.h"

namespace apparatus::rpc {

// Waits for one client. `listening` is told the port that was bound (of use where `port` is 0, any
// free one) before the wait. nullptr and a whole sentence in `trouble` where the port cannot be
// had.
std::unique_ptr<ByteStream> accept_on_loopback(std::uint16_t port,
                                               const std::function<void(std::uint16_t)>& listening,
                                               std::string& trouble);

}  // namespace apparatus::rpc
