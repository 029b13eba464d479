#include "lsp/rpc/message.h"

#include <gtest/gtest.h>

namespace apparatus::rpc {
namespace {

template <class T>
T parsed(std::string body) {
  auto message = parse_message(std::move(body));
  EXPECT_TRUE(std::holds_alternative<Message>(message))
      << std::get<BadMessage>(message).error.message;
  return std::get<T>(std::get<Message>(message));
}

BadMessage refused(std::string body) {
  auto message = parse_message(std::move(body));
  EXPECT_TRUE(std::holds_alternative<BadMessage>(message));
  return std::get<BadMessage>(message);
}

TEST(ParseMessage, ARequest) {
  const auto request =
      parsed<Request>(R"({"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{"a":1}})");
  EXPECT_EQ(request.id, 7);
  EXPECT_EQ(request.method, "textDocument/hover");
  EXPECT_EQ(request.params, Json({{"a", 1}}));
}

TEST(ParseMessage, AnIdMayBeAString) {
  EXPECT_EQ(parsed<Request>(R"({"jsonrpc":"2.0","id":"a-1","method":"shutdown"})").id, "a-1");
}

TEST(ParseMessage, ANotificationHasNoId) {
  EXPECT_EQ(parsed<Notification>(R"({"jsonrpc":"2.0","method":"exit"})").method, "exit");
}

TEST(ParseMessage, AResponseWithAResultOrAnError) {
  const auto good = parsed<Response>(R"({"jsonrpc":"2.0","id":3,"result":null})");
  EXPECT_TRUE(std::holds_alternative<Json>(good.outcome));
  const auto bad = parsed<Response>(
      R"({"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"no such method"}})");
  EXPECT_EQ(std::get<Error>(bad.outcome).code, ErrorCode::method_not_found);
}

TEST(ParseMessage, WhatIsNoJsonIsAParseErrorThatQuotesNothing) {
  const auto bad = refused(R"({"jsonrpc":"2.0","secret of the draft")");
  EXPECT_EQ(bad.error.code, ErrorCode::parse_error);
  EXPECT_TRUE(bad.id.is_null());
  EXPECT_EQ(bad.error.message.find("secret"), std::string::npos) << bad.error.message;
}

TEST(ParseMessage, JsonThatIsNoMessageIsAnInvalidRequest) {
  for (const char* body :
       {"[]", "17", "null", "\"exit\"", "{}", R"({"jsonrpc":"2.0"})",
        R"([{"jsonrpc":"2.0","id":1,"method":"shutdown"}])", R"({"jsonrpc":"2.0","method":5})",
        R"({"jsonrpc":"2.0","id":{},"method":"shutdown"})",
        R"({"jsonrpc":"2.0","id":null,"method":"shutdown"})"}) {
    EXPECT_EQ(refused(body).error.code, ErrorCode::invalid_request) << body;
    EXPECT_TRUE(refused(body).id.is_null()) << body;
  }
}

TEST(ParseMessage, TheIdOfARefusedRequestComesBack) {
  EXPECT_EQ(refused(R"({"id":4,"method":"shutdown"})").id, 4);
  EXPECT_EQ(refused(R"({"jsonrpc":"1.0","id":4,"method":"shutdown"})").id, 4);
  EXPECT_EQ(refused(R"({"jsonrpc":"2.0","id":4,"method":[]})").id, 4);
  EXPECT_EQ(refused(R"({"jsonrpc":"2.0","id":4,"method":"shutdown","params":3})").id, 4);
}

TEST(ParseMessage, ALoneSurrogateAndIllFormedBytesKeepTheirPlace) {
  const std::string start = R"({"jsonrpc":"2.0","method":"m","params":[")";
  EXPECT_EQ(parsed<Notification>(start + R"(a\ud83db\udc00c\ud83d\udcdcd\\ud83d"]})").params[0],
            "a\uFFFDb\uFFFDc📜d\\ud83d");
  EXPECT_EQ(parsed<Notification>(start + "a\xFF\xC3(\xE2\x82z\"]}").params[0],
            "a\uFFFD\uFFFD(\uFFFD\uFFFDz");
}

TEST(ParseMessage, NestingHasABound) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_EQ(refused(deep).error.code, ErrorCode::parse_error);
  EXPECT_EQ(refused(std::string(100'000, '[')).error.code, ErrorCode::parse_error);
  const std::string brackets =
      R"({"jsonrpc":"2.0","method":"m","params":["\"[[[)" + std::string(1000, '[') + R"("]})";
  EXPECT_EQ(parsed<Notification>(brackets).method, "m");
}

TEST(WriteMessage, EveryShape) {
  EXPECT_EQ(Json::parse(write_notification("a/b", {{"x", 1}})),
            Json::parse(R"({"jsonrpc":"2.0","method":"a/b","params":{"x":1}})"));
  EXPECT_EQ(Json::parse(write_request(5, "a/b", {{"x", 1}})),
            Json::parse(R"({"jsonrpc":"2.0","id":5,"method":"a/b","params":{"x":1}})"));
  EXPECT_EQ(Json::parse(write_response("k", Json())),
            Json::parse(R"({"jsonrpc":"2.0","id":"k","result":null})"));
  EXPECT_EQ(Json::parse(write_response(1, Error{ErrorCode::invalid_params, "no"})),
            Json::parse(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"no"}})"));
}

TEST(WriteMessage, IllFormedTextDoesNotThrow) {
  EXPECT_EQ(Json::parse(write_notification("m", {{"x", "a\xFF"}}))["params"]["x"], "a\uFFFD");
}

}  // namespace
}  // namespace apparatus::rpc
