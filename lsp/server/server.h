// The language server: from the editor's messages to the engine and back.
//
// Threads. The reading thread (rpc::Connection::run) takes messages in and queues them on the
// server's own thread, which has all state to itself: the documents, the projects, what was agreed
// with the editor. That thread never works on a text beyond applying an edit; whatever reads a
// draft runs on workers, over an immutable DraftState that was fixed when the message came, so that
// a request sees exactly the edits that were sent before it. Diagnostics and indexing have workers
// of their own and never keep a request waiting.
//
// Memory. What waits is bounded, whatever an editor sends: messages that are not yet handled
// (Backlog), requests (rpc::Limits), the texts of earlier versions that requests still want, and
// what the editor does not read (rpc::Outbox).
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "lsp/protocol/params.h"
#include "lsp/protocol/results.h"
#include "lsp/rpc/byte_stream.h"
#include "lsp/rpc/connection.h"
#include "lsp/server/backlog.h"
#include "lsp/server/diagnostics.h"
#include "lsp/server/draft_commands.h"
#include "lsp/server/draft_requests.h"
#include "lsp/server/engine.h"
#include "lsp/server/file_watcher.h"
#include "lsp/server/indexing.h"
#include "lsp/server/latency.h"
#include "lsp/server/open_documents.h"
#include "lsp/server/token_history.h"
#include "lsp/server/workspace.h"
#include "lsp/server/workspace_requests.h"

namespace apparatus::server {

struct ServerOptions {
  std::optional<std::filesystem::path> index_file;  // instead of the projects' own
  rpc::Limits limits = {};
  std::string token = {};  // that `initialize` must carry; "": anybody who can connect is served
  std::size_t backlog = std::size_t{64} * 1024 * 1024;  // bytes of messages that wait to be handled
  // Bytes of the versions of drafts that requests wait for, or four times the draft where that is
  // more; a request about yet another version is answered RequestFailed.
  std::size_t waiting_texts = std::size_t{256} * 1024 * 1024;
};

class Server : private rpc::Handler {
 public:
  Server(rpc::ByteStream& stream, Engine engine, ServerOptions options = {});
  ~Server() override;

  // Serves until the editor says `exit` or is gone. The program's exit code, as LSP has it: 0 after
  // `shutdown`, else 1.
  int run();

 private:
  enum class Phase : std::uint8_t { uninitialized, running, shut_down };

  // On the reading thread.
  void on_request(std::string method, rpc::Json params, rpc::Reply reply) override;
  void on_notification(std::string method, rpc::Json params, std::size_t size) override;

  // On the server's thread, as all that follows.
  void run_loop();
  void dispatch(const std::string& method, const rpc::Json& params, rpc::Reply reply);
  void dispatch(const std::string& method, const rpc::Json& params);
  template <auto kHandler>
  void take(const std::string& method, const rpc::Json& params);
  void end(int exit_code);

  // Lifecycle: lifecycle.cpp.
  rpc::Outcome initialize(const rpc::Json& params);
  protocol::InitializeResult agreed() const;
  void initialized(const protocol::NoParams& params);
  void watch_editor_process(std::int64_t process_id);

  // Documents: documents.cpp.
  void did_open(const protocol::DidOpenParams& params);
  void did_change(const protocol::DidChangeParams& params);
  void did_close(const protocol::TextDocumentParams& params);
  void did_save(const protocol::TextDocumentParams& params);
  void lose_track(OpenDocument& document, const std::string& reason);
  std::shared_ptr<const DraftState> state_of(OpenDocument& document);
  std::shared_ptr<const DraftReading> reading_of(OpenDocument& document);
  // The other drafts of its project that are open.
  std::vector<OpenDocument*> other_documents(const OpenDocument& document);
  std::shared_ptr<const project::Project> as_preferred(
      std::shared_ptr<const project::Project> project, const std::string& file) const;
  std::function<void(rpc::Json)> part_sender(const rpc::Json& params);
  std::vector<std::shared_ptr<const DraftState>> other_drafts(const OpenDocument& document);
  bool has_room_for(const OpenDocument& document) const;
  // Such a draft is told of once and left alone until it is smaller.
  bool is_too_large(OpenDocument& document);
  void answer_about_workspace(const WorkspaceRequest& request, const rpc::Json& params,
                              rpc::Reply reply);
  void answer_about_draft(const DraftRequest& request, const rpc::Json& params, rpc::Reply reply);
  // Answered by a worker, unless the draft cannot be worked on now.
  struct DraftJob {
    Job job;
    bool sees_others = false;
    std::function<void(rpc::Json)> send_part;
  };
  void answer_by_worker(OpenDocument& document, DraftJob job, rpc::Reply reply);

