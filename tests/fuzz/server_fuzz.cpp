// The whole server, with the real engine and no corpus, fed a stream of messages: mostly
// well-formed ones about one draft that is edited meanwhile, and in between any bytes. Every
// question has exactly one answer, and the server ends when it is told to.
#include <fuzzer/FuzzedDataProvider.h>
#include <spdlog/spdlog.h>

#include <array>
#include <map>
#include <string>
#include <thread>
#include <utility>

#include "lsp/rpc/json.h"
#include "lsp/rpc/message.h"
#include "lsp/server/server.h"
#include "tests/fuzz/expect.h"
#include "tests/unit/rpc/memory_stream.h"
#include "text/encoding.h"

namespace apparatus::fuzz {
namespace {

using rpc::Json;

constexpr int kMostMessages = 60;
constexpr std::size_t kLongestText = 4000;
constexpr std::array<std::string_view, 3> kUris = {"untitled:One", "file:///nowhere/two.md",
                                                   "file:///nowhere/three.tex"};
constexpr std::array<std::string_view, 3> kLanguages = {"plaintext", "markdown", "latex"};
constexpr std::array<std::string_view, 14> kAboutPlaces = {"textDocument/hover",
                                                           "textDocument/completion",
                                                           "textDocument/definition",
                                                           "textDocument/references",
                                                           "textDocument/documentHighlight",
                                                           "textDocument/signatureHelp",
                                                           "textDocument/prepareRename",
                                                           "textDocument/rename",
                                                           "textDocument/codeAction",
                                                           "textDocument/inlayHint",
                                                           "textDocument/semanticTokens/range",
                                                           "textDocument/selectionRange",
                                                           "textDocument/prepareCallHierarchy",
                                                           "textDocument/nothing"};
constexpr std::array<std::string_view, 9> kAboutDrafts = {"textDocument/documentSymbol",
                                                          "textDocument/foldingRange",
                                                          "textDocument/semanticTokens/full",
                                                          "textDocument/documentLink",
                                                          "textDocument/codeLens",
                                                          "textDocument/diagnostic",
                                                          "workspace/symbol",
                                                          "apparatus/people",
                                                          "apparatus/chronology"};

class Editor {
 public:
  Editor(const std::uint8_t* data, std::size_t size) : input_(data, size) {}

  void run() {
    server::ServerOptions options;
    options.limits.frame.body = 1 << 20;
    std::thread thread([&] {
      server::Server(stream_, server::real_engine(), options).run();
      stream_.close();
    });
    begin();
    for (int i = 0; i < kMostMessages && input_.remaining_bytes() > 0; ++i) send_any();
    ask("shutdown", nullptr);
    notify("exit", nullptr);
    std::map<std::int64_t, int> answers;
    while (const auto body = stream_.receive()) {
      const Json message = Json::parse(*body, nullptr, false);
      expect(!message.is_discarded(), "what the server sends is JSON");
      if (message.contains("method") || !message["id"].is_number_integer()) continue;
      ++answers[message["id"].get<std::int64_t>()];
    }
    thread.join();
    // Any bytes may hold a question, or the end of all.
    if (any_bytes_) return;
    for (std::int64_t id = 1; id < next_id_; ++id)
      expect(answers[id] == 1, "a question has one answer");
  }

 private:
  void begin() {
    ask("initialize", {{"processId", nullptr},
                       {"rootUri", nullptr},
                       {"capabilities", Json::object()},
                       {"initializationOptions", {{"diagnosticsDelay", 0}}}});
    notify("initialized", Json::object());
  }
  void send_any() {
    switch (input_.ConsumeIntegralInRange<int>(0, 9)) {
      case 0:
        return open();
      case 1:
      case 2:
      case 3:
        return change();
      case 4:
        return notify("textDocument/didClose", {{"textDocument", {{"uri", uri()}}}});
      case 5:
        any_bytes_ = true;
        return stream_.send_bytes(input_.ConsumeRandomLengthString(200));
      case 6:
        return notify("$/cancelRequest", {{"id", next_id_ - 1}});
      case 7:
        ask(input_.PickValueInArray(kAboutDrafts),
            {{"textDocument", {{"uri", uri()}}}, {"query", text(20)}});
        return;
      default:
        return ask_about_place();
    }
  }
  void open() {
    const std::size_t which = input_.ConsumeIntegralInRange<std::size_t>(0, kUris.size() - 1);
    notify("textDocument/didOpen", {{"textDocument",
                                     {{"uri", kUris[which]},
                                      {"languageId", kLanguages[which]},
                                      {"version", 1},
                                      {"text", text(kLongestText)}}}});
  }
  void change() {
    Json change = {{"text", text(100)}};
    if (input_.ConsumeBool()) change["range"] = {{"start", position()}, {"end", position()}};
    notify("textDocument/didChange", {{"textDocument", {{"uri", uri()}, {"version", ++version_}}},
                                      {"contentChanges", Json::array({std::move(change)})}});
  }
  void ask_about_place() {
    const Json place = position();
    ask(input_.PickValueInArray(kAboutPlaces), {{"textDocument", {{"uri", uri()}}},
                                                {"position", place},
                                                {"positions", Json::array({place})},
                                                {"range", {{"start", place}, {"end", position()}}},
                                                {"newName", text(20)},
                                                {"context", {{"diagnostics", Json::array()}}}});
  }

  std::string_view uri() { return input_.PickValueInArray(kUris); }
  std::string text(std::size_t longest) {
    return text::scrub_utf8(input_.ConsumeRandomLengthString(longest));
  }
  Json position() {
    return {{"line", input_.ConsumeIntegral<std::uint8_t>()},
            {"character", input_.ConsumeIntegral<std::uint8_t>()}};
  }
  void ask(std::string_view method, Json params) {
    stream_.send(rpc::write_request(next_id_++, method, std::move(params)));
  }
  void notify(std::string_view method, Json params) {
    stream_.send(rpc::write_notification(method, std::move(params)));
  }

  FuzzedDataProvider input_;
  rpc::MemoryStream stream_;
  std::int64_t next_id_ = 1;
  int version_ = 1;
  bool any_bytes_ = false;
};

}  // namespace
}  // namespace apparatus::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spdlog::set_level(spdlog::level::off);
  apparatus::fuzz::Editor(data, size).run();
  return 0;
}
