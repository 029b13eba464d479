#include "lsp/server/draft_requests.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lsp/protocol/uri.h"
#include "lsp/server/prepare.h"

namespace apparatus::server {
namespace {

template <class Params, rpc::Outcome (*kHandler)(const Work&, const Params&)>
constexpr auto prepare = prepare_job<Job, Work, Params, kHandler>;

using protocol::CodeActionParams;
using protocol::DiagnosticParams;
using protocol::HierarchyParams;
using protocol::PositionParams;
using protocol::RangeParams;
using protocol::ReferenceParams;
using protocol::RenameParams;
using protocol::ResolveParams;
using protocol::SelectionRangeParams;
using protocol::TextDocumentParams;
using protocol::TokensDeltaParams;
using Capabilities = protocol::ServerCapabilities;

// In prose none of these triggers may nag: they open citations and dates that somebody has begun,
// and the engine answers nothing elsewhere.
void advertise_completion(Capabilities& can) {
  can.completion = true;
  can.completion_triggers = {".", " ", "/", "(", "@", "{", ","};
}

void advertise_code_action(Capabilities& can) {
  can.code_action = true;
  can.code_action_kinds = {"quickfix",
                           "refactor.rewrite",
                           "source.fixAll.apparatus",
                           "source.expand.apparatus",
                           "source.collapse.apparatus",
                           "source.normalise.names.apparatus",
                           "source.normalise.dates.apparatus",
                           "source.normalise.citations.apparatus"};
}

void advertise_semantic_tokens(Capabilities& can) {
  can.token_types.assign(std::begin(features::kTokenTypes), std::end(features::kTokenTypes));
}

constexpr std::array kRequests = {
    DraftRequest{"textDocument/completion", prepare<PositionParams, handle_completion>,
                 advertise_completion},
    DraftRequest{"textDocument/hover", prepare<PositionParams, handle_hover>,
                 [](Capabilities& can) { can.hover = true; }},
    DraftRequest{"textDocument/definition", prepare<PositionParams, handle_definition>,
                 [](Capabilities& can) { can.definition = true; }},
    DraftRequest{"textDocument/codeAction", prepare<CodeActionParams, handle_code_action>,
                 advertise_code_action},
    DraftRequest{"textDocument/references", prepare<ReferenceParams, handle_references>,
                 [](Capabilities& can) { can.references = true; }, true},
    DraftRequest{"textDocument/documentHighlight",
                 prepare<PositionParams, handle_document_highlight>,
                 [](Capabilities& can) { can.document_highlight = true; }},
    DraftRequest{"textDocument/documentSymbol", prepare<TextDocumentParams, handle_document_symbol>,
                 [](Capabilities& can) { can.document_symbol = true; }},
    DraftRequest{"textDocument/rename", prepare<RenameParams, handle_rename>,
                 [](Capabilities& can) { can.rename = true; }, true},
    DraftRequest{"textDocument/prepareRename", prepare<PositionParams, handle_prepare_rename>,
                 [](Capabilities& can) { can.prepare_rename = true; }},
    DraftRequest{"textDocument/foldingRange", prepare<TextDocumentParams, handle_folding_range>,
                 [](Capabilities& can) { can.folding = true; }},
    DraftRequest{"textDocument/semanticTokens/full",
                 prepare<TextDocumentParams, handle_semantic_tokens>, advertise_semantic_tokens},
    DraftRequest{"textDocument/semanticTokens/range",
                 prepare<RangeParams, handle_semantic_tokens_range>,
                 [](Capabilities& can) { can.tokens_in_range = true; }},
    DraftRequest{"textDocument/inlayHint", prepare<RangeParams, handle_inlay_hint>,
                 [](Capabilities& can) { can.inlay_hints = true; }},
    DraftRequest{"textDocument/signatureHelp", prepare<PositionParams, handle_signature_help>,
                 [](Capabilities& can) {
                   can.signature_triggers = {",", ".", " ", "/"};
                 }},
    DraftRequest{"completionItem/resolve", prepare<ResolveParams, handle_completion_resolve>,
                 [](Capabilities& can) { can.completion_resolve = true; }},
    DraftRequest{"codeAction/resolve", prepare<ResolveParams, handle_code_action_resolve>,
                 [](Capabilities& can) { can.action_resolve = true; }},
    DraftRequest{"textDocument/diagnostic", prepare<DiagnosticParams, handle_diagnostic>,
                 [](Capabilities& can) { can.pull_diagnostics = true; }},
    DraftRequest{"textDocument/semanticTokens/full/delta",
                 prepare<TokensDeltaParams, handle_semantic_tokens_delta>,
                 [](Capabilities& can) { can.tokens_delta = true; }},
    DraftRequest{"textDocument/selectionRange",
                 prepare<SelectionRangeParams, handle_selection_range>,
                 [](Capabilities& can) { can.selection_range = true; }},
    DraftRequest{"textDocument/documentLink", prepare<TextDocumentParams, handle_document_link>,
                 [](Capabilities& can) { can.document_links = true; }},
    DraftRequest{"documentLink/resolve", prepare<ResolveParams, handle_document_link_resolve>,
                 [](Capabilities& can) { can.document_links = true; }},
    DraftRequest{"textDocument/codeLens", prepare<TextDocumentParams, handle_code_lens>,
                 [](Capabilities& can) { can.code_lens = true; }},
    DraftRequest{"codeLens/resolve", prepare<ResolveParams, handle_code_lens_resolve>,
                 [](Capabilities& can) { can.code_lens = true; }},
    DraftRequest{"textDocument/prepareCallHierarchy",
                 prepare<PositionParams, handle_prepare_call_hierarchy>,
                 [](Capabilities& can) { can.call_hierarchy = true; }},
    DraftRequest{"callHierarchy/incomingCalls", prepare<HierarchyParams, handle_incoming_calls>,
                 [](Capabilities& can) { can.call_hierarchy = true; }},
    DraftRequest{"callHierarchy/outgoingCalls", prepare<HierarchyParams, handle_outgoing_calls>,
                 [](Capabilities& can) { can.call_hierarchy = true; }},
};

}  // namespace

std::span<const DraftRequest> draft_requests() { return kRequests; }

std::vector<draft::Snapshot> unopened_files(const Work& work) {
  const draft::Snapshot& here = work.draft.snapshot();
  std::vector<draft::Snapshot> unopened;
  if (here.manuscript == nullptr) return unopened;
  for (std::size_t i = 0; i < here.manuscript->files.size(); ++i) {
    const std::string& file = here.manuscript->files[i]->file;
    const bool open = i == here.place_in_manuscript ||
                      std::any_of(work.others.begin(), work.others.end(), [&](const auto& other) {
                        return protocol::path_of_uri(other->uri()) == file;
                      });
    if (!open) unopened.push_back(draft::snapshot_of_file(here, i));
  }
  return unopened;
}

std::variant<std::uint32_t, rpc::Error> offset_in(const Work& work, protocol::Position position) {
  const auto positions = work.draft.positions(work.client.encoding);
  if (const auto offset = positions.offset_of(position)) return *offset;
  return rpc::Error{rpc::ErrorCode::invalid_params,
                    "position.line: " + std::to_string(position.line) +
                        " is past the end of the document, which has " +
                        std::to_string(positions.line_count()) + " lines"};
}

std::variant<text::SourceRange, rpc::Error> range_in(const Work& work, protocol::Range range) {
  const auto begin = offset_in(work, range.start);
  if (const auto* error = std::get_if<rpc::Error>(&begin)) return *error;
  const auto end = offset_in(work, range.end);
  if (const auto* error = std::get_if<rpc::Error>(&end)) return *error;
  const text::SourceRange offsets{std::get<std::uint32_t>(begin), std::get<std::uint32_t>(end)};
  if (offsets.begin <= offsets.end) return offsets;
  return rpc::Error{rpc::ErrorCode::invalid_params, "range: ends before it begins"};
}

protocol::Audience audience_of(const Work& work, const protocol::PositionMapper& positions) {
  return {work.client.can, positions, work.draft.uri(), work.draft.version(),
          work.engine.documentation_link};
}

rpc::Outcome last_part(const std::function<void(rpc::Json)>& send_part, rpc::Json rest) {
  if (!send_part) return rest;
  if (!rest.empty()) send_part(std::move(rest));
  return rpc::Json::array();
}

}  // namespace apparatus::server
