// The requests that ask something about one open draft: a table from which the server both answers
// and advertises. A new feature is one file handle_FEATURE.cpp and one line in draft_requests.cpp.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "lsp/protocol/client_capabilities.h"
#include "lsp/protocol/convert.h"
#include "lsp/protocol/params.h"
#include "lsp/protocol/results.h"
#include "lsp/rpc/message.h"
#include "lsp/server/draft_state.h"
#include "lsp/server/engine.h"
#include "lsp/server/token_history.h"

namespace apparatus::server {

// What was agreed with the editor at the beginning; it never changes.
struct Client {
  protocol::ClientCapabilities can;
  protocol::PositionEncoding encoding = protocol::PositionEncoding::utf16;
};

// What a handler works with. Handlers run on workers, several at once.
struct Work {
  const DraftState& draft;
  const Engine& engine;
  const Client& client;
  protocol::ClientSettings settings;
  // The other open drafts of the project, for a request that has asked for them.
  const std::vector<std::shared_ptr<const DraftState>>& others;
  TokenHistory& tokens;  // what clients have of semantic tokens
  // Sends a part of the answer at once; nothing for a client that wants it whole.
  std::function<void(rpc::Json)> send_part;
  // Asks the editor to make an edit of the draft, by the name that its writer sees.
  std::function<void(std::string_view label, const protocol::WorkspaceEdit& edit)> propose;
  StopFlag stop;  // asked in long loops; what is answered then does not matter
};

// The end of an answer that is a list: the reply itself, or, for a client that takes it in parts,
// the last part. The whole list goes by $/progress then and the reply is empty, says LSP 3.17 under
// "Partial Result Progress".
rpc::Outcome last_part(const std::function<void(rpc::Json)>& send_part, rpc::Json rest);

using Job = std::function<rpc::Outcome(const Work&)>;

struct DraftRequest {
  std::string_view method;
  // Reads the parameters; the job, or what is wrong with them.
  std::variant<Job, rpc::Error> (*prepare)(const rpc::Json& params);
  void (*advertise)(protocol::ServerCapabilities& capabilities);
  bool sees_others = false;
};

std::span<const DraftRequest> draft_requests();

// The handlers. Each is a few lines between the editor's structures and the engine's.
rpc::Outcome handle_completion(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_hover(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_definition(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_references(const Work& work, const protocol::ReferenceParams& params);
rpc::Outcome handle_document_highlight(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_document_symbol(const Work& work, const protocol::TextDocumentParams& params);
rpc::Outcome handle_prepare_rename(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_rename(const Work& work, const protocol::RenameParams& params);
rpc::Outcome handle_folding_range(const Work& work, const protocol::TextDocumentParams& params);
rpc::Outcome handle_semantic_tokens(const Work& work, const protocol::TextDocumentParams& params);
rpc::Outcome handle_semantic_tokens_range(const Work& work, const protocol::RangeParams& params);
rpc::Outcome handle_inlay_hint(const Work& work, const protocol::RangeParams& params);
rpc::Outcome handle_signature_help(const Work& work, const protocol::PositionParams& params);
rpc::Outcome handle_code_action(const Work& work, const protocol::CodeActionParams& params);
rpc::Outcome handle_code_action_resolve(const Work& work, const protocol::ResolveParams& params);
rpc::Outcome handle_completion_resolve(const Work& work, const protocol::ResolveParams& params);
rpc::Outcome handle_diagnostic(const Work& work, const protocol::DiagnosticParams& params);
rpc::Outcome handle_semantic_tokens_delta(const Work& work,
                                          const protocol::TokensDeltaParams& params);
rpc::Outcome handle_selection_range(const Work& work, const protocol::SelectionRangeParams& params);
rpc::Outcome handle_document_link(const Work& work, const protocol::TextDocumentParams& params);
rpc::Outcome handle_document_link_resolve(const Work& work, const protocol::ResolveParams& params);
rpc::Outcome handle_code_lens(const Work& work, const protocol::TextDocumentParams& params);
rpc::Outcome handle_code_lens_resolve(const Work& work, const protocol::ResolveParams& params);
rpc::Outcome handle_prepare_call_hierarchy(const Work& work,
                                           const protocol::PositionParams& params);
rpc::Outcome handle_incoming_calls(const Work& work, const protocol::HierarchyParams& params);
rpc::Outcome handle_outgoing_calls(const Work& work, const protocol::HierarchyParams& params);

// The files of the draft's manuscript that nobody has open, as they are on the disk. For a request
// that sees the others.
std::vector<draft::Snapshot> unopened_files(const Work& work);

// For the handlers: the byte offset of a position, or the error that says that it is past the end.
std::variant<std::uint32_t, rpc::Error> offset_in(const Work& work, protocol::Position position);
// The same for a range, which may not end before it begins.
std::variant<text::SourceRange, rpc::Error> range_in(const Work& work, protocol::Range range);
// The draft as the converting functions want it; `positions` must outlive it.
protocol::Audience audience_of(const Work& work, const protocol::PositionMapper& positions);

}  // namespace apparatus::server
