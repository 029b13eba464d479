// The server from outside, over a stream in memory: what an editor sends and what it gets.
#include "lsp/server/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include "tests/unit/rpc/memory_stream.h"
#include "tests/unit/server/fake_engine.h"

namespace apparatus::server {
namespace {

using rpc::Json;

// "textDocument/hover" is advertised as "hoverProvider" …
std::string capability_of(const std::string& method) {
  if (method == "workspace/symbol") return "workspaceSymbolProvider";
  if (method == "textDocument/prepareRename") return "renameProvider";
  if (method == "textDocument/prepareCallHierarchy") return "callHierarchyProvider";
  if (method == "completionItem/resolve") return "completionProvider";
  if (method.starts_with("apparatus/")) return "experimental";
  if (!method.starts_with("textDocument/")) return method.substr(0, method.find('/')) + "Provider";
  const std::size_t begin = method.find('/') + 1;
  return method.substr(begin, method.find('/', begin) - begin) + "Provider";
}

// A client that asks for diagnostics itself.
constexpr const char* kPulls = R"({"textDocument": {"diagnostic": {}},
                                   "workspace": {"diagnostics": {"refreshSupport": true}}})";

class ServerTest : public ::testing::Test {
 protected:
  void start(ServerOptions options = {}) {
    thread = std::thread([this, options] {
      exit_code = Server(stream, engine, options).run();
      stream.close();
    });
  }
  void TearDown() override {
    stream.end();
    if (thread.joinable()) thread.join();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }

  void notify(const std::string& method, Json params) {
    stream.send(rpc::write_notification(method, std::move(params)));
  }
  void ask(const Json& id, const std::string& method, Json params) {
    stream.send(rpc::write_request(id, method, std::move(params)));
  }
  // The next message that `wanted` says yes to; those before it wait for another call.
  Json receive(const std::function<bool(const Json&)>& wanted) {
    for (auto it = seen.begin(); it != seen.end(); ++it) {
      if (!wanted(*it)) continue;
      Json message = std::move(*it);
      seen.erase(it);
      return message;
    }
    while (auto body = stream.receive()) {
      Json message = Json::parse(*body);
      if (wanted(message)) return message;
      seen.push_back(std::move(message));
    }
    ADD_FAILURE() << "the message never came";
    return Json::object();
  }
  Json answer_to(const Json& id) {
    return receive([&](const Json& m) { return !m.contains("method") && m["id"] == id; });
  }
  Json notification(const std::string& method) {
    return receive([&](const Json& m) { return m.value("method", "") == method; })["params"];
  }
  Json ask_and_wait(const std::string& method, Json params) {
    const int id = next_id++;
    ask(id, method, std::move(params));
    return answer_to(id);
  }
  // The diagnostics of a version; older ones may or may not come before.
  Json diagnostics_of(int version) {
    return receive([&](const Json& m) {
      return m.value("method", "") == "textDocument/publishDiagnostics" &&
             m["params"].value("version", -1) == version;
    })["params"]["diagnostics"];
  }

  Json initialize(Json capabilities = Json::object(), Json options = {{"diagnosticsDelay", 0}}) {
    const Json answer = ask_and_wait("initialize", {{"processId", nullptr},
                                                    {"rootUri", nullptr},
                                                    {"capabilities", std::move(capabilities)},
                                                    {"initializationOptions", std::move(options)}});
    notify("initialized", Json::object());
    return answer["result"];
  }
  void open(const std::string& text, const std::string& uri = kUri) {
    notify("textDocument/didOpen",
           {{"textDocument",
             {{"uri", uri}, {"languageId", "markdown"}, {"version", 1}, {"text", text}}}});
  }
  static Json range(int line, int from, int to) {
    return {{"start", {{"line", line}, {"character", from}}},
            {"end", {{"line", line}, {"character", to}}}};
  }
  void change(int version, Json range_or_null, const std::string& text) {
    Json change = {{"text", text}};
    if (!range_or_null.is_null()) change["range"] = std::move(range_or_null);
    notify("textDocument/didChange", {{"textDocument", {{"uri", kUri}, {"version", version}}},
                                      {"contentChanges", Json::array({std::move(change)})}});
  }
  static Json at(int line, int character, const std::string& uri = kUri) {
    return {{"textDocument", {{"uri", uri}}},
            {"position", {{"line", line}, {"character", character}}}};
  }
  std::string hover(int line, int character) {
    const Json answer = ask_and_wait("textDocument/hover", at(line, character));
    if (!answer.contains("result") || !answer["result"].is_object()) return answer.dump();
    return answer["result"]["contents"]["value"].get<std::string>();
  }
  static Json command(const std::string& name, const std::string& uri = kUri) {
    return {{"command", "apparatus." + name}, {"arguments", Json::array({uri})}};
  }
  int error_code(const Json& answer) {
    return answer.contains("error") ? answer["error"]["code"].get<int>() : 0;
  }

