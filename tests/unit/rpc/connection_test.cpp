#include "lsp/rpc/connection.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

#include "tests/unit/rpc/memory_stream.h"

namespace apparatus::rpc {
namespace {

// Keeps what it is given; "echo" is answered at once, "drop" never.
class Recorder : public Handler {
 public:
  void on_request(std::string method, Json params, Reply reply) override {
    if (method == "echo") {
      reply.begin();
      reply(std::move(params));
    } else if (method != "drop") {
      const std::lock_guard lock(mutex);
      kept.push_back(std::move(reply));
    }
  }
  void on_notification(std::string method, Json, std::size_t) override {
    const std::lock_guard lock(mutex);
    notifications.push_back(std::move(method));
  }

  std::mutex mutex;
  std::vector<Reply> kept;
  std::vector<std::string> notifications;
};

class ConnectionTest : public ::testing::Test {
 protected:
  void start(Limits limits = {}) {
    connection = std::make_unique<Connection>(stream, limits);
    reader = std::thread([this] { connection->run(recorder); });
  }
  void TearDown() override {
    stream.end();
    stream.set_reads(true);
    reader.join();
    recorder.kept.clear();
    connection.reset();
  }
  void request(const Json& id, const std::string& method, Json params = Json::array()) {
    stream.send(write_request(id, method, std::move(params)));
  }
  Json receive() {
    const auto body = stream.receive();
    return body ? Json::parse(*body) : Json();
  }
  // Everything sent so far has been read when the answer to this is back.
  void settle() {
    request("settle", "echo");
    EXPECT_EQ(receive()["id"], "settle");
  }

