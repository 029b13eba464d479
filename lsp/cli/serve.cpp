// apparatus serve: the language server on standard input and output, or on a loopback socket.
// Standard output belongs to the protocol; the log goes to standard error.
#include <signal.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "lsp/cli/commands.h"
#include "lsp/rpc/byte_stream.h"
#include "lsp/rpc/loopback.h"
#include "lsp/server/server.h"

namespace apparatus::cli {
namespace {

struct ServeOptions {
  std::string index_file;
  bool stdio = false;
  std::optional<std::uint16_t> port;
};

std::unique_ptr<rpc::ByteStream> open_stream(const ServeOptions& options, std::string& trouble) {
  if (!options.port) return std::make_unique<rpc::DescriptorStream>(STDIN_FILENO, STDOUT_FILENO);
  const auto listening = [](std::uint16_t port) {
    std::cerr << "apparatus: listening on 127.0.0.1:" << port << std::endl;
  };
  return rpc::accept_on_loopback(*options.port, listening, trouble);
}

int serve(const ServeOptions& options) {
  spdlog::set_default_logger(std::make_shared<spdlog::logger>(
      "apparatus", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
  signal(SIGPIPE, SIG_IGN);  // an editor that is gone is an error of write
  signal(SIGXFSZ, SIG_IGN);  // so is a file that may not grow
  std::string trouble;
  const auto stream = open_stream(options, trouble);
  if (stream == nullptr) {
    std::cerr << "apparatus serve: " << trouble << '\n';
    return kWrongUse;
  }
  server::ServerOptions server_options;
  if (!options.index_file.empty()) {
    server_options.index_file = std::filesystem::absolute(options.index_file);
  }
  // Not an option: command lines are everybody's to read, the environment is not.
  if (const char* token = std::getenv("APPARATUS_TOKEN"); options.port && token != nullptr) {
    server_options.token = token;
  }
  return server::Server(*stream, server::real_engine(), server_options).run();
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* verb = app.add_subcommand("serve", "Speak the Language Server Protocol with an editor");
  verb->add_option("--index", options->index_file,
                   "Use this index as it is, instead of the project's own");
  CLI::Option* stdio =
      verb->add_flag("--stdio", options->stdio, "Standard input and output, which is the default");
  verb->add_option(
          "--socket", options->port,
          "Wait for an editor on this port of 127.0.0.1; 0: any. Where the environment has "
          "APPARATUS_TOKEN, the editor\nmust send it as initializationOptions.token")
      ->excludes(stdio);
  verb->callback([options, &exit_code] { exit_code = serve(*options); });
}

}  // namespace apparatus::cli