  // A project with a corpus, on the disk.
  std::filesystem::path make_project() {
    folder =
        std::filesystem::temp_directory_path() / ("apparatus-server-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder / "corpus");
    const auto file = folder / "apparatus.toml";
    write_file(file, "[corpus]\npaths = ['corpus']\n");
    const std::lock_guard lock(state->mutex);
    project::Project& project = state->projects[file];
    project.file = file;
    project.root = folder;
    project.corpus = {folder / "corpus"};
    return file;
  }
  static void write_file(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
  }
  Json initialize_in(const std::filesystem::path& root, Json capabilities = Json::object()) {
    const Json answer =
        ask_and_wait("initialize", {{"processId", nullptr},
                                    {"rootUri", "file://" + root.string()},
                                    {"capabilities", std::move(capabilities)},
                                    {"initializationOptions", {{"diagnosticsDelay", 0}}}});
    notify("initialized", Json::object());
    return answer["result"];
  }

  static constexpr const char* kUri = "file:///home/anna/chapter.md";
  rpc::MemoryStream stream;
  std::shared_ptr<FakeState> state = std::make_shared<FakeState>();
  Engine engine = fake_engine(state);
  std::thread thread;
  int exit_code = -1;
  int next_id = 1000;
  std::deque<Json> seen;
  std::filesystem::path folder;
};

// Lifecycle.

TEST_F(ServerTest, AdvertisesWhatIsBound) {
  start();
  const Json can = initialize(Json::parse(kPulls))["capabilities"];
  EXPECT_EQ(can["positionEncoding"], "utf-16");
  EXPECT_EQ(can["textDocumentSync"]["change"], 2);
  std::vector<std::string> methods;
  for (const DraftRequest& request : draft_requests()) methods.emplace_back(request.method);
  for (const WorkspaceRequest& request : workspace_requests()) methods.emplace_back(request.method);
  for (const std::string& method : methods) {
    EXPECT_TRUE(can.contains(capability_of(method))) << method;
    EXPECT_NE(error_code(ask_and_wait(method, Json::object())), -32601);
  }
  // This client knows nothing of prepareRename and of the kinds of code actions.
  EXPECT_EQ(can["renameProvider"], true);
  EXPECT_EQ(can["codeActionProvider"], true);
  EXPECT_EQ(error_code(ask_and_wait("textDocument/moniker", Json::object())), -32601);
  EXPECT_FALSE(can.contains("monikerProvider"));
}

TEST_F(ServerTest, BeforeInitializeThereIsNothing) {
  start();
  open("nobody reads this");
  EXPECT_EQ(error_code(ask_and_wait("textDocument/hover", at(0, 0))), -32002);
  EXPECT_EQ(error_code(ask_and_wait("shutdown", nullptr)), -32002);
  initialize();
  EXPECT_EQ(error_code(ask_and_wait("textDocument/hover", at(0, 0))), -32602);
}

TEST_F(ServerTest, InitializesOnce) {
  start();
  initialize();
  EXPECT_EQ(error_code(ask_and_wait("initialize", {{"capabilities", Json::object()}})), -32600);
}

TEST_F(ServerTest, ABadInitializeCanBeRepeated) {
  start();
  EXPECT_EQ(error_code(ask_and_wait("initialize", {{"rootUri", 7}})), -32602);
  EXPECT_FALSE(initialize().empty());
}

TEST_F(ServerTest, ExitsWellAfterShutdown) {
  start();
  initialize();
  EXPECT_TRUE(ask_and_wait("shutdown", nullptr)["result"].is_null());
  EXPECT_EQ(error_code(ask_and_wait("textDocument/hover", at(0, 0))), -32600);
  notify("exit", nullptr);
  thread.join();
  EXPECT_EQ(exit_code, 0);
}

TEST_F(ServerTest, ExitsBadlyWithoutShutdown) {
  start();
  initialize();
  notify("exit", nullptr);
  thread.join();
  EXPECT_EQ(exit_code, 1);
}

TEST_F(ServerTest, ExitsBadlyWhenTheEditorIsGone) {
  start();
  initialize();
  stream.end();
  thread.join();
  EXPECT_EQ(exit_code, 1);
}

TEST_F(ServerTest, WhoAskedBeforeTheEndIsAnswered) {
  start();
  initialize();
  open("text");
  for (int i = 0; i < 50; ++i) ask(i, "textDocument/hover", at(0, 0));
  ask("bye", "shutdown", nullptr);
  notify("exit", nullptr);
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(answer_to(i).contains("result"));
  answer_to("bye");
}

// Bad messages.

TEST_F(ServerTest, NonsenseCostsOneAnswerEach) {
  start();
  initialize();
  open("text");
  stream.send("{\"jsonrpc\":");
  stream.send("[1,2]");
  stream.send_bytes("Content-Length: many\r\n\r\n");
  stream.send_bytes("Content-Length: 99999999999999\r\n\r\n{}");
  std::multiset<int> codes;
  for (int i = 0; i < 4; ++i) codes.insert(answer_to(nullptr)["error"]["code"].get<int>());
  EXPECT_EQ(codes, (std::multiset<int>{-32700, -32700, -32700, -32600}));
  EXPECT_EQ(hover(0, 2), "2 of 4, index 0");
}

TEST_F(ServerTest, WrongParametersAreToldWithTheirPath) {
  start();
  initialize();
  open("text");
  const Json answer = ask_and_wait("textDocument/hover", {{"textDocument", {{"uri", kUri}}}});
  EXPECT_EQ(error_code(answer), -32602);
  EXPECT_EQ(answer["error"]["message"], "position: expected a value: it is missing");
  EXPECT_EQ(error_code(ask_and_wait("textDocument/hover", Json::array())), -32602);
  EXPECT_EQ(error_code(ask_and_wait("workspace/executeCommand", {{"command", "rm"}})), -32602);
}

TEST_F(ServerTest, APositionPastTheEndIsToldAndOnePastItsLineIsTheLinesEnd) {
  start();
  initialize();
  open("one\ntwo");
  const Json answer = ask_and_wait("textDocument/hover", at(12, 0));
  EXPECT_EQ(error_code(answer), -32602);
  EXPECT_EQ(answer["error"]["message"],
            "position.line: 12 is past the end of the document, which has 2 lines");
  EXPECT_EQ(hover(0, 99), "3 of 7, index 0");
}

TEST_F(ServerTest, AnExceptionIsAnAnswerAndTheServerGoesOn) {
  start();
  initialize();
  open("THROW");
  const Json answer = ask_and_wait("textDocument/hover", at(0, 0));
  EXPECT_EQ(error_code(answer), -32603);
  change(2, nullptr, "calm");
  EXPECT_EQ(hover(0, 0), "0 of 4, index 0");
}

// Documents.

TEST_F(ServerTest, ARequestSeesTheEditsBeforeIt) {
  start();
  initialize();
  open("");
  std::string text;
  for (int i = 0; i < 50; ++i) {
    change(i + 2, range(0, i, i), "x");
    ask(i, "textDocument/completion", at(0, i + 1));
  }
  for (int i = 0; i < 50; ++i) {
    text += 'x';
    EXPECT_EQ(answer_to(i)["result"]["items"][0]["label"], text);
  }
}

TEST_F(ServerTest, CountsColumnsAsAgreed) {
  const std::pair<const char*, int> columns[] = {{"utf-8", 6}, {"utf-16", 3}, {"utf-32", 2}};
  for (const auto& [encoding, column] : columns) {
    start();
    const Json result =
        initialize({{"general", {{"positionEncodings", {"utf-7", encoding, "utf-16"}}}}});
    EXPECT_EQ(result["capabilities"]["positionEncoding"], encoding);
    open("б📜NAME");
    EXPECT_EQ(diagnostics_of(1)[0]["range"], range(0, column, column + 4));
    EXPECT_EQ(hover(0, column), "6 of 10, index 0");
    change(2, range(0, column, column + 4), "SO");
    EXPECT_EQ(diagnostics_of(2)[0]["range"], range(0, column, column + 2));
    ask_and_wait("shutdown", nullptr);
    notify("exit", nullptr);
    thread.join();
    stream.reopen();
    seen.clear();
  }
}

TEST_F(ServerTest, ADocumentThatCannotBeFollowedIsDroppedUntilItIsOpenedAgain) {
  start();
  initialize();
  open("one LINE");
  diagnostics_of(1);
  change(2, range(40, 0, 1), "x");
  EXPECT_EQ(notification("textDocument/publishDiagnostics")["diagnostics"], Json::array());
  const std::string told = notification("window/showMessage")["message"].get<std::string>();
  EXPECT_NE(told.find("chapter.md"), std::string::npos) << told;
  change(3, range(0, 0, 0), "x");
  EXPECT_EQ(error_code(ask_and_wait("textDocument/hover", at(0, 0))), -32801);
  open("again");
  EXPECT_EQ(hover(0, 1), "1 of 5, index 0");
  for (const Json& message : seen) EXPECT_NE(message.value("method", ""), "window/showMessage");
}

TEST_F(ServerTest, AChangeThatIsNotUnderstoodDropsTheDocument) {
  start();
  initialize();
  open("one LINE");
  notify("textDocument/didChange", {{"textDocument", {{"uri", kUri}, {"version", 2}}},
                                    {"contentChanges", {{{"txet", "x"}}}}});
  notification("window/showMessage");
  EXPECT_EQ(error_code(ask_and_wait("textDocument/hover", at(0, 0))), -32801);
}

TEST_F(ServerTest, ADocumentIsTheSameUnderAllSpellingsOfItsUri) {
  start();
  initialize();
  open("text", "file:///home/anna/a%20b.md");
  EXPECT_TRUE(
      ask_and_wait("textDocument/hover", at(0, 0, "file:///home/anna/a b.md")).contains("result"));
}

TEST_F(ServerTest, ADocumentWithoutAFileIsADraftToo) {
  start();
  initialize();
  open("NAME", "untitled:Untitled-1");
  EXPECT_EQ(notification("textDocument/publishDiagnostics")["uri"], "untitled:Untitled-1");
}

// Diagnostics.

TEST_F(ServerTest, PublishesWithTheVersionAndClearsOnClose) {
  start();
  initialize({{"textDocument", {{"publishDiagnostics", {{"codeDescriptionSupport", true}}}}}});
  open("a NAME here");
  const Json published = notification("textDocument/publishDiagnostics");
  EXPECT_EQ(published["version"], 1);
  EXPECT_EQ(published["diagnostics"][0]["source"], "apparatus");
  EXPECT_EQ(published["diagnostics"][0]["codeDescription"]["href"],
            "https://example.org/name-misspelling");
  notify("textDocument/didClose", {{"textDocument", {{"uri", kUri}}}});
  EXPECT_EQ(notification("textDocument/publishDiagnostics")["diagnostics"], Json::array());
  EXPECT_EQ(error_code(ask_and_wait("textDocument/hover", at(0, 0))), -32602);
}

TEST_F(ServerTest, ALongPauseMeansOneCheckForManyEdits) {
  start();
  initialize(Json::object(), {{"diagnosticsDelay", 300}});
  open("");
  diagnostics_of(1);
  const int before = state->snapshots;
  for (int i = 0; i < 30; ++i) change(i + 2, range(0, i, i), "X");
  EXPECT_EQ(diagnostics_of(31).size(), 1u);
  EXPECT_LE(state->snapshots - before, 10);  // a machine may well stop for longer than the pause
}

TEST_F(ServerTest, VersionsThatArePublishedOnlyGrow) {
  start();
  initialize();
  open("");
  for (int i = 0; i < 300; ++i) change(i + 2, range(0, i, i), "X");
  int last = 0;
  while (last < 301) {
    const int version = notification("textDocument/publishDiagnostics")["version"].get<int>();
    EXPECT_GT(version, last);
    last = version;
  }
}

// Code actions, definition.

TEST_F(ServerTest, OffersTheFixOfTheFindingAsTheTextIsNow) {
  start();
  initialize();
  open("a NAME and ANOTHER");
  const auto actions = [&](const Json& where) {
    return ask_and_wait("textDocument/codeAction",
                        {{"textDocument", {{"uri", kUri}}},
                         {"range", where},
                         {"context", {{"diagnostics", Json::array()}}}})["result"];
  };
  EXPECT_EQ(actions(range(0, 8, 9)), Json::array());
  EXPECT_EQ(actions(range(0, 3, 3)).size(), 1u);  // a cursor within
  const Json fixes = actions(range(0, 0, 6));
  ASSERT_EQ(fixes.size(), 1u);
  EXPECT_EQ(fixes[0]["edit"]["changes"][kUri][0]["newText"], "name");
  EXPECT_EQ(fixes[0]["diagnostics"][0]["range"], range(0, 2, 6));
}

TEST_F(ServerTest, TheRestOfAnItemIsGivenWhenItIsAskedFor) {
  start();
  initialize(Json::parse(R"({"textDocument": {
      "completion": {"completionItem": {"resolveSupport": {"properties": ["documentation"]}}},
      "codeAction": {"codeActionLiteralSupport": {}, "dataSupport": true,
                     "resolveSupport": {"properties": ["edit"]}}}})"));
  open("a NAME");
  const Json item = ask_and_wait("textDocument/completion", at(0, 6))["result"]["items"][0];
  EXPECT_FALSE(item.contains("documentation"));
  EXPECT_EQ(ask_and_wait("completionItem/resolve", item)["result"]["documentation"]["value"],
            "twice");
  const Json where = {{"textDocument", {{"uri", kUri}}},
                      {"range", range(0, 3, 3)},
                      {"context", {{"diagnostics", Json::array()}}}};
  const Json action = ask_and_wait("textDocument/codeAction", where)["result"][0];
  EXPECT_FALSE(action.contains("edit"));
  const Json whole = ask_and_wait("codeAction/resolve", action)["result"];
  EXPECT_EQ(whole["edit"]["changes"][kUri][0]["newText"], "name");
  EXPECT_EQ(whole["title"], action["title"]);

