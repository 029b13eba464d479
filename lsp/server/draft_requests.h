// The requests that ask something about one open draft: a table from which the server both answers
// and advertises. A new feature is one file handle_FEATURE.cpp and one line in draft_requests.cpp.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "lsp/protocol/client_capabilities.h"
#include "lsp/protocol/convert.h"
#include "lsp/protocol/params.h"
#include "lsp/protocol/results.h"
#include "lsp/rpc/message.h"
#include "lsp/server/draft_state.h"
#include "lsp/server/engine.h"

namespace apparatus::server {

// What was agreed with the editor at the beginning; it never changes.
struct Client {
  protocol::ClientCapabilities can;
  protocol::PositionEncoding encoding = protocol::PositionEncoding::utf16;
};

// What a handler works with. Handlers run on workers, several at once.
struct Work {
  const DraftState& draft;
  const Engine& engine;
  const Client& client;
  StopFlag stop;  // asked in long loops; what is answered then does not matter
};

using Job = std::function<rpc::Outcome(const Work&)>;

struct DraftRequest {
  std::string_view method;
  // Reads the parameters; the job, or what is wrong with them.
  std::variant<Job, rpc::Error> (*prepare)(const rpc::Json& params);
  void (*advertise)(protocol::ServerCapabilities& capabilities);
};

std::span<const DraftRequest> draft_requests();

// The handlers. Each is a few lines between the editor's structures and the engine's.
rpc::Outcome handle_completion(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_hover(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_definition(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_code_action(const Work& work, const protocol::CodeActionParams& params);

// For the handlers: the byte offset of a position, or the error that says that it is past the end.
std::variant<std::uint32_t, rpc::Error> offset_in(const Work& work, protocol::Position position);
// The draft as the converting functions want it; `positions` must outlive it.
protocol::Audience audience_of(const Work& work, const protocol::PositionMapper& positions);

}  // namespace apparatus::server
