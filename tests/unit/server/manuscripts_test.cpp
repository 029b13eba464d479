// A book of several files in an editor: the real engine behind a server, over a stream in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <thread>

#include "lsp/protocol/uri.h"
#include "lsp/server/server.h"
#include "tests/unit/rpc/memory_stream.h"
#include "tests/unit/temporary_folder.h"

namespace apparatus::server {
namespace {

using rpc::Json;
using testing::HasSubstr;

constexpr const char* kOne = "Coal was short.[^1]\n\n[^1]: GARF, f. 130, op. 2, d. 7, l. 1.\n";
constexpr const char* kTwo = "Bread was, too.[^1]\n\n[^1]: Ibid., l. 6.\n";

class ManuscriptServer : public testing::Test {
 protected:
  void start(const std::string& toml = "[draft]\nfiles = [\"one.md\", \"two.md\"]\n") {
    folder_.write("apparatus.toml", toml);
    thread_ = std::thread([this] {
      Server(stream_, real_engine()).run();
      stream_.close();
    });
    const Json options = {{"diagnosticsDelay", 0}};
    stream_.send(rpc::write_request(1, "initialize",
                                    {{"processId", nullptr},
                                     {"rootUri", nullptr},
                                     {"capabilities", Json::object()},
                                     {"initializationOptions", options}}));
    receive([](const Json& message) { return message.contains("result"); });
    notify("initialized", Json::object());
  }
  void TearDown() override {
    stream_.end();
    if (thread_.joinable()) thread_.join();
  }

  std::string uri(const std::string& name) const {
    return protocol::uri_of_path((folder_ / name).string());
  }
  void notify(const std::string& method, Json params) {
    stream_.send(rpc::write_notification(method, std::move(params)));
  }
  void open(const std::string& name, const std::string& text) {
    notify("textDocument/didOpen",
           {{"textDocument",
             {{"uri", uri(name)}, {"languageId", "markdown"}, {"version", 1}, {"text", text}}}});
  }
  void change(const std::string& name, int version, const std::string& text) {
    notify("textDocument/didChange", {{"textDocument", {{"uri", uri(name)}, {"version", version}}},
                                      {"contentChanges", Json::array({{{"text", text}}})}});
  }
  void save(const std::string& name) {
    notify("textDocument/didSave", {{"textDocument", {{"uri", uri(name)}}}});
  }
  Json ask(int id, const std::string& method, Json params) {
    stream_.send(rpc::write_request(id, method, std::move(params)));
    return receive([&](const Json& message) {
      return !message.contains("method") && message["id"] == id;
    })["result"];
  }
  Json receive(const std::function<bool(const Json&)>& wanted) {
    while (auto body = stream_.receive()) {
      Json message = Json::parse(*body);
      if (wanted(message)) return message;
    }
    ADD_FAILURE() << "the message never came";
    return Json::object();
  }
  // The next diagnostics of a file for which `wanted` holds; those before them may be of any state.
  Json diagnostics(const std::string& name, const std::function<bool(const Json&)>& wanted) {
    return receive([&](const Json& message) {
      return message.value("method", "") == "textDocument/publishDiagnostics" &&
             message["params"]["uri"] == uri(name) && wanted(message["params"]["diagnostics"]);
    })["params"]["diagnostics"];
  }
  static bool none(const Json& diagnostics) { return diagnostics.empty(); }
  static bool some(const Json& diagnostics) { return !diagnostics.empty(); }

  TemporaryFolder folder_;
  rpc::MemoryStream stream_;
  std::thread thread_;
};

TEST_F(ManuscriptServer, AChangeInOneChapterChangesWhatAnIbidInAnotherMeans) {
  start();
  folder_.write("one.md", kOne);
  folder_.write("two.md", kTwo);
  open("one.md", kOne);
  open("two.md", kTwo);
  diagnostics("two.md", none);
  change("one.md", 2, "Coal was short.[^1]\n\n[^1]: RGAE, f. 3429, op. 1, d. 12, l. 5.\n");
  const Json told = diagnostics("two.md", some);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0]["code"], "citation-ibid");
  EXPECT_THAT(told[0]["message"].get<std::string>(), HasSubstr("now means “RGAE, f. 3429"));
  EXPECT_THAT(told[0]["message"].get<std::string>(), HasSubstr("it meant “GARF, f. 130"));
  // Whoever saves the chapter has seen what its references mean now.
  save("two.md");
  diagnostics("two.md", none);
}

TEST_F(ManuscriptServer, AnUnopenedChapterIsReadFromTheDisk) {
  start();
  folder_.write("one.md", kOne);
  open("two.md", kTwo);
  diagnostics("two.md", none);
}

