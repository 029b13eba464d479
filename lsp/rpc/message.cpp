#include "lsp/rpc/message.h"

#include <cctype>
#include <cstdint>
#include <utility>

namespace apparatus::rpc {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Objects and arrays nest without bound in JSON, and a parser's or destructor's stack does not.
bool nests_too_deep(std::string_view body) {
  int depth = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const char c = body[i];
    if (c == '"') {
      for (++i; i < body.size() && body[i] != '"'; ++i) {
        if (body[i] == '\\') ++i;
      }
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestNesting) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// Length of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7); 0 where there is none.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0u;
  };
  const auto trails = [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i <= last; ++i) {
      if ((byte(i) & 0xC0) != 0x80) return false;
    }
    return true;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return trails(1, 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = lead == 0xED && byte(1) > 0x9F;
    return trails(1, 2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool overlong = lead == 0xF0 && byte(1) < 0x90;
    const bool too_high = lead == 0xF4 && byte(1) > 0x8F;
    return trails(1, 3) && !overlong && !too_high ? 4 : 0;
  }
  return 0;
}

// The value of the escape "\uXXXX" at `at`, or -1.
int unicode_escape(std::string_view body, std::size_t at) {
  if (at + 6 > body.size() || body[at] != '\\' || body[at + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const auto c = static_cast<unsigned char>(body[i]);
    if (!std::isxdigit(c)) return -1;
    value = value * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

bool is_high_surrogate(int value) { return value >= 0xD800 && value <= 0xDBFF; }
bool is_low_surrogate(int value) { return value >= 0xDC00 && value <= 0xDFFF; }

// Each ill-formed byte and each lone surrogate becomes one U+FFFD: one UTF-16 unit for one, so that
// columns stay true.
std::string with_replacements(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  for (std::size_t i = 0; i < body.size();) {
    if (body[i] == '\\') {
      const int value = unicode_escape(body, i);
      if (is_high_surrogate(value) && is_low_surrogate(unicode_escape(body, i + 6))) {
        out += body.substr(i, 12);
        i += 12;
      } else if (is_high_surrogate(value) || is_low_surrogate(value)) {
        out += kReplacement;
        i += 6;
      } else {
        out += body.substr(i, 2);
        i += 2;
      }
      continue;
    }
    const std::size_t length = sequence_length(body, i);
    if (length == 0) {
      out += kReplacement;
      ++i;
    } else {
      out += body.substr(i, length);
      i += length;
    }
  }
  return out;
}

Json parse_or_discarded(std::string_view body) { return Json::parse(body, nullptr, false); }

// Where and why; the library's text holds a piece of the message, which may be a piece of
// somebody's draft.
std::string place_of_fault(std::string_view body) {
  try {
    const Json never = Json::parse(body);
  } catch (const Json::parse_error& error) {
    return "not JSON: the fault is at byte " + std::to_string(error.byte);
  } catch (const std::exception&) {
  }
  return "not JSON";
}

bool is_id(const Json& id) { return id.is_number_integer() || id.is_string(); }

// Takes a member out of an object, null where it is missing.
Json take(Json& object, const char* key) {
  const auto it = object.find(key);
  return it == object.end() ? Json() : std::move(*it);
}

Error read_error(Json error) {
  Error out{ErrorCode::internal_error, ""};
  if (!error.is_object()) return out;
  if (const Json code = take(error, "code"); code.is_number_integer()) {
    out.code = static_cast<ErrorCode>(code.get<std::int64_t>());
  }
  if (const Json message = take(error, "message"); message.is_string()) {
    out.message = message.get<std::string>();
  }
  return out;
}

std::variant<Message, BadMessage> read_message(Json json, std::size_t size) {
  const auto bad = [](std::string message, Json id = nullptr) {
    return BadMessage{{ErrorCode::invalid_request, std::move(message)}, std::move(id)};
  };
  if (json.is_array()) return bad("batches of messages are not part of LSP: send them one by one");
  if (!json.is_object()) return bad("a message is a JSON object");

  const bool has_id = json.contains("id");
  Json id = take(json, "id");
  const Json known_id = is_id(id) ? id : Json();
  const Json version = take(json, "jsonrpc");
  if (!version.is_string() || version.get_ref<const std::string&>() != "2.0") {
    return bad("a message has \"jsonrpc\": \"2.0\"", known_id);
  }
  if (!json.contains("method")) {
    const bool is_error = json.contains("error") && !json["error"].is_null();
    if (!has_id || (!is_error && !json.contains("result"))) {
      return bad("a message has a method, or an id with a result or an error", known_id);
    }
    if (is_error) return Response{std::move(id), read_error(take(json, "error"))};
    return Response{std::move(id), take(json, "result")};
  }
  Json method = take(json, "method");
  if (!method.is_string()) return bad("method is a string", known_id);
  if (has_id && !is_id(id)) return bad("id is an integer or a string");
  Json params = take(json, "params");
  if (!params.is_structured() && !params.is_null()) {
    return bad("params is an object or an array", known_id);
  }
  auto& name = method.get_ref<std::string&>();
  if (has_id) return Request{std::move(id), std::move(name), std::move(params), size};
  return Notification{std::move(name), std::move(params), size};
}

// Never throws, whatever is in the strings.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::variant<Message, BadMessage> parse_message(std::string body) {
  if (nests_too_deep(body)) {
    return BadMessage{{ErrorCode::parse_error, "objects and arrays are nested more than " +
                                                   std::to_string(kDeepestNesting) + " deep"},
                      nullptr};
  }
  const std::size_t size = body.size();
  Json json = parse_or_discarded(body);
  if (json.is_discarded()) {
    body = with_replacements(body);
    json = parse_or_discarded(body);
  }
  if (json.is_discarded()) {
    return BadMessage{{ErrorCode::parse_error, place_of_fault(body)}, nullptr};
  }
  return read_message(std::move(json), size);
}

std::string write_request(const Json& id, std::string_view method, Json params) {
  Json message = {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
  if (!params.is_null()) message["params"] = std::move(params);  // null would be no params
  return dump(message);
}

std::string write_notification(std::string_view method, Json params) {
  Json message = {{"jsonrpc", "2.0"}, {"method", method}};
  if (!params.is_null()) message["params"] = std::move(params);
  return dump(message);
}

std::string write_response(const Json& id, Outcome outcome) {
  Json message = {{"jsonrpc", "2.0"}, {"id", id}};
  if (auto* result = std::get_if<Json>(&outcome)) {
    message["result"] = std::move(*result);
  } else {
    const auto& error = std::get<Error>(outcome);
    message["error"] = {{"code", static_cast<int>(error.code)}, {"message", error.message}};
  }
  return dump(message);
}

}  // namespace apparatus::rpc
