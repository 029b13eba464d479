// JSON-RPC 2.0 messages as LSP uses them: from the bytes of one frame to a request, a notification
// or a response, and back. Whatever bytes come in, the outcome is a value: a message, or what to
// answer the sender of something that is none.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "lsp/rpc/json.h"

namespace apparatus::rpc {

// Codes of JSON-RPC 2.0 (section 5.1) and of LSP 3.17 ("ErrorCodes", "LSPErrorCodes").
enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  server_not_initialized = -32002,
  request_failed = -32803,
  server_cancelled = -32802,
  content_modified = -32801,
  request_cancelled = -32800,
};

struct Error {
  ErrorCode code = ErrorCode::internal_error;
  std::string message;
};

// What a request comes to: its result, or why there is none.
using Outcome = std::variant<Json, Error>;

struct Request {
  Json id;  // an integer or a string
  std::string method;
  Json params;           // an object, an array or null
  std::size_t size = 0;  // of the frame, in bytes: for the log
};
struct Notification {
  std::string method;
  Json params;
  std::size_t size = 0;
};
struct Response {
  Json id;
  Outcome outcome;
};
using Message = std::variant<Request, Notification, Response>;

// Bytes that are no message. The sender is told with `id` where one could be made out, else with
// null.
struct BadMessage {
  Error error;
  Json id;
};

inline constexpr int kDeepestNesting = 256;  // of objects and arrays in a message

// Reads one frame. An ill-formed byte sequence or a lone surrogate becomes U+FFFD, since a text in
// an editor may hold one for a moment and refusing the edit would lose it; all other faults of JSON
// are a ParseError, and JSON that is no message (a batch too: LSP has none) an InvalidRequest.
std::variant<Message, BadMessage> parse_message(std::string body);

std::string write_request(const Json& id, std::string_view method, Json params);
std::string write_notification(std::string_view method, Json params);
std::string write_response(const Json& id, Outcome outcome);

}  // namespace apparatus::rpc
