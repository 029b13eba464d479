// Projects, their indexes and the files behind them: settings, commands, and what happens when a
// file changes.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <utility>

#include "lsp/protocol/uri.h"
#include "lsp/server/server.h"

namespace apparatus::server {
namespace {

// Programs write a file in several steps, and a folder of texts is copied file by file.
constexpr std::chrono::milliseconds kFilePause{200};
constexpr std::size_t kMostLeftOutTold = 20;

bool is_project_file(const std::filesystem::path& path) {
  return path.filename() == "apparatus.toml";
}

bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

bool belongs_to_corpus(const std::filesystem::path& path, const project::Project& project) {
  return std::any_of(project.corpus.begin(), project.corpus.end(),
                     [&](const auto& corpus) { return is_inside(path, corpus); });
}

// The index file itself or one of those that SQLite keeps beside it.
bool belongs_to_index(const std::filesystem::path& path, const std::filesystem::path& index_file) {
  return !index_file.empty() && path.parent_path() == index_file.parent_path() &&
         path.filename().native().starts_with(index_file.filename().native());
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The words of a line (from 1), without the blanks before them.
protocol::Range words_of_line(const std::string& text, std::uint32_t line,
                              protocol::PositionEncoding encoding) {
  if (line == 0) return {};
  const text::LineTable lines(text);
  const text::SourceRange range = lines.line_range(text, line - 1);
  const std::size_t first = text.find_first_not_of(" \t", range.begin);
  const auto begin = static_cast<std::uint32_t>(std::min<std::size_t>(first, range.end));
  return protocol::PositionMapper(text, lines, encoding)
      .range_of(text::SourceRange{begin, range.end});
}

}  // namespace

void Server::did_change_configuration(const protocol::DidChangeConfigurationParams& params) {
  const bool hints = settings_.inlay_hints;
  protocol::read_settings(params.settings, settings_);
  if (hints != settings_.inlay_hints) {
    ask_to_refresh(client_->can.refreshes_inlay_hints, "workspace/inlayHint/refresh");
  }
}

void Server::did_change_folders(const protocol::DidChangeWorkspaceFoldersParams& params) {
  for (const auto& folder : params.removed) {
    if (const auto path = protocol::path_of_uri(folder.uri)) workspace_.remove_folder(*path);
  }
  for (const auto& folder : params.added) {
    if (const auto path = protocol::path_of_uri(folder.uri)) workspace_.add_folder(*path);
  }
  for (OpenProject* project : workspace_.projects()) introduce(*project);
}

void Server::did_change_files(const protocol::DidChangeWatchedFilesParams& params) {
  for (const auto& change : params.changes) {
    if (const auto path = protocol::path_of_uri(change.uri)) file_changed(*path);
  }
}

void Server::execute_command(const rpc::Json& json, rpc::Reply reply) {
  std::string fault;
  protocol::ExecuteCommandParams params;
  if (!protocol::read(json, params, protocol::Path(fault))) {
    return reply(rpc::Error{rpc::ErrorCode::invalid_params, fault});
  }
  if (params.command == "apparatus.indexNow") return index_now(std::move(reply));
  reply(rpc::Error{rpc::ErrorCode::invalid_params, "command: " + params.command + " is unknown"});
}

// Answered when all projects' indexes are up to date, with the sum of what was done.
void Server::index_now(rpc::Reply reply) {
  struct Sum {
    explicit Sum(rpc::Reply to) : reply(std::move(to)) {}
    rpc::Reply reply;
    std::size_t waiting = 0;
    protocol::IndexResult result;
  };
  auto sum = std::make_shared<Sum>(std::move(reply));
  if (!sum->reply.begin()) return;
  std::vector<OpenProject*> with_corpus;
  for (OpenProject* project : workspace_.projects()) {
    if (!project->project->corpus.empty() && !project->index_file.empty()) {
      with_corpus.push_back(project);
    }
  }
  if (with_corpus.empty()) {
    return sum->reply(rpc::Error{rpc::ErrorCode::request_failed,
                                 "There is no corpus to index: name its folders under [corpus] "
                                 "paths in apparatus.toml."});
  }
  sum->waiting = with_corpus.size();
  for (const OpenProject* project : with_corpus) {
    indexing_.update(project->index_file, project->project, [sum](const IndexingOutcome& outcome) {
      sum->result.texts += outcome.report.texts;
      sum->result.read += outcome.report.read;
      if (!outcome.report.error.empty()) sum->result.error = outcome.report.error;
      if (--sum->waiting == 0) sum->reply(protocol::write(sum->result));
    });
  }
}

void Server::file_changed(const std::filesystem::path& path) {
  changed_files_.insert(path);
  file_pause_.expires_after(kFilePause);
  file_pause_.async_wait([this](const boost::system::error_code& error) {
    if (!error) take_in_changes();
  });
}

void Server::take_in_changes() {
  std::set<OpenProject*> corpus_changed;
  std::set<std::filesystem::path> index_changed;
  for (const auto& path : std::exchange(changed_files_, {})) {
    if (is_project_file(path)) {
      project_file_changed(path);
      continue;
    }
    for (OpenProject* project : workspace_.projects()) {
      if (belongs_to_index(path, project->index_file)) {
        index_changed.insert(project->index_file);
      } else if (belongs_to_corpus(path, *project->project)) {
        corpus_changed.insert(project);
      }
    }
  }
  for (OpenProject* project : corpus_changed) refresh(*project);
  for (const auto& index_file : index_changed) indexing_.reopen(index_file);
}

void Server::project_file_changed(const std::filesystem::path& project_file) {
  if (OpenProject* project = workspace_.reload(project_file)) {
    publish_problems(*project->project);
    refresh(*project);
    watcher_.watch(workspace_.watched_folders());
  }
  // A project file that came or went changes whose drafts are whose.
  check_all_again();
}

void Server::refresh(OpenProject& project) {
  if (workspace_.keeps_index(project)) indexing_.update(project.index_file, project.project);
}

void Server::introduce(OpenProject& project) {
  if (!initialized_ || !introduced_.insert(&project).second) return;
  if (!project.project->problems.empty()) publish_problems(*project.project);
  if (workspace_.keeps_index(project)) {
    refresh(project);
  } else if (!project.index_trouble.empty()) {
    show(protocol::MessageType::warning, project.index_trouble);
  }
  watcher_.watch(workspace_.watched_folders());
}

void Server::publish_problems(const project::Project& project) {
  if (project.file.empty()) return;
  const std::string text = read_file(project.file);
  protocol::PublishDiagnosticsParams params{protocol::uri_of_path(project.file.string()), {}, {}};
  for (const auto& problem : project.problems) {
    params.diagnostics.push_back({.range = words_of_line(text, problem.line, client_->encoding),
                                  .severity = protocol::DiagnosticSeverity::error,
                                  .code = {},
                                  .code_link = {},
                                  .message = problem.message,
                                  .related = {}});
  }
  connection_.notify("textDocument/publishDiagnostics", protocol::write(params), params.uri);
}

void Server::index_updated(const IndexingOutcome& outcome) {
  if (!outcome.report.error.empty()) show(protocol::MessageType::error, outcome.report.error);
  if (outcome.report.rebuilt) {
    log(protocol::MessageType::info, "The index was built anew: " + outcome.report.rebuilt_because);
  }
  const auto& left_out = outcome.report.left_out;
  for (std::size_t i = 0; i < std::min(left_out.size(), kMostLeftOutTold); ++i) {
    log(protocol::MessageType::warning,
        "Left out of the corpus: " + left_out[i].file + " " + left_out[i].reason);
  }
  bool changed = false;
  for (OpenProject* project : workspace_.projects()) {
    if (project->index_file != outcome.index_file) continue;
    changed |= Workspace::set_knowledge(*project, outcome.knowledge);
  }
  watcher_.watch(workspace_.watched_folders());  // the index's own folder may be new
  if (changed) check_all_again();
}

void Server::check_all_again() {
  for (OpenDocument* document : documents_.all()) {
    if (document->dropped || !document->is_draft()) continue;
    document->state = nullptr;
    introduce(workspace_.project_of(document->file));
    diagnostics_.schedule(document->uri, std::chrono::milliseconds(0));
  }
  ask_to_refresh(client_->can.refreshes_tokens, "workspace/semanticTokens/refresh");
  ask_to_refresh(client_->can.refreshes_inlay_hints && settings_.inlay_hints,
                 "workspace/inlayHint/refresh");
}

// What an editor keeps of these answers is asked for again only when it is told.
void Server::ask_to_refresh(bool wanted, std::string_view method) {
  if (wanted) connection_.request(method, nullptr, [](const rpc::Outcome&) {});
}

// The editor's own watching reaches where inotify does not: network folders, and editors on another
// machine.
void Server::register_watchers() {
  if (!client_->can.watches_files) return;
  std::vector<std::string> globs = {"**/apparatus.toml"};
  for (const OpenProject* project : workspace_.projects()) {
    for (const auto& path : project->project->corpus) globs.push_back(path.string() + "/**");
  }
  connection_.request("client/registerCapability", protocol::write_watch_registration(globs),
                      [](const rpc::Outcome&) {});
}

void Server::show(protocol::MessageType type, const std::string& text) {
  connection_.notify("window/showMessage", protocol::write_message(type, text));
}

void Server::log(protocol::MessageType type, const std::string& text) {
  connection_.notify("window/logMessage", protocol::write_message(type, text));
}

}  // namespace apparatus::server