  // The draft moves on: the item stays as it is, the edit would be wrong.
  change(2, range(0, 0, 0), "so ");
  EXPECT_EQ(ask_and_wait("completionItem/resolve", item)["result"], item);
  EXPECT_EQ(error_code(ask_and_wait("codeAction/resolve", action)), -32801);
  EXPECT_EQ(error_code(ask_and_wait("codeAction/resolve", {{"title", "no data"}})), -32602);
  notify("textDocument/didClose", {{"textDocument", {{"uri", kUri}}}});
  EXPECT_EQ(error_code(ask_and_wait("completionItem/resolve", item)), -32801);
}

TEST_F(ServerTest, WhoAsksForDiagnosticsIsNotSentThem) {
  start();
  const Json can = initialize(Json::parse(kPulls))["capabilities"]["diagnosticProvider"];
  EXPECT_EQ(can["identifier"], "apparatus");
  open("a NAME");
  const Json document = {{"textDocument", {{"uri", kUri}}}};
  const Json full = ask_and_wait("textDocument/diagnostic", document)["result"];
  EXPECT_EQ(full["kind"], "full");
  ASSERT_EQ(full["items"].size(), 1u);
  EXPECT_EQ(full["items"][0]["range"], range(0, 2, 6));
  // What is said is the same, although the text is another.
  change(2, range(0, 6, 6), " indeed");
  Json again = document;
  again["previousResultId"] = full["resultId"];
  const Json unchanged = ask_and_wait("textDocument/diagnostic", again)["result"];
  EXPECT_EQ(unchanged, (Json{{"kind", "unchanged"}, {"resultId", full["resultId"]}}));
  change(3, range(0, 0, 0), "so ");
  EXPECT_EQ(ask_and_wait("textDocument/diagnostic", again)["result"]["kind"], "full");
  for (const Json& message : seen) {
    EXPECT_NE(message.value("method", ""), "textDocument/publishDiagnostics");
  }
}

