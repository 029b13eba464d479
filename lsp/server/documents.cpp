// Open documents: following the editor's text, and answering requests about it.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <chrono>
#include <utility>

#include "lsp/project/preferences.h"
#include "lsp/server/server.h"

namespace apparatus::server {
namespace {

namespace asio = boost::asio;

std::string short_name(const OpenDocument& document) {
  const auto slash = document.uri.rfind('/');
  return document.file.empty() ? document.uri.substr(slash == std::string::npos ? 0 : slash + 1)
                               : std::filesystem::path(document.file).filename().string();
}

std::string in_short(const Work& work) {
  return "draft " + std::to_string(work.draft.size()) + " bytes, version " +
         std::to_string(work.draft.version());
}
std::string in_short(const WorkspaceWork& work) {
  return "of " + std::to_string(work.drafts.size()) + " drafts";
}

// Reads the draft, so that it is not counted as the feature's own work.
void make_ready(const Work& work) { work.draft.snapshot(); }
void make_ready(const WorkspaceWork&) {}

// The boundary that no exception passes. The log tells sizes and never the text.
template <class Job, class Work>
void answer(const Job& job, const Work& work, rpc::Reply& reply, LatencyRecord& latency) {
  RequestClock clock(reply.arrived());
  try {
    make_ready(work);
    clock.end(RequestClock::Phase::snapshot);
    rpc::Outcome outcome = job(work);
    clock.end(RequestClock::Phase::work);
    const bool cancelled = reply.cancelled();
    if (cancelled) outcome = rpc::Error{rpc::ErrorCode::request_cancelled, "cancelled"};
    reply(std::move(outcome));
    clock.end(RequestClock::Phase::write);
    if (!cancelled) {
      latency.add(reply.method(), clock, reply.size(), [&] { return in_short(work); });
    }
  } catch (const std::exception& error) {
    spdlog::error("{} failed (message {} bytes, {}): {}", reply.method(), reply.size(),
                  in_short(work), error.what());
    reply(rpc::Error{rpc::ErrorCode::internal_error, reply.method() + " failed; see the log"});
  }
}

}  // namespace

void Server::did_open(const protocol::DidOpenParams& params) {
  OpenDocument& document = documents_.open(params.text_document);
  if (!document.is_draft()) return;
  introduce(workspace_.project_of(document.file));
  if (is_too_large(document)) return;
  remember_meanings(document);
  diagnostics_.schedule(document.uri, std::chrono::milliseconds(0));
  other_drafts_changed(document);
}

void Server::did_change(const protocol::DidChangeParams& params) {
  OpenDocument* document = documents_.find(params.uri);
  if (document == nullptr || document->dropped) return;  // the writer was told when it was dropped
  const std::string reason = OpenDocuments::change(*document, params, client_->encoding);
  if (!reason.empty()) return lose_track(*document, reason);
  if (document->is_draft() && !is_too_large(*document)) {
    diagnostics_.schedule(document->uri,
                          std::chrono::milliseconds(settings_of(document->file).diagnostics_delay));
    other_drafts_changed(*document);
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
  tokens_.forget(document->uri);
  const bool draft = document->is_draft();
  const OpenDocument closed = std::move(*document);
  documents_.close(params.uri);
  // The disk's text stands in its place now.
  if (draft) other_drafts_changed(closed);
}

void Server::did_save(const protocol::TextDocumentParams& params) {
  OpenDocument* document = documents_.find(params.uri);
  if (document == nullptr || document->file.empty()) return;
  file_changed(document->file);
  if (!document->is_draft() || document->dropped) return;
  remember_meanings(*document);
  diagnostics_.schedule_quietly(document->uri, std::chrono::milliseconds(0));
}

// The project with what the writer has set in the editor.
std::shared_ptr<const project::Project> Server::as_preferred(
    std::shared_ptr<const project::Project> project, const std::string& file) const {
  const project::Settings& preferred = settings_of(file).preferred;
  if (preferred == project::Settings()) return project;
  auto changed = std::make_shared<project::Project>(*project);
  changed->settings = project::with_preferences(*project, preferred);
  return changed;
}

void Server::answer_about_draft(const DraftRequest& request, const rpc::Json& params,
                                rpc::Reply reply) {
  auto job = request.prepare(params);
  if (auto* error = std::get_if<rpc::Error>(&job)) return reply(std::move(*error));
  OpenDocument* document = documents_.find(protocol::document_uri(params));
  if (document == nullptr) {
    // An item of a list may outlive its draft in the editor; a request about a draft may not.
    const bool about_item = params.is_object() && !params.contains("textDocument");
    return reply(
        rpc::Error{about_item ? rpc::ErrorCode::content_modified : rpc::ErrorCode::invalid_params,
                   about_item ? "the draft has been closed" : "textDocument.uri: not open"});
  }
  DraftJob draft_job{std::move(std::get<Job>(job)), request.sees_others, part_sender(params)};
  answer_by_worker(*document, std::move(draft_job), std::move(reply));
}

void Server::answer_by_worker(OpenDocument& document, DraftJob job, rpc::Reply reply) {
  if (is_too_large(document)) {
    return reply(rpc::Error{rpc::ErrorCode::request_failed, "the draft is larger than the limit"});
  }
  if (document.dropped) {
    return reply(rpc::Error{rpc::ErrorCode::content_modified,
                            "the text of this document is not known; open it again"});
  }
  if (!has_room_for(document)) {
    return reply(rpc::Error{rpc::ErrorCode::request_failed,
                            "too many requests about earlier versions of the text are waiting"});
  }
  auto others =
      job.sees_others ? other_drafts(document) : std::vector<std::shared_ptr<const DraftState>>();
  // A shared reply, since a job on the pool must be copyable.
  asio::post(workers_, [this, job = std::move(job), state = state_of(document),
                        others = std::move(others), client = client_,
                        settings = settings_of(document.file),
                        reply = std::make_shared<rpc::Reply>(std::move(reply))]() {
    if (!reply->begin()) return;
    const auto propose_edit = [this](std::string_view label, const protocol::WorkspaceEdit& edit) {
      propose(label, edit);
    };
    const Work work{*state,        engine_,      *client,
                    settings,      others,       tokens_,
                    job.send_part, propose_edit, [&] { return reply->cancelled(); }};
    answer(job.job, work, *reply, latency_);
    look_for_damage(state->knowledge());
  });
}

std::function<void(rpc::Json)> Server::part_sender(const rpc::Json& params) {
  rpc::Json token = protocol::partial_result_token(params);
  if (token.is_null()) return nullptr;
  return [this, token = std::move(token)](rpc::Json part) {
    connection_.notify("$/progress", protocol::write_partial_result(token, std::move(part)));
  };
}

bool Server::is_too_large(OpenDocument& document) {
  const std::size_t limit = settings_of(document.file).largest_draft;
  const bool too_large = document.buffer.text().size() > limit << 20;
  if (too_large && !document.told_too_large) {
    diagnostics_.clear(document.uri);
    show(protocol::MessageType::warning,
         short_name(document) + " is larger than " + std::to_string(limit) +
             " MB: Apparatus leaves it alone. The setting apparatus.largestDraft moves the limit.");
  }
  document.told_too_large = too_large;
  return too_large;
}

// A version that is there already costs nothing.
bool Server::has_room_for(const OpenDocument& document) const {
  if (document.reading != nullptr) return true;
  const std::size_t size = document.buffer.text().size();
  return *texts_size_ + size <= std::max(options_.waiting_texts, 4 * size);
}

std::vector<std::shared_ptr<const DraftState>> Server::other_drafts(const OpenDocument& document) {
  std::vector<std::shared_ptr<const DraftState>> others;
  for (OpenDocument* other : other_documents(document)) others.push_back(state_of(*other));
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
    if (document->dropped || !document->is_draft() || is_on_shelf(document->file) ||
        is_too_large(*document) || !has_room_for(*document)) {
      continue;
    }
    drafts.push_back(state_of(*document));
  }
  asio::post(workers_,
             [this, job = std::move(std::get<WorkspaceJob>(job)), projects = std::move(projects),
              drafts = std::move(drafts), client = client_, send_part = part_sender(params),
              reply = std::make_shared<rpc::Reply>(std::move(reply))] {
               if (!reply->begin()) return;
               const WorkspaceWork work{projects, drafts,    engine_,
                                        *client,  send_part, [&] { return reply->cancelled(); }};
               answer(job, work, *reply, latency_);
               for (const auto& project : projects) look_for_damage(project.knowledge);
             });
}

}  // namespace apparatus::server
