#include "lsp/rpc/loopback.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <utility>

namespace apparatus::rpc {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

class SocketStream : public ByteStream {
 public:
  SocketStream(std::unique_ptr<asio::io_context> context, tcp::socket socket)
      : context_(std::move(context)),
        socket_(std::move(socket)),
        stream_(socket_.native_handle(), socket_.native_handle()) {}

  std::size_t read_some(std::span<char> into) override { return stream_.read_some(into); }
  bool write(std::string_view bytes) override { return stream_.write(bytes); }
  void close() override { stream_.close(); }

 private:
  std::unique_ptr<asio::io_context> context_;  // outlives the socket
  tcp::socket socket_;
  DescriptorStream stream_;
};

}  // namespace

std::unique_ptr<ByteStream> accept_on_loopback(std::uint16_t port,
                                               const std::function<void(std::uint16_t)>& listening,
                                               std::string& trouble) {
  try {
    auto context = std::make_unique<asio::io_context>();
    tcp::acceptor acceptor(*context, {asio::ip::address_v4::loopback(), port});
    listening(acceptor.local_endpoint().port());
    tcp::socket socket = acceptor.accept();
    socket.set_option(tcp::no_delay(true));
    return std::make_unique<SocketStream>(std::move(context), std::move(socket));
  } catch (const std::exception& error) {
    trouble =
        "Port " + std::to_string(port) + " of 127.0.0.1 cannot be used: " + error.what() + ".";
    return nullptr;
  }
}

}  // namespace apparatus::rpc