// The other features.

TEST_F(ServerTest, SelectionGrowsFromRangeToRange) {
  start();
  initialize();
  open("text");
  const Json selections =
      ask_and_wait("textDocument/selectionRange",
                   {{"textDocument", {{"uri", kUri}}},
                    {"positions", Json::array({range(0, 1, 1)["start"]})}})["result"];
  ASSERT_EQ(selections.size(), 1u);
  EXPECT_EQ(selections[0]["range"], range(0, 1, 2));
  EXPECT_EQ(selections[0]["parent"], (Json{{"range", range(0, 0, 4)}}));
}

TEST_F(ServerTest, LinksLeadToALineOfTheCorpus) {
  start();
  initialize();
  open("a NAME");
  const Json document = {{"textDocument", {{"uri", kUri}}}};
  Json links = ask_and_wait("textDocument/documentLink", document)["result"];
  ASSERT_EQ(links.size(), 1u);
  EXPECT_FALSE(links[0].contains("target"));
  EXPECT_EQ(ask_and_wait("documentLink/resolve", links[0])["result"]["target"],
            "file:///corpus/one.md#L5");
  links[0]["data"]["target"] = "forgotten";
  EXPECT_EQ(error_code(ask_and_wait("documentLink/resolve", links[0])), -32803);
}

TEST_F(ServerTest, LensesOnlyForThoseWhoAskForThem) {
  start();
  initialize(Json::parse(R"({"workspace": {"codeLens": {"refreshSupport": true}}})"));
  open("a NAME");
  const Json document = {{"textDocument", {{"uri", kUri}}}};
  EXPECT_EQ(ask_and_wait("textDocument/codeLens", document)["result"], Json::array());
  notify("workspace/didChangeConfiguration", {{"settings", {{"apparatus", {{"codeLens", true}}}}}});
  receive([](const Json& m) { return m.value("method", "") == "workspace/codeLens/refresh"; });
  const Json lenses = ask_and_wait("textDocument/codeLens", document)["result"];
  ASSERT_EQ(lenses.size(), 1u);
  const Json command = ask_and_wait("codeLens/resolve", lenses[0])["result"]["command"];
  EXPECT_EQ(command["title"], "at 2");
  EXPECT_EQ(command["arguments"], (Json{kUri, range(0, 2, 2)["start"]}));
}

TEST_F(ServerTest, WhoCitesWhatTextByText) {
  start();
  initialize();
  open("a NAME");
  const Json items = ask_and_wait("textDocument/prepareCallHierarchy", at(0, 3))["result"];
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0]["name"], "NAME");
  EXPECT_EQ(items[0]["selectionRange"], range(0, 2, 6));
  const Json calls = ask_and_wait("callHierarchy/incomingCalls", {{"item", items[0]}})["result"];
  ASSERT_EQ(calls.size(), 1u);
  EXPECT_EQ(calls[0]["from"]["uri"], "file:///corpus/one.md");
  EXPECT_EQ(calls[0]["fromRanges"].size(), 2u);
  const Json above = calls[0]["from"];
  EXPECT_EQ(ask_and_wait("callHierarchy/incomingCalls", {{"item", above}})["result"],
            Json::array());
  EXPECT_EQ(ask_and_wait("callHierarchy/outgoingCalls", {{"item", items[0]}})["result"],
            Json::array());
  EXPECT_EQ(ask_and_wait("textDocument/prepareCallHierarchy", at(0, 1))["result"].size(), 1u);
}

TEST_F(ServerTest, TheViewsOfAShelf) {
  start();
  initialize();
  open("text");
  const Json sources = ask_and_wait("apparatus/sources", {{"key", "rgaspi"}})["result"];
  ASSERT_EQ(sources.size(), 1u);
  EXPECT_EQ(sources[0]["key"], "rgaspi/1");
  EXPECT_EQ(ask_and_wait("apparatus/people", nullptr)["result"][0]["inDrafts"], 1);
  const Json events = ask_and_wait("apparatus/chronology", Json::object())["result"];
  ASSERT_EQ(events.size(), 2u);  // in order of time
  EXPECT_EQ(events[0]["location"]["uri"], kUri);
  EXPECT_EQ(events[1]["location"]["range"], range(4, 0, 0));
  const Json places = ask_and_wait("apparatus/places", {{"person", "litvinov"}})["result"];
  ASSERT_EQ(places.size(), 2u);
  EXPECT_EQ(places[0]["inDraft"], true);
  EXPECT_EQ(places[1]["text"], "of litvinov");
  EXPECT_EQ(error_code(ask_and_wait("apparatus/places", Json::object())), -32602);
  const Json status = ask_and_wait("apparatus/status", Json::object())["result"];
  EXPECT_EQ(status, Json::parse(R"([{"project":"","folders":0,"texts":0,"trouble":""}])"));
}