  // Manuscripts of several files: manuscripts.cpp.
  void remember_meanings(OpenDocument& document);
  void other_drafts_changed(const OpenDocument& document);
  void files_of_drafts_changed(const std::set<std::filesystem::path>& paths);
  void draft_was_checked(const DraftState& state);
  void publish_file_problems(const draft::Manuscript& manuscript);

  // Projects and files: projects.cpp.
  // A text of a corpus that somebody has opened to read it is no part of what is being written.
  // Where the drafts lie in the corpus themselves nobody can tell, and all are drafts.
  bool is_on_shelf(const std::filesystem::path& file);
  void did_change_configuration(const protocol::DidChangeConfigurationParams& params);
  void ask_for_settings();
  void take_settings(const std::vector<std::filesystem::path>& folders, const rpc::Json& answer);
  // What is shown only to those who ask for it, in some folder at least; and what changes findings.
  struct Shown {
    bool inlay_hints = false;
    bool code_lens = false;
    std::vector<project::Settings> preferred;
  };
  Shown shown() const;
  void refresh_shown(const Shown& before);
  const protocol::ClientSettings& settings_of(const std::string& file) const;
  void did_change_folders(const protocol::DidChangeWorkspaceFoldersParams& params);
  void did_change_files(const protocol::DidChangeWatchedFilesParams& params);
  void execute_command(const rpc::Json& params, rpc::Reply reply);
  void index_now(rpc::Reply reply);
  void answer_draft_command(const DraftCommand& command, const std::string& uri, rpc::Reply reply);
  // From any thread.
  void propose(std::string_view label, const protocol::WorkspaceEdit& edit);
  void keep_latency();
  std::set<std::filesystem::path> latency_folders();
  void file_changed(const std::filesystem::path& path);
  void take_in_changes();
  void project_file_changed(const std::filesystem::path& project_file);
  void refresh(OpenProject& project);
  void introduce(OpenProject& project);
  void look_for_damage(const KnowledgePtr& knowledge);  // from any thread
  void replace_index(OpenProject& project);
  void publish_problems(const project::Project& project);
  std::vector<protocol::Diagnostic> diagnostics_of(const project::Project& project) const;
  void index_updated(const IndexingOutcome& outcome);
  void check_all_again();
  void ask_to_refresh(bool wanted, std::string_view method);
  void register_watchers();
  void show(protocol::MessageType type, const std::string& text);
  void log(protocol::MessageType type, const std::string& text);

  const Engine engine_;
  const ServerOptions options_;
  boost::asio::io_context loop_;
  rpc::Connection connection_;

  Backlog backlog_;

  Phase phase_ = Phase::uninitialized;
  bool initialized_ = false;
  int exit_code_ = 1;
  std::shared_ptr<const Client> client_ = std::make_shared<const Client>();
  protocol::ClientSettings settings_;  // of the window
  std::map<std::filesystem::path, protocol::ClientSettings> folder_settings_;
  TokenHistory tokens_;
  OpenDocuments documents_;
  std::shared_ptr<draft::UnopenedDrafts> unopened_ = std::make_shared<draft::UnopenedDrafts>();
  std::set<std::filesystem::path> watched_for_drafts_;  // folders of chapters and bibliographies
  // What was told of the files that a manuscript's root names, by root.
  std::map<std::filesystem::path, std::string> told_file_problems_;
  std::weak_ptr<const bibliography::Bibliography> prepared_;  // by Engine::prepare
  // Of all DraftStates that there are, in bytes of text.
  std::shared_ptr<std::atomic<std::size_t>> texts_size_ =
      std::make_shared<std::atomic<std::size_t>>(0);
  Workspace workspace_;
  std::set<const OpenProject*>
      introduced_;  // the editor was told of their problems, their index was refreshed
  std::set<std::filesystem::path> changed_files_;
  std::chrono::steady_clock::time_point first_change_;  // of changed_files_
  boost::asio::steady_timer file_pause_;
  boost::asio::steady_timer process_check_;
  LatencyRecord latency_;
  std::uint64_t latency_saved_ = 0;  // of latency_, when it was saved last
  boost::asio::steady_timer latency_pause_;

  Diagnostics diagnostics_;
  Indexing indexing_;
  FileWatcher watcher_;
  boost::asio::thread_pool workers_;
};

}  // namespace apparatus::server