TEST_F(ManuscriptServer, AMovedNoteIsToldAtOnceWithFixesForBothIntentions) {
  start("");
  const std::string notes =
      "\n\n[^a]: GARF, f. 130, op. 2, d. 7, l. 1.\n[^b]: Ibid., l. 2.\n"
      "[^n]: RGAE, f. 3429, op. 1, d. 12, l. 5.\n";
  const std::string before = "Coal.[^a] Bread.[^b] Tea.[^n]" + notes;
  const std::string after = "Coal.[^a] Tea.[^n] Bread.[^b]" + notes;
  open("letter.md", before);
  diagnostics("letter.md", none);
  change("letter.md", 2, after);
  const Json told = diagnostics("letter.md", some);
  ASSERT_EQ(told.size(), 1U);
  stream_.send(rpc::write_request(7, "textDocument/codeAction",
                                  {{"textDocument", {{"uri", uri("letter.md")}}},
                                   {"range", told[0]["range"]},
                                   {"context", {{"diagnostics", told}}}}));
  const Json actions = receive([](const Json& message) {
    return !message.contains("method") && message["id"] == 7;
  })["result"];
  std::string titles;
  for (const Json& action : actions) titles += action["title"].get<std::string>() + "\n";
  EXPECT_THAT(titles, HasSubstr("Write “GARF, f. 130, op. 2, d. 7, l. 2”"));
  EXPECT_THAT(titles, HasSubstr("Write “RGAE, f. 3429, op. 1, d. 12, l. 2”"));
  change("letter.md", 3, before);
  diagnostics("letter.md", none);
}

TEST_F(ManuscriptServer, AChapterThatIsNotThereIsToldInTheFileThatListsIt) {
  folder_.write("_quarto.yml", "book:\n  chapters:\n    - one.qmd\n    - harvest.qmd\n");
  folder_.write("one.qmd", "# One\n");
  start("");
  open("one.qmd", "# One\n");
  const Json told = diagnostics("_quarto.yml", some);
  EXPECT_THAT(told[0]["message"].get<std::string>(), HasSubstr("“harvest.qmd” is not there"));
  EXPECT_EQ(told[0]["range"]["start"]["line"], 3);
}

// Who looks up a text of the shelf does not write it: a person is not renamed there, and counts for
// the shelf alone.
TEST_F(ManuscriptServer, AnOpenTextOfTheShelfIsNoDraft) {
  const std::string essay = "Maksim Litvinov left early. Litvinov took the coal.\n";
  folder_.write("texts/essay.md", essay);
  start("[corpus]\npaths = [\"texts\"]\n");
  open("chapter.md", "Maksim Litvinov counted the bags. Litvinov was right.\n");
  open("texts/essay.md", essay);
  ask(7, "workspace/executeCommand", {{"command", "apparatus.indexNow"}});
  const Json changes = ask(8, "textDocument/rename",
                           {{"textDocument", {{"uri", uri("chapter.md")}}},
                            {"position", {{"line", 0}, {"character", 9}}},
                            {"newName", "Wallach"}})["changes"];
  ASSERT_EQ(changes.size(), 1U) << changes;
  EXPECT_TRUE(changes.contains(uri("chapter.md")));
  const Json people = ask(9, "apparatus/people", Json::object());
  ASSERT_EQ(people.size(), 1U) << people;
  EXPECT_EQ(people[0]["inDrafts"], 2);
  EXPECT_EQ(people[0]["inCorpus"], 2);
}

// Nor does anybody want to be told what is amiss in it.
TEST_F(ManuscriptServer, NoFaultIsFoundWithAnOpenTextOfTheShelf) {
  const std::string essay = "The coal came on 31 February 1921.\n";
  folder_.write("texts/essay.md", essay);
  start("[corpus]\npaths = [\"texts\"]\n");
  open("chapter.md", essay);
  EXPECT_EQ(diagnostics("chapter.md", some).size(), 1U);
  open("texts/essay.md", essay);
  EXPECT_TRUE(diagnostics("texts/essay.md", none).empty());
}

// Where they lie together nobody can tell which text is meant to be read only.
TEST_F(ManuscriptServer, DraftsThatLieInTheShelfAreDrafts) {
  start("[corpus]\npaths = [\".\"]\n");
  open("chapter.md", "Maksim Litvinov counted the bags. Litvinov was right.\n");
  const Json people = ask(7, "apparatus/people", Json::object());
  ASSERT_EQ(people.size(), 1U) << people;
  EXPECT_EQ(people[0]["inDrafts"], 2);
}

}  // namespace
}  // namespace apparatus::server