TEST_F(ServerTest, WhatIsFoundFirstIsSentFirst) {
  start();
  initialize();
  open("one two one");
  Json params = at(0, 0);
  params["context"] = {{"includeDeclaration", true}};
  params["partialResultToken"] = "parts";
  const Json reply = ask_and_wait("textDocument/references", params)["result"];
  const Json part = notification("$/progress");
  EXPECT_EQ(part["token"], "parts");
  EXPECT_EQ(part["value"].size(), 2u);  // of the draft
  const Json rest = notification("$/progress")["value"];
  ASSERT_EQ(rest.size(), 1u);  // of the corpus
  EXPECT_EQ(rest[0]["uri"], "file:///corpus/one.md");
  EXPECT_EQ(reply, Json::array());
}

TEST_F(ServerTest, EachFolderHasItsOwnSettings) {
  start();
  const Json folders = Json::parse(R"([{"uri": "file:///home/a", "name": "a"},
                                       {"uri": "file:///home/b", "name": "b"}])");
  ask_and_wait("initialize", {{"processId", nullptr},
                              {"workspaceFolders", folders},
                              {"capabilities", {{"workspace", {{"configuration", true}}}}}});
  notify("initialized", Json::object());
  const auto is_question = [](const Json& m) {
    return m.value("method", "") == "workspace/configuration";
  };
  const Json question = receive(is_question);
  ASSERT_EQ(question["params"]["items"].size(), 3u);
  EXPECT_EQ(question["params"]["items"][2]["scopeUri"], "file:///home/b");
  stream.send(rpc::write_response(
      question["id"], Json::parse(R"([{}, {"inlayHints": true}, {"inlayHints": false}])")));
  open("text", "file:///home/a/one.md");
  open("text", "file:///home/b/two.md");
  const auto hints = [&](const std::string& uri) {
    return ask_and_wait("textDocument/inlayHint",
                        {{"textDocument", {{"uri", uri}}}, {"range", range(0, 0, 4)}})["result"]
        .size();
  };
  while (hints("file:///home/a/one.md") == 0) std::this_thread::yield();
  EXPECT_EQ(hints("file:///home/b/two.md"), 0u);
  notify("workspace/didChangeConfiguration", {{"settings", nullptr}});
  receive(is_question);  // who answers is asked again
}

TEST_F(ServerTest, ReferencesOverTheDraftTheOthersAndTheCorpus) {
  start();
  initialize();
  open("a name, and the name");
  open("another name", "file:///home/anna/second.md");
  const Json found = ask_and_wait("textDocument/references", at(0, 3))["result"];
  ASSERT_EQ(found.size(), 4u) << found;
  EXPECT_EQ(found[0]["range"], range(0, 2, 6));
  EXPECT_EQ(found[1]["range"], range(0, 16, 20));
  EXPECT_EQ(found[2]["uri"], "file:///home/anna/second.md");
  EXPECT_EQ(found[2]["range"], range(0, 8, 12));
  EXPECT_EQ(found[3]["uri"], "file:///corpus/one.md");
  EXPECT_EQ(found[3]["range"], range(4, 0, 0));  // there is no such file to count columns in
  EXPECT_EQ(ask_and_wait("textDocument/documentHighlight", at(0, 3))["result"].size(), 2u);
}

TEST_F(ServerTest, RenamesOrSaysWhyNot) {
  start();
  const Json can = initialize({{"textDocument", {{"rename", {{"prepareSupport", true}}}}}});
  EXPECT_EQ(can["capabilities"]["renameProvider"]["prepareProvider"], true);
  open("a name, and the name");
  const Json prepared = ask_and_wait("textDocument/prepareRename", at(0, 3))["result"];
  EXPECT_EQ(prepared["placeholder"], "name");
  EXPECT_EQ(prepared["range"], range(0, 2, 6));
  EXPECT_TRUE(ask_and_wait("textDocument/prepareRename", at(0, 7))["result"].is_null());
  Json params = at(0, 3);
  params["newName"] = "title";
  const Json edits = ask_and_wait("textDocument/rename", params)["result"]["changes"][kUri];
  ASSERT_EQ(edits.size(), 2u);
  EXPECT_EQ(edits[1]["newText"], "title");
  params["newName"] = "";
  const Json refused = ask_and_wait("textDocument/rename", params);
  EXPECT_EQ(error_code(refused), -32803);
  EXPECT_EQ(refused["error"]["message"], "A name has letters.");
}

TEST_F(ServerTest, OutlineAndFolds) {
  start();
  initialize();
  open("text");
  const Json document = {{"textDocument", {{"uri", kUri}}}};
  const Json symbols = ask_and_wait("textDocument/documentSymbol", document)["result"];
  ASSERT_EQ(symbols.size(), 2u);  // this client knows no trees
  EXPECT_EQ(symbols[1]["containerName"], "All of it");
  const Json folds = ask_and_wait("textDocument/foldingRange", document)["result"];
  EXPECT_EQ(folds, Json::parse(R"([{"startLine":0,"endLine":2,"kind":"comment"}])"));
}

TEST_F(ServerTest, SemanticTokensOfAllAndOfARange) {
  start();
  const Json can = initialize()["capabilities"]["semanticTokensProvider"];
  EXPECT_EQ(can["legend"]["tokenTypes"][1], "date");
  open("📜 ONE\nx\nTWO THREE");
  const Json all = ask_and_wait("textDocument/semanticTokens/full",
                                {{"textDocument", {{"uri", kUri}}}})["result"]["data"];
  EXPECT_EQ(all, Json::parse("[0,3,3,1,0, 2,0,3,1,0, 0,4,5,1,0]"));
  const Json first = ask_and_wait("textDocument/semanticTokens/full",
                                  {{"textDocument", {{"uri", kUri}}}})["result"];
  change(2, range(1, 0, 1), "FOUR");
  const auto delta = [&](const Json& since) {
    return ask_and_wait("textDocument/semanticTokens/full/delta",
                        {{"textDocument", {{"uri", kUri}}}, {"previousResultId", since}})["result"];
  };
  const Json second = delta(first["resultId"]);
  ASSERT_EQ(second["edits"].size(), 1u);
  auto patched = first["data"].get<std::vector<std::uint32_t>>();
  const auto edit_at = patched.begin() + second["edits"][0]["start"].get<int>();
  const auto rest = patched.erase(edit_at, edit_at + second["edits"][0]["deleteCount"].get<int>());
  const auto added = second["edits"][0]["data"].get<std::vector<std::uint32_t>>();
  patched.insert(rest, added.begin(), added.end());
  EXPECT_EQ(Json(patched), Json::parse("[0,3,3,1,0, 1,0,4,1,0, 1,0,3,1,0, 0,4,5,1,0]"));
  EXPECT_EQ(delta(second["resultId"])["edits"], Json::array());
  EXPECT_TRUE(delta("long ago").contains("data"));
  change(3, range(1, 0, 4), "x");
  const Json some = ask_and_wait(
      "textDocument/semanticTokens/range",
      {{"textDocument", {{"uri", kUri}}}, {"range", range(2, 5, 6)}})["result"]["data"];
  EXPECT_EQ(some, Json::parse("[2,4,5,1,0]"));
  EXPECT_EQ(
      error_code(ask_and_wait("textDocument/semanticTokens/range",
                              {{"textDocument", {{"uri", kUri}}}, {"range", range(2, 5, 3)}})),
      -32602);
}

