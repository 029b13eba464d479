// Projects, their indexes and the files behind them: settings, commands, and what happens when a
// file changes.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
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
// A folder where something is written all the time must not keep the changes waiting for ever.
constexpr std::chrono::seconds kLongestFilePause{2};
constexpr std::size_t kMostLeftOutTold = 20;

bool is_project_file(const std::filesystem::path& path) {
  return path.filename() == "apparatus.toml";
}

bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

// Hidden files and folders below a folder of the corpus are no part of it; the index may be there.
bool belongs_to_folder(const std::filesystem::path& path, const std::filesystem::path& corpus) {
  if (!is_inside(path, corpus)) return false;
  const auto below = path.lexically_relative(corpus);
  return std::none_of(below.begin(), below.end(), [](const std::filesystem::path& part) {
    return part.native().starts_with('.') && part != ".";
  });
}

bool belongs_to_corpus(const std::filesystem::path& path, const project::Project& project) {
  return std::any_of(project.corpus.begin(), project.corpus.end(),
                     [&](const auto& corpus) { return belongs_to_folder(path, corpus); });
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
  if (client_->can.configuration) return ask_for_settings();
  const Shown before = shown();
  protocol::read_settings(params.settings, settings_);
  refresh_shown(before);
}

// Each folder of a window may have settings of its own.
void Server::ask_for_settings() {
  if (!client_->can.configuration) return;
  const std::vector<std::filesystem::path> folders = workspace_.folders();
  std::vector<std::string> uris;
  for (const auto& folder : folders) uris.push_back(protocol::uri_of_path(folder.string()));
  connection_.request("workspace/configuration", protocol::write_configuration_request(uris),
                      [this, folders](const rpc::Outcome& outcome) {
                        const auto* answer = std::get_if<rpc::Json>(&outcome);
                        if (answer == nullptr) return;
                        boost::asio::post(loop_, [this, folders, answer = *answer] {
                          take_settings(folders, answer);
                        });
                      });
}

void Server::take_settings(const std::vector<std::filesystem::path>& folders,
                           const rpc::Json& answer) {
  if (!answer.is_array() || answer.empty()) return;
  const Shown before = shown();
  protocol::read_settings(answer[0], settings_);
  folder_settings_.clear();
  for (std::size_t i = 0; i < folders.size() && i + 1 < answer.size(); ++i) {
    protocol::ClientSettings& settings = folder_settings_[folders[i]] = settings_;
    protocol::read_settings(answer[i + 1], settings);
  }
  refresh_shown(before);
}

Server::Shown Server::shown() const {
  Shown shown{settings_.inlay_hints, settings_.code_lens, {settings_.preferred}};
  for (const auto& [folder, settings] : folder_settings_) {
    shown.inlay_hints = shown.inlay_hints || settings.inlay_hints;
    shown.code_lens = shown.code_lens || settings.code_lens;
    shown.preferred.push_back(settings.preferred);
  }
  return shown;
}

void Server::refresh_shown(const Shown& before) {
  const Shown now = shown();
  ask_to_refresh(client_->can.refreshes_inlay_hints && before.inlay_hints != now.inlay_hints,
                 "workspace/inlayHint/refresh");
  ask_to_refresh(client_->can.refreshes_lenses && before.code_lens != now.code_lens,
                 "workspace/codeLens/refresh");
  if (before.preferred != now.preferred) check_all_again();
}

// The innermost folder that holds the file; what the window has for all others.
const protocol::ClientSettings& Server::settings_of(const std::string& file) const {
  const protocol::ClientSettings* found = &settings_;
  std::size_t depth = 0;
  for (const auto& [folder, settings] : folder_settings_) {
    const std::size_t length = folder.native().size();
    if (length >= depth && is_inside(file, folder)) {
      found = &settings;
      depth = length;
    }
  }
  return *found;
}

void Server::did_change_folders(const protocol::DidChangeWorkspaceFoldersParams& params) {
  for (const auto& folder : params.removed) {
    if (const auto path = protocol::path_of_uri(folder.uri)) workspace_.remove_folder(*path);
  }
  for (const auto& folder : params.added) {
    if (const auto path = protocol::path_of_uri(folder.uri)) workspace_.add_folder(*path);
  }
  for (OpenProject* project : workspace_.projects()) introduce(*project);
  ask_for_settings();
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
  if (params.command == "apparatus.stats") return reply(protocol::write(latency_.report()));
  if (const DraftCommand* command = draft_command(params.command)) {
    return answer_draft_command(*command, params.uri, std::move(reply));
  }
  reply(rpc::Error{rpc::ErrorCode::invalid_params, "command: " + params.command + " is unknown"});
}

void Server::answer_draft_command(const DraftCommand& command, const std::string& uri,
                                  rpc::Reply reply) {
  OpenDocument* document = documents_.find(uri);
  if (document == nullptr || !document->is_draft()) {
    return reply(rpc::Error{rpc::ErrorCode::invalid_params,
                            "arguments: the first is not the URI of an open draft"});
  }
  const auto job = [&command](const Work& work) { return run_command(command, work); };
  answer_by_worker(*document, {.job = job, .sees_others = false, .send_part = nullptr},
                   std::move(reply));
}