  MemoryStream stream;
  Recorder recorder;
  std::unique_ptr<Connection> connection;
  std::thread reader;
};

TEST_F(ConnectionTest, AnswersARequest) {
  start();
  request(1, "echo", {{"a", "б"}});
  EXPECT_EQ(receive(), Json::parse(R"({"jsonrpc":"2.0","id":1,"result":{"a":"б"}})"));
}

TEST_F(ConnectionTest, ARequestThatIsDroppedIsAnsweredAllTheSame) {
  start();
  request(1, "drop");
  const Json answer = receive();
  EXPECT_EQ(answer["id"], 1);
  EXPECT_EQ(answer["error"]["code"], -32603);
}

TEST_F(ConnectionTest, OnlyTheFirstAnswerIsSent) {
  start();
  request(1, "keep");
  settle();
  recorder.kept[0](Json("first"));
  recorder.kept[0](Json("second"));
  recorder.kept.clear();
  EXPECT_EQ(receive()["result"], "first");
  settle();
}

TEST_F(ConnectionTest, BadMessagesAreAnsweredAndSkipped) {
  start();
  stream.send("{not json");
  EXPECT_EQ(receive()["error"]["code"], -32700);
  stream.send("[]");
  EXPECT_EQ(receive()["error"]["code"], -32600);
  stream.send_bytes("X-Nothing: 1\r\n\r\n");
  const Json answer = receive();
  EXPECT_EQ(answer["error"]["code"], -32700);
  EXPECT_TRUE(answer["id"].is_null());
  settle();
}

TEST_F(ConnectionTest, ACancelledRequestThatIsQueuedIsAnsweredAtOnce) {
  start();
  request(1, "keep");
  stream.send(write_notification("$/cancelRequest", {{"id", 1}}));
  const Json answer = receive();
  EXPECT_EQ(answer["id"], 1);
  EXPECT_EQ(answer["error"]["code"], -32800);
  EXPECT_FALSE(recorder.kept[0].begin());
}

TEST_F(ConnectionTest, ACancelledRequestThatRunsIsAskedToStop) {
  start();
  request(1, "keep");
  settle();
  EXPECT_TRUE(recorder.kept[0].begin());
  EXPECT_FALSE(recorder.kept[0].cancelled());
  stream.send(write_notification("$/cancelRequest", {{"id", 1}}));
  settle();
  EXPECT_TRUE(recorder.kept[0].cancelled());
  recorder.kept[0](Error{ErrorCode::request_cancelled, "stopped"});
  EXPECT_EQ(receive()["error"]["code"], -32800);
}

TEST_F(ConnectionTest, ACancellationOfNothingIsNothing) {
  start();
  stream.send(write_notification("$/cancelRequest", {{"id", 99}}));
  stream.send(write_notification("$/cancelRequest", Json::array()));
  stream.send(write_notification("$/cancelRequest", {{"id", {1, 2}}}));
  settle();
}

TEST_F(ConnectionTest, TheSameIdTwiceIsAnsweredTwice) {
  start();
  request(1, "keep");
  request(1, "keep");
  EXPECT_EQ(receive()["error"]["code"], -32600);
  settle();
  recorder.kept[0](Json(true));
  EXPECT_EQ(receive()["result"], true);
  request(1, "echo");  // free again
  EXPECT_EQ(receive()["id"], 1);
}

TEST_F(ConnectionTest, AFloodIsAnsweredToTheLast) {
  start({.waiting_requests = 100});
  for (int i = 0; i < 1000; ++i) request(i, "keep");
  std::set<int> answered;
  for (int i = 0; i < 900; ++i) {
    const Json answer = receive();
    EXPECT_EQ(answer["error"]["code"], -32803);
    answered.insert(answer["id"].get<int>());
  }
  for (int i = 0; i < 100; ++i) stream.send(write_notification("$/cancelRequest", {{"id", i}}));
  for (int i = 0; i < 100; ++i) answered.insert(receive()["id"].get<int>());
  EXPECT_EQ(answered.size(), 1000u);
  settle();
}

TEST_F(ConnectionTest, AsksTheEditor) {
  start();
  std::mutex mutex;
  Json result;
  connection->request("workspace/configuration", {{"items", 1}}, [&](Outcome outcome) {
    const std::lock_guard lock(mutex);
    result = std::get<Json>(outcome);
  });
  const Json asked = receive();
  EXPECT_EQ(asked["method"], "workspace/configuration");
  stream.send(write_response(asked["id"], Json("yes")));
  stream.send(write_response(12345, Json("to nobody")));
  settle();
  const std::lock_guard lock(mutex);
  EXPECT_EQ(result, "yes");
}

TEST_F(ConnectionTest, QuestionsThatAreNeverAnsweredHaveABound) {
  start({.outgoing_requests = 3});
  int given_up = 0;
  for (int i = 0; i < 10; ++i) {
    connection->request("window/workDoneProgress/create", {}, [&](const Outcome& outcome) {
      given_up += std::holds_alternative<Error>(outcome);
    });
    EXPECT_EQ(receive()["method"], "window/workDoneProgress/create");
  }
  EXPECT_EQ(given_up, 7);
}

TEST_F(ConnectionTest, ANewerNotificationTakesThePlaceOfAWaitingOne) {
  start();
  stream.set_reads(false);
  connection->notify("block", Json::object());  // the writer holds this one
  for (int i = 0; i < 100; ++i) {
    connection->notify("publish", {{"version", i}}, "a");
    connection->notify("publish", {{"version", -i}}, "b");
  }
  connection->notify("last", Json::object());
  stream.set_reads(true);
  EXPECT_EQ(receive()["method"], "block");
  std::vector<int> versions;
  for (Json next = receive(); next["method"] == "publish"; next = receive()) {
    versions.push_back(next["params"]["version"].get<int>());
  }
  EXPECT_LE(versions.size(), 4u);  // the writer may have taken one before the others came
  EXPECT_EQ((std::set<int>(versions.end() - 2, versions.end())), (std::set<int>{99, -99}));
}

TEST_F(ConnectionTest, AnEditorThatNeverReadsIsGivenUp) {
  start({.outbox = 10'000});
  stream.set_reads(false);
  for (int i = 0; i < 200; ++i) request(i, "echo", {{"text", std::string(100, 'x')}});
  reader.join();  // the stream was closed
  reader = std::thread([] {});
}

}  // namespace
}  // namespace apparatus::rpc