TEST_F(ServerTest, InlayHintsOnlyForThoseWhoAskForThem) {
  start();
  initialize({{"workspace", {{"inlayHint", {{"refreshSupport", true}}}}}});
  open("some text");
  const Json where = {{"textDocument", {{"uri", kUri}}}, {"range", range(0, 0, 4)}};
  EXPECT_EQ(ask_and_wait("textDocument/inlayHint", where)["result"], Json::array());
  notify("workspace/didChangeConfiguration",
         {{"settings", {{"apparatus", {{"inlayHints", true}}}}}});
  const Json refresh =
      receive([](const Json& m) { return m.value("method", "") == "workspace/inlayHint/refresh"; });
  EXPECT_FALSE(refresh.contains("params"));
  const Json hints = ask_and_wait("textDocument/inlayHint", where)["result"];
  ASSERT_EQ(hints.size(), 1u);
  EXPECT_EQ(hints[0]["position"], range(0, 4, 4)["start"]);
}

TEST_F(ServerTest, SignatureHelpMarksItsLevels) {
  start();
  initialize({{"textDocument",
               {{"signatureHelp",
                 {{"signatureInformation",
                   {{"parameterInformation", {{"labelOffsetSupport", true}}}}}}}}}});
  open("text");
  const Json help = ask_and_wait("textDocument/signatureHelp", at(0, 0))["result"];
  EXPECT_EQ(help["activeParameter"], 1);
  EXPECT_EQ(help["signatures"][0]["parameters"],
            Json::parse(R"([{"label":[0,2]},{"label":[5,8]}])"));
}

TEST_F(ServerTest, SymbolsOfTheOpenDraftsAndTheCorpus) {
  start();
  initialize();
  open("text");
  open("a b", "file:///home/anna/second.md");
  const Json found = ask_and_wait("workspace/symbol", {{"query", "Za"}})["result"];
  ASSERT_EQ(found.size(), 3u) << found;
  EXPECT_EQ(found[2]["name"], "corpus Za");
  EXPECT_EQ(found[2]["location"]["uri"], "file:///corpus/one.md");
  EXPECT_EQ(found[0]["name"], "draft Za");
  EXPECT_EQ(error_code(ask_and_wait("workspace/symbol", Json::object())), -32602);
}

// Floods and cancellation.

// The server's own thread is held up while edits come; what cannot be handled stays in the stream.
TEST_F(ServerTest, AFloodOfEditsWaitsAtTheSender) {
  std::atomic<bool> hold = true;
  engine.find_project_file = [&](const auto&) -> std::optional<std::filesystem::path> {
    while (hold) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return std::nullopt;
  };
  ServerOptions options;
  options.backlog = 1024 * 1024;
  start(options);
  initialize();
  open("");
  const std::string much(256 * 1024, 'x');
  constexpr int kEdits = 60;
  for (int i = 0; i < kEdits; ++i) change(i + 2, nullptr, much + std::to_string(i));
  ask("last", "textDocument/hover", at(0, 0));
  notify("$/cancelRequest", {{"id", "last"}});
  ask("bye", "shutdown", nullptr);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_GT(stream.unread(), (kEdits - 10) * much.size());
  hold = false;
  EXPECT_EQ(answer_to("last")["id"], "last");  // the hover or its cancellation
  EXPECT_TRUE(answer_to("bye")["result"].is_null());
  notify("exit", nullptr);
  thread.join();
  EXPECT_EQ(exit_code, 0);
}

