// Manuscripts of several files: which open drafts a change in one of them reaches, what a draft
// meant when it was opened or saved, and where files lie that nobody has open.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <chrono>
#include <exception>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "bibliography/bibliography.h"
#include "bibliography/entry_file.h"
#include "lsp/protocol/uri.h"
#include "lsp/server/server.h"

namespace apparatus::server {
namespace {

// Chapters in the background may lag behind the one that is typed in.
constexpr std::chrono::milliseconds kOtherDraftsPause{300};

// Endings of what a manuscript is made of, or reads.
bool may_be_read_by_drafts(const std::filesystem::path& path) {
  static constexpr std::array<std::string_view, 10> kEndings = {
      ".md", ".markdown", ".qmd", ".rmd", ".tex", ".ltx", ".bib", ".json", ".yaml", ".yml"};
  return std::find(kEndings.begin(), kEndings.end(), path.extension().string()) != kEndings.end();
}

}  // namespace

std::shared_ptr<const DraftReading> Server::reading_of(OpenDocument& document) {
  if (document.reading == nullptr) {
    OpenProject& project = workspace_.project_of(document.file);
    document.reading = std::make_shared<const DraftReading>(
        engine_, DraftSource{.uri = document.uri,
                             .file = document.file.empty() ? document.uri : document.file,
                             .format = document.format,
                             .version = document.version,
                             .text = document.buffer.text(),
                             .project = as_preferred(project.project, document.file),
                             .knowledge = project.knowledge,
                             .sizes = texts_size_,
                             .earlier = document.earlier});
  }
  return document.reading;
}

std::shared_ptr<const DraftState> Server::state_of(OpenDocument& document) {
  if (document.state == nullptr) {
    Surroundings around;
    around.remembered = document.remembered;
    around.on_shelf = is_on_shelf(document.file);
    // A document without a file is a part of nothing.
    if (!document.file.empty()) {
      around.unopened = unopened_;
      for (OpenDocument* other : other_documents(document))
        around.open.push_back(reading_of(*other));
    }
    document.state =
        std::make_shared<const DraftState>(engine_, reading_of(document), std::move(around));
  }
  return document.state;
}

std::vector<OpenDocument*> Server::other_documents(const OpenDocument& document) {
  std::vector<OpenDocument*> others;
  const OpenProject& project = workspace_.project_of(document.file);
  for (OpenDocument* other : documents_.all()) {
    if (other == &document || other->dropped || !other->is_draft() || other->file.empty()) continue;
    if (is_too_large(*other) || is_on_shelf(other->file)) continue;
    if (&workspace_.project_of(other->file) == &project) others.push_back(other);
  }
  return others;
}

// From now on the references of a draft are compared with what they mean in it as it is.
void Server::remember_meanings(OpenDocument& document) {
  document.remembered = nullptr;
  document.state = nullptr;
  document.remembered = std::make_shared<RememberedState>(state_of(document));
}

// A change in one chapter may change what the others mean: their readings stay, what was found out
// about them does not.
void Server::other_drafts_changed(const OpenDocument& document) {
  if (document.file.empty()) return;
  for (OpenDocument* other : other_documents(document)) {
    if (other->state == nullptr || !other->state->may_depend_on(document.file)) continue;
    other->state = nullptr;
    diagnostics_.schedule_quietly(other->uri, kOtherDraftsPause);
  }
}

// What an editor has open is followed there.
void Server::files_of_drafts_changed(const std::set<std::filesystem::path>& paths) {
  const auto all = documents_.all();
  const auto concerns_drafts = [&](const std::filesystem::path& path) {
    return watched_for_drafts_.count(path.parent_path()) != 0 && may_be_read_by_drafts(path) &&
           std::none_of(all.begin(), all.end(),
                        [&](const OpenDocument* document) { return document->file == path; });
  };
  if (std::none_of(paths.begin(), paths.end(), concerns_drafts)) return;
  unopened_->forget();
  for (OpenDocument* document : all) {
    if (document->dropped || !document->is_draft()) continue;
    document->state = nullptr;
    diagnostics_.schedule_quietly(document->uri, std::chrono::milliseconds(0));
  }
}

// Chapters and bibliographies lie in folders that nobody has named to the server.
void Server::draft_was_checked(const DraftState& state) {
  look_for_damage(state.knowledge());
  if (OpenDocument* document = documents_.find(state.uri());
      document != nullptr && document->reading != nullptr && document->reading->is_read()) {
    // Nobody goes on from it any more. To take a long one apart would keep the next message
    // waiting.
    boost::asio::post(workers_,
                      [earlier = std::move(document->earlier)]() mutable { earlier = {}; });
    document->earlier = nullptr;
  }
  const draft::Snapshot& snapshot = state.snapshot();
  std::set<WatchedFolder> folders;
  const auto add = [&](const std::filesystem::path& file) {
    const auto folder = file.parent_path();
    if (folder.is_absolute() && watched_for_drafts_.insert(folder).second)
      folders.insert({folder, false});
  };
  if (snapshot.manuscript != nullptr) {
    for (const draft::DraftPtr& draft : snapshot.manuscript->files) add(draft->file);
    add(snapshot.manuscript->root);
    publish_file_problems(*snapshot.manuscript);
  }
  if (snapshot.bibliography != nullptr) {
    for (const auto& file : snapshot.bibliography->files()) add(file->path());
    const bool is_new = prepared_.lock() != snapshot.bibliography;
    if (engine_.prepare && is_new && !snapshot.bibliography->empty()) {
      prepared_ = snapshot.bibliography;
      boost::asio::post(workers_, [this, snapshot] {
        try {
          engine_.prepare(snapshot);
        } catch (const std::exception& error) {
          spdlog::error("preparing a bibliography failed: {}", error.what());
        }
      });
    }
  }
  if (!folders.empty()) watcher_.watch(std::move(folders));
}

// What is wrong in a file that lists others (a _quarto.yml) is told there; drafts have findings.
void Server::publish_file_problems(const draft::Manuscript& manuscript) {
  const std::filesystem::path& root = manuscript.root;
  const auto is_root = [&](const draft::DraftPtr& draft) { return draft->file == root; };
  if (std::any_of(manuscript.files.begin(), manuscript.files.end(), is_root)) return;
  std::string telling;
  for (const project::FileProblem& problem : manuscript.problems) {
    if (problem.file == root)
      telling += std::to_string(problem.range.begin) + ' ' + problem.message + '\n';
  }
  if (std::string& told = told_file_problems_[root]; told == telling) {
    return;
  } else {
    told = std::move(telling);
  }
  protocol::PublishDiagnosticsParams params{protocol::uri_of_path(root.string()), {}, {}};
  for (const OpenProject* project : workspace_.projects()) {
    if (project->project->file == root) params.diagnostics = diagnostics_of(*project->project);
  }
  std::ifstream stream(root, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  const text::LineTable lines(text);
  const protocol::PositionMapper positions(text, lines, client_->encoding);
  for (const project::FileProblem& problem : manuscript.problems) {
    if (problem.file != root || problem.range.end > text.size()) continue;
    params.diagnostics.push_back({.range = positions.range_of(problem.range),
                                  .severity = protocol::DiagnosticSeverity::warning,
                                  .code = {},
                                  .code_link = {},
                                  .message = problem.message,
                                  .related = {}});
  }
  connection_.notify("textDocument/publishDiagnostics", protocol::write(params), params.uri);
}

}  // namespace apparatus::server