void Server::propose(std::string_view label, const protocol::WorkspaceEdit& edit) {
  const std::string name(label);
  if (edit.edits.empty()) {
    return show(protocol::MessageType::info, name + ": there is nothing to change.");
  }
  connection_.request("workspace/applyEdit", protocol::write_apply_edit(label, edit),
                      [this, name](const rpc::Outcome& outcome) {
                        const auto* answer = std::get_if<rpc::Json>(&outcome);
                        if (answer != nullptr && protocol::was_applied(*answer)) return;
                        show(protocol::MessageType::warning,
                             name + ": the editor has not made the edit.");
                      });
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

bool Server::is_on_shelf(const std::filesystem::path& file) {
  if (file.empty()) return false;
  const auto projects = workspace_.projects();
  return std::any_of(projects.begin(), projects.end(), [&](const OpenProject* open) {
    const project::Project& project = *open->project;
    return std::any_of(project.corpus.begin(), project.corpus.end(), [&](const auto& corpus) {
      return !is_inside(project.root, corpus) && belongs_to_folder(file, corpus);
    });
  });
}

void Server::file_changed(const std::filesystem::path& path) {
  const auto now = std::chrono::steady_clock::now();
  if (changed_files_.empty()) first_change_ = now;
  changed_files_.insert(path);
  file_pause_.expires_at(std::min(now + kFilePause, first_change_ + kLongestFilePause));
  file_pause_.async_wait([this](const boost::system::error_code& error) {
    if (!error) take_in_changes();
  });
}

void Server::take_in_changes() {
  std::set<OpenProject*> corpus_changed;
  std::set<std::filesystem::path> index_changed;
  const auto changed = std::exchange(changed_files_, {});
  files_of_drafts_changed(changed);
  for (const auto& path : changed) {
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

// A part of a large index may be damaged that no search has come upon yet, only somebody's
// question. It is told as soon as that is answered, not with the next edit: until then the index
// may have been opened anew, with the same damage and nobody who knows of it.
void Server::look_for_damage(const KnowledgePtr& knowledge) {
  if (!knowledge->damaged()) return;
  boost::asio::post(loop_, [this, knowledge] {
    for (OpenProject* project : workspace_.projects()) {
      if (project->knowledge == knowledge) replace_index(*project);
    }
  });
}

void Server::replace_index(OpenProject& project) {
  const bool ours = workspace_.keeps_index(project);
  show(protocol::MessageType::warning,
       "The index " + project.index_file.string() + " is damaged" +
           (ours ? " and is being made anew." : ". Run `apparatus index --anew` to make it anew."));
  project.knowledge = engine_.no_knowledge();
  if (!ours) return;
  index::discard_index(project.index_file);
  refresh(project);
}

void Server::introduce(OpenProject& project) {
  if (!initialized_ || !introduced_.insert(&project).second) return;
  if (!project.project->problems.empty()) publish_problems(*project.project);
  // Watched before it is read: what changes in between is read again.
  watcher_.watch(workspace_.watched_folders());
  if (workspace_.keeps_index(project)) {
    refresh(project);
  } else if (!project.index_trouble.empty()) {
    show(protocol::MessageType::warning, project.index_trouble);
  }
}

void Server::publish_problems(const project::Project& project) {
  if (project.file.empty()) return;
  told_file_problems_.erase(project.file);
  const protocol::PublishDiagnosticsParams params{
      protocol::uri_of_path(project.file.string()), {}, diagnostics_of(project)};
  connection_.notify("textDocument/publishDiagnostics", protocol::write(params), params.uri);
}

std::vector<protocol::Diagnostic> Server::diagnostics_of(const project::Project& project) const {
  const std::string text = read_file(project.file);
  std::vector<protocol::Diagnostic> diagnostics;
  for (const auto& problem : project.problems) {
    diagnostics.push_back({.range = words_of_line(text, problem.line, client_->encoding),
                           .severity = protocol::DiagnosticSeverity::error,
                           .code = {},
                           .code_link = {},
                           .message = problem.message,
                           .related = {}});
  }
  return diagnostics;
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
    document->outdate();
    introduce(workspace_.project_of(document->file));
    diagnostics_.schedule(document->uri, std::chrono::milliseconds(0));
  }
  ask_to_refresh(client_->can.refreshes_tokens, "workspace/semanticTokens/refresh");
  const Shown now = shown();
  ask_to_refresh(client_->can.refreshes_inlay_hints && now.inlay_hints,
                 "workspace/inlayHint/refresh");
  ask_to_refresh(client_->can.refreshes_lenses && now.code_lens, "workspace/codeLens/refresh");
  ask_to_refresh(client_->can.pulls_diagnostics, "workspace/diagnostic/refresh");
  if (client_->can.shows_shelf) connection_.notify("apparatus/shelfChanged", rpc::Json::object());
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