// Each request holds the text that it asks about.
TEST_F(ServerTest, RequestsAboutManyVersionsHoldOnlySoMuchText) {
  std::atomic<bool> hold = true;
  engine.hover = [&](const draft::Snapshot&, std::uint32_t) -> std::optional<features::Hover> {
    while (hold) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return std::nullopt;
  };
  ServerOptions options;
  options.waiting_texts = 1000;
  start(options);
  initialize(Json::object(), {{"diagnosticsDelay", 10'000}});
  const std::string text(100, 'x');
  open(text);
  constexpr int kCount = 100;
  for (int i = 0; i < kCount; ++i) {
    change(i + 2, nullptr, text);
    ask(i, "textDocument/hover", at(0, 0));
  }
  // Nothing is let go before the many are refused: else those that come after would find room.
  constexpr int kHeld = 20;
  for (int i = kHeld; i < kCount; ++i) {
    const Json refused = receive([](const Json& m) { return !m.contains("method"); });
    ASSERT_TRUE(refused.contains("error"));
    EXPECT_EQ(error_code(refused), -32803);
  }
  hold = false;
  int answered = 0;
  for (int i = 0; i < kHeld; ++i) {
    const Json answer = receive([](const Json& m) { return !m.contains("method"); });
    if (answer.contains("result")) ++answered;
  }
  EXPECT_GE(answered, 5);
  EXPECT_TRUE(ask_and_wait("textDocument/hover", at(0, 0)).contains("result"));
}

TEST_F(ServerTest, AFloodWithCancellationsIsAnsweredOnceEach) {
  start();
  initialize();
  open("SLOW");
  constexpr int kCount = 400;
  for (int i = 0; i < kCount; ++i) ask(i, "textDocument/hover", at(0, 0));
  for (int i = 0; i < kCount; ++i) {
    if (i % 10 != 0) notify("$/cancelRequest", {{"id", i}});
  }
  int cancelled = 0;
  std::set<int> ids;
  for (int i = 0; i < kCount; ++i) {
    const Json answer = receive([](const Json& m) { return !m.contains("method"); });
    EXPECT_TRUE(ids.insert(answer["id"].get<int>()).second);
    if (answer.contains("error")) {
      EXPECT_EQ(answer["error"]["code"], -32800);
      ++cancelled;
    }
  }
  EXPECT_GT(cancelled, kCount / 2);
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(kCount));
}

// Projects and the index.

TEST_F(ServerTest, AnswersWhileTheIndexIsBeingBuiltAndKnowsItAfterwards) {
  make_project();
  state->hold_index = true;
  start();
  initialize_in(folder, {{"window", {{"workDoneProgress", true}}}});
  const std::string uri = "file://" + (folder / "chapter.md").string();
  open("A NAME", uri);
  const Json create = receive(
      [](const Json& m) { return m.value("method", "") == "window/workDoneProgress/create"; });
  stream.send(rpc::write_response(create["id"], rpc::Json()));
  const Json begun = notification("$/progress");
  EXPECT_EQ(begun["token"], create["params"]["token"]);
  EXPECT_EQ(begun["value"]["kind"], "begin");
  EXPECT_EQ(ask_and_wait("textDocument/hover", at(0, 0, uri))["result"]["contents"]["value"],
            "0 of 6, index 1");
  state->hold_index = false;
  receive([](const Json& m) {
    return m.value("method", "") == "$/progress" && m["params"]["value"]["kind"] == "end";
  });
  // What is asked when the bar goes is answered with what is known now.
  EXPECT_EQ(ask_and_wait("textDocument/hover", at(0, 0, uri))["result"]["contents"]["value"],
            "0 of 6, index 2");
}

// A small shelf is read before an editor has come to answer.
TEST_F(ServerTest, EndsABarThatTheEditorAgreesToLate) {
  make_project();
  start();
  initialize_in(folder, {{"window", {{"workDoneProgress", true}}}});
  const Json create = receive(
      [](const Json& m) { return m.value("method", "") == "window/workDoneProgress/create"; });
  ask_and_wait("workspace/executeCommand", {{"command", "apparatus.indexNow"}});
  stream.send(rpc::write_response(create["id"], rpc::Json()));
  const auto kind_of_next = [&] {
    return receive([&](const Json& m) {
      return m.value("method", "") == "$/progress" &&
             m["params"]["token"] == create["params"]["token"];
    })["params"]["value"]["kind"];
  };
  EXPECT_EQ(kind_of_next(), "begin");
  EXPECT_EQ(kind_of_next(), "end");
}

TEST_F(ServerTest, TellsViewsWhenTheShelfHasChanged) {
  make_project();
  start();
  initialize_in(folder, {{"experimental", {{"apparatusViews", true}}}});
  ask_and_wait("workspace/executeCommand", {{"command", "apparatus.indexNow"}});
  EXPECT_EQ(notification("apparatus/shelfChanged"), Json::object());
}

TEST_F(ServerTest, IndexesOnDemand) {
  make_project();
  start();
  initialize_in(folder);
  const Json answer = ask_and_wait("workspace/executeCommand", {{"command", "apparatus.indexNow"}});
  EXPECT_EQ(answer["result"]["texts"], 3);
}

// The writer need not type anything more for it.
TEST_F(ServerTest, DamageThatAQuestionComesUponIsToldAndMended) {
  make_project();
  start();
  initialize_in(folder);
  const std::string uri = "file://" + (folder / "chapter.md").string();
  open("text", uri);
  ask_and_wait("workspace/executeCommand", {{"command", "apparatus.indexNow"}});
  const int before = state->index_runs;
  state->hold_index = true;
  *state->damage = true;
  ask_and_wait("textDocument/hover", at(0, 0, uri));
  EXPECT_THAT(notification("window/showMessage")["message"].get<std::string>(),
              testing::AllOf(testing::HasSubstr("damaged"), testing::HasSubstr("made anew")));
  state->hold_index = false;
  ask_and_wait("workspace/executeCommand", {{"command", "apparatus.indexNow"}});
  EXPECT_GT(state->index_runs, before);
  EXPECT_FALSE(*state->damage);
}

TEST_F(ServerTest, ThereMayBeNothingToIndex) {
  start();
  initialize();
  const Json answer = ask_and_wait("workspace/executeCommand", {{"command", "apparatus.indexNow"}});
  EXPECT_EQ(error_code(answer), -32803);
}

TEST_F(ServerTest, StopsIndexingToExit) {
  make_project();
  state->hold_index = true;
  start();
  initialize_in(folder);
  ask_and_wait("shutdown", nullptr);
  notify("exit", nullptr);
  thread.join();
  EXPECT_EQ(exit_code, 0);
}

TEST_F(ServerTest, TellsWhatIsWrongWithTheProjectFileAtItsLine) {
  const auto file = make_project();
  {
    const std::lock_guard lock(state->mutex);
    state->projects[file].problems = {{2, 1, "unknown key"}};
  }
  start();
  initialize_in(folder);
  const Json published = notification("textDocument/publishDiagnostics");
  EXPECT_EQ(published["uri"], "file://" + file.string());
  EXPECT_EQ(published["diagnostics"][0]["message"], "unknown key");
  EXPECT_EQ(published["diagnostics"][0]["range"], range(1, 0, 18));
  {
    const std::lock_guard lock(state->mutex);
    state->projects[file].problems = {};
  }
  notify("workspace/didChangeWatchedFiles",
         {{"changes", {{{"uri", "file://" + file.string()}, {"type", 2}}}}});
  EXPECT_EQ(notification("textDocument/publishDiagnostics")["diagnostics"], Json::array());
}

TEST_F(ServerTest, NoticesByItselfThatTheCorpusChanged) {
  make_project();
  start();
  initialize_in(folder);
  ask_and_wait("workspace/executeCommand", {{"command", "apparatus.indexNow"}});
  const int before = state->index_runs;
  for (int i = 0; i < 500 && state->index_runs == before; ++i) {
    write_file(folder / "corpus" / "new.md", "A text of version " + std::to_string(i));
    std::this_thread::sleep_for(std::chrono::milliseconds(i % 20 == 0 ? 400 : 20));
  }
  EXPECT_GT(state->index_runs, before);
}

TEST_F(ServerTest, AnIndexThatIsNamedIsReadAndNotWritten) {
  make_project();
  write_file(folder / "given.sqlite", "");
  start({.index_file = folder / "given.sqlite"});
  initialize_in(folder);
  const std::string uri = "file://" + (folder / "chapter.md").string();
  open("text", uri);
  EXPECT_EQ(ask_and_wait("textDocument/hover", at(0, 0, uri))["result"]["contents"]["value"],
            "0 of 4, index 1");
  EXPECT_EQ(state->index_runs, 0);
}

// Limits.

TEST_F(ServerTest, ADraftAboveTheLimitIsLeftAloneUntilItIsSmaller) {
  start();
  initialize(Json::object(), {{"diagnosticsDelay", 0}, {"largestDraft", 1}});
  open("WRONG " + std::string(1 << 20, 'x'));
  EXPECT_NE(
      notification("window/showMessage")["message"].get<std::string>().find("larger than 1 MB"),
      std::string::npos);
  EXPECT_EQ(error_code(ask_and_wait("textDocument/hover", at(0, 0))), -32803);
  EXPECT_EQ(state->snapshots, 0) << "nobody reads it";
  change(2, nullptr, "WRONG again");
  EXPECT_EQ(diagnostics_of(2).size(), 1u);
}

TEST_F(ServerTest, WithATokenOnlyWhoHasItIsServed) {
  ServerOptions options;
  options.token = "0b5e";
  start(options);
  EXPECT_EQ(
      error_code(ask_and_wait("initialize", {{"capabilities", Json::object()},
                                             {"initializationOptions", {{"token", "0b5f"}}}})),
      -32600);
  thread.join();
  EXPECT_EQ(exit_code, 1) << "there is no second guess";
}

TEST_F(ServerTest, TheTokenOpensTheServer) {
  ServerOptions options;
  options.token = "0b5e";
  start(options);
  EXPECT_FALSE(initialize(Json::object(), {{"token", "0b5e"}}).empty());
}

// The record of latencies.

TEST_F(ServerTest, TellsHowLongAnswersTook) {
  start();
  initialize();
  open("A WRONG word");
  diagnostics_of(1);
  hover(0, 0);
  hover(0, 1);
  std::map<std::string, int> counts;
  // An answer is counted when it has been written, which may be after its reader has asked again.
  for (int i = 0; i < 1000 && counts["textDocument/hover"] < 2; ++i) {
    const Json stats = ask_and_wait("workspace/executeCommand", {{"command", "apparatus.stats"}});
    for (const Json& row : stats["result"]["methods"]) {
      counts[row["method"].get<std::string>()] = row["count"].get<int>();
      EXPECT_LE(row["median"].get<int>(), row["max"].get<int>());
    }
  }
  EXPECT_EQ(counts["textDocument/hover"], 2);
  EXPECT_GE(counts["textDocument/publishDiagnostics"], 1);
}

// Commands about a draft.

TEST_F(ServerTest, ACommandSendsItsEditsAsOneAndIsAnswered) {
  start();
  initialize(
      {{"workspace", {{"applyEdit", true}, {"workspaceEdit", {{"documentChanges", true}}}}}});
  open("A WRONG word and another WORD");
  EXPECT_TRUE(
      ask_and_wait("workspace/executeCommand", command("expandIbid")).at("result").is_null());
  const Json asked =
      receive([](const Json& m) { return m.value("method", "") == "workspace/applyEdit"; });
  EXPECT_EQ(asked["params"]["label"], "Spell out every Ibid.");
  const Json& change = asked["params"]["edit"]["documentChanges"][0];
  EXPECT_EQ(change["textDocument"]["version"], 1) << "refused where the writer has typed since";
  EXPECT_EQ(change["edits"].size(), 2u);
  EXPECT_EQ(change["edits"][0]["range"], range(0, 2, 7));
  stream.send(R"({"jsonrpc": "2.0", "id": )" + asked["id"].dump() +
              R"(, "result": {"applied": false}})");
  EXPECT_NE(notification("window/showMessage")["message"].get<std::string>().find("not made"),
            std::string::npos);
}

TEST_F(ServerTest, EachNormalisingCommandAsksForItsOwnKind) {
  start();
  initialize({{"workspace", {{"applyEdit", true}}}});
  open("A word");
  for (const auto& [name, what] :
       std::map<std::string, std::string>{{"normaliseNames", "names"},
                                          {"normaliseDates", "dates"},
                                          {"normaliseCitations", "citations"}}) {
    ask_and_wait("workspace/executeCommand", command(name));
    const Json asked =
        receive([](const Json& m) { return m.value("method", "") == "workspace/applyEdit"; });
    EXPECT_EQ(asked["params"]["edit"]["changes"][kUri][0]["newText"], what);
  }
}

TEST_F(ServerTest, ACommandWithNothingToChangeSaysSo) {
  start();
  initialize({{"workspace", {{"applyEdit", true}}}});
  open("A word");
  ask_and_wait("workspace/executeCommand", command("collapseIbid"));
  EXPECT_EQ(notification("window/showMessage")["message"],
            "Put every Ibid. back: there is nothing to change.");
}

TEST_F(ServerTest, ListsAreAnsweredAsText) {
  start();
  initialize();
  open("A word");
  EXPECT_EQ(ask_and_wait("workspace/executeCommand", command("listSources"))["result"],
            "# Sources");
  EXPECT_EQ(ask_and_wait("workspace/executeCommand", command("indexOfNames"))["result"], "# Names");
}

TEST_F(ServerTest, CommandsThatCannotBeDoneAreRefused) {
  start();
  const Json can = initialize()["capabilities"];
  open("A WRONG word");
  EXPECT_EQ(error_code(ask_and_wait("workspace/executeCommand", command("expandIbid"))), -32803)
      << "the editor takes no edits";
  EXPECT_EQ(error_code(ask_and_wait("workspace/executeCommand",
                                    command("listSources", "file:///nobody/has/it.md"))),
            -32602);
  EXPECT_EQ(
      error_code(ask_and_wait("workspace/executeCommand", {{"command", "apparatus.listSources"}})),
      -32602);
  const Json& offered = can["executeCommandProvider"]["commands"];
  for (const DraftCommand& known : draft_commands()) {
    EXPECT_NE(std::find(offered.begin(), offered.end(), Json(std::string(known.name))),
              offered.end())
        << known.name;
  }
}

TEST_F(ServerTest, LeavesItsRecordBesideTheIndex) {
  const auto project_file = make_project();
  std::filesystem::create_directories(folder / ".apparatus");
  start();
  initialize_in(folder);
  open("A word", "file://" + (folder / "chapter.md").string());
  EXPECT_TRUE(
      ask_and_wait("textDocument/hover", at(0, 0, "file://" + (folder / "chapter.md").string()))
          .contains("result"));
  ask_and_wait("shutdown", nullptr);
  notify("exit", nullptr);
  thread.join();
  std::ifstream stream_of_record(folder / ".apparatus" / "latency.json");
  const std::string text(std::istreambuf_iterator<char>(stream_of_record), {});
  EXPECT_NE(text.find("textDocument/hover"), std::string::npos) << text;
}

}  // namespace
}  // namespace apparatus::server
