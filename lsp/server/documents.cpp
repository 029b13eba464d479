// Open documents: following the editor's text, and answering requests about it.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <chrono>
#include <utility>

#include "lsp/server/server.h"

namespace apparatus::server {
namespace {

namespace asio = boost::asio;

std::string short_name(const OpenDocument& document) {
  const auto slash = document.uri.rfind('/');
  return document.file.empty() ? document.uri.substr(slash == std::string::npos ? 0 : slash + 1)
                               : std::filesystem::path(document.file).filename().string();
}

// The boundary that no exception passes. The log tells sizes and never the text.
template <class Job, class Work>
void answer(const Job& job, const Work& work, const std::string& about, rpc::Reply& reply) {
  try {
    rpc::Outcome outcome = job(work);
    if (reply.cancelled()) outcome = rpc::Error{rpc::ErrorCode::request_cancelled, "cancelled"};
    reply(std::move(outcome));
  } catch (const std::exception& error) {
    spdlog::error("{} failed (message {} bytes, {}): {}", reply.method(), reply.size(), about,
                  error.what());
    reply(rpc::Error{rpc::ErrorCode::internal_error, reply.method() + " failed; see the log"});
  }
}

std::string in_short(const DraftState& draft) {
  return "draft " + std::to_string(draft.size()) + " bytes, version " +
         std::to_string(draft.version());
}

}  // namespace

void Server::did_open(const protocol::DidOpenParams& params) {
  OpenDocument& document = documents_.open(params.text_document);
  if (!document.is_draft()) return;
  introduce(workspace_.project_of(document.file));
  diagnostics_.schedule(document.uri, std::chrono::milliseconds(0));
}

void Server::did_change(const protocol::DidChangeParams& params) {
  OpenDocument* document = documents_.find(params.uri);
  if (document == nullptr || document->dropped) return;  // the writer was told when it was dropped
  const std::string reason = OpenDocuments::change(*document, params, client_->encoding);
  if (!reason.empty()) return lose_track(*document, reason);
  if (document->is_draft()) {
    diagnostics_.schedule(document->uri, std::chrono::milliseconds(settings_.diagnostics_delay));
  }
}

// The writer is told once; what comes for the document after that is left alone until it is opened
// again.
void Server::lose_track(OpenDocument& document, const std::string& reason) {
  OpenDocuments::drop(document);
  diagnostics_.clear(document.uri);
  show(protocol::MessageType::error, "Apparatus has lost track of " + short_name(document) + " (" +
                                         reason + "). Close and open it again.");
}

void Server::did_close(const protocol::TextDocumentParams& params) {
  OpenDocument* document = documents_.find(params.uri);
  if (document == nullptr) return;
  if (document->is_draft()) diagnostics_.clear(document->uri);
  documents_.close(params.uri);
}

void Server::did_save(const protocol::TextDocumentParams& params) {
  const OpenDocument* document = documents_.find(params.uri);
  if (document != nullptr && !document->file.empty()) file_changed(document->file);
}

std::shared_ptr<const DraftState> Server::state_of(OpenDocument& document) {
  if (document.state == nullptr) {
    const OpenProject& project = workspace_.project_of(document.file);
    document.state = std::make_shared<const DraftState>(
        engine_, DraftSource{.uri = document.uri,
                             .file = document.file.empty() ? document.uri : document.file,
                             .format = document.format,
                             .version = document.version,
                             .text = document.buffer.text(),
                             .project = project.project,
                             .knowledge = project.knowledge,
                             .sizes = texts_size_});
  }
  return document.state;
}

void Server::answer_about_draft(const DraftRequest& request, const rpc::Json& params,
                                rpc::Reply reply) {
  auto job = request.prepare(params);
  if (auto* error = std::get_if<rpc::Error>(&job)) return reply(std::move(*error));
  OpenDocument* document = documents_.find(protocol::document_uri(params));
  if (document == nullptr) {
    return reply(rpc::Error{rpc::ErrorCode::invalid_params, "textDocument.uri: not open"});
  }
  if (document->dropped) {
    return reply(rpc::Error{rpc::ErrorCode::content_modified,
                            "the text of this document is not known; open it again"});
  }
  if (!has_room_for(*document)) {
    return reply(rpc::Error{rpc::ErrorCode::request_failed,
                            "too many requests about earlier versions of the text are waiting"});
  }
  auto others = request.sees_others ? other_drafts(*document)
                                    : std::vector<std::shared_ptr<const DraftState>>();
  // A shared reply, since a job on the pool must be copyable.
  asio::post(workers_, [this, job = std::move(std::get<Job>(job)), state = state_of(*document),
                        others = std::move(others), client = client_, settings = settings_,
                        reply = std::make_shared<rpc::Reply>(std::move(reply))]() {
    if (!reply->begin()) return;
    const Work work{*state, engine_, *client, settings, others, [&] { return reply->cancelled(); }};
    answer(job, work, in_short(*state), *reply);
  });
}

// A version that is there already costs nothing.
bool Server::has_room_for(const OpenDocument& document) const {
  if (document.state != nullptr) return true;
  const std::size_t size = document.buffer.text().size();
  return *texts_size_ + size <= std::max(options_.waiting_texts, 4 * size);
}

std::vector<std::shared_ptr<const DraftState>> Server::other_drafts(const OpenDocument& document) {
  std::vector<std::shared_ptr<const DraftState>> others;
  const OpenProject& project = workspace_.project_of(document.file);
  for (OpenDocument* other : documents_.all()) {
    if (other == &document || other->dropped || !other->is_draft()) continue;
    if (&workspace_.project_of(other->file) == &project) others.push_back(state_of(*other));
  }
  return others;
}

void Server::answer_about_workspace(const WorkspaceRequest& request, const rpc::Json& params,
                                    rpc::Reply reply) {
  auto job = request.prepare(params);
  if (auto* error = std::get_if<rpc::Error>(&job)) return reply(std::move(*error));
  std::vector<WorkspaceWork::Project> projects;
  for (const OpenProject* project : workspace_.projects()) {
    projects.push_back({project->project, project->knowledge});
  }
  std::vector<std::shared_ptr<const DraftState>> drafts;
  for (OpenDocument* document : documents_.all()) {
    if (document->dropped || !document->is_draft() || !has_room_for(*document)) continue;
    drafts.push_back(state_of(*document));
  }
  asio::post(workers_, [this, job = std::move(std::get<WorkspaceJob>(job)),
                        projects = std::move(projects), drafts = std::move(drafts),
                        client = client_, reply = std::make_shared<rpc::Reply>(std::move(reply))] {
    if (!reply->begin()) return;
    const WorkspaceWork work{projects, drafts, engine_, *client,
                             [&] { return reply->cancelled(); }};
    answer(job, work, "of " + std::to_string(drafts.size()) + " drafts", *reply);
  });
}

}  // namespace apparatus::server
