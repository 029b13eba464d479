#include "lsp/protocol/results.h"

#include <algorithm>
#include <utility>

namespace apparatus::protocol {
namespace {

Json write(const RelatedInformation& related);
Json write(const LocationLink& link);
Json write(const DocumentSymbol& symbol);
Json write(const SymbolInformation& symbol);
Json write(const DocumentHighlight& highlight);
Json write(const FoldingRange& range);
Json write(const InlayHint& hint);
Json write(const SelectionRange& selection);
Json write(const DocumentLink& link);
Json write(const CodeLens& lens);
Json write(const IncomingCall& call);

template <class T>
Json write_list(const std::vector<T>& list) {
  Json out = Json::array();
  for (const auto& element : list) out.push_back(write(element));
  return out;
}

Json write(const RelatedInformation& related) {
  return {{"location", protocol::write(related.location)}, {"message", related.message}};
}

Json write(const LocationLink& link) {
  return {{"originSelectionRange", protocol::write(link.origin)},
          {"targetUri", link.target.uri},
          {"targetRange", protocol::write(link.target.range)},
          {"targetSelectionRange", protocol::write(link.target.range)}};
}

Json write(const MarkupContent& content) {
  return {{"kind", content.markdown ? "markdown" : "plaintext"}, {"value", content.value}};
}

Json write(const DocumentSymbol& symbol) {
  Json out = {{"name", symbol.name},
              {"kind", static_cast<int>(symbol.kind)},
              {"range", protocol::write(symbol.range)},
              {"selectionRange", protocol::write(symbol.selection)}};
  if (!symbol.detail.empty()) out["detail"] = symbol.detail;
  if (!symbol.children.empty()) out["children"] = write_list(symbol.children);
  return out;
}

Json write(const SymbolInformation& symbol) {
  Json out = {{"name", symbol.name},
              {"kind", static_cast<int>(symbol.kind)},
              {"location", protocol::write(symbol.location)}};
  if (!symbol.container.empty()) out["containerName"] = symbol.container;
  return out;
}

void flatten(const std::vector<DocumentSymbol>& symbols, const std::string& uri,
             const std::string& container, std::vector<SymbolInformation>& out) {
  for (const auto& symbol : symbols) {
    out.push_back({symbol.name, symbol.kind, {uri, symbol.range}, container});
    flatten(symbol.children, uri, symbol.name, out);
  }
}

Json write(const DocumentHighlight& highlight) {
  return {{"range", protocol::write(highlight.range)}};
}

Json write(const FoldingRange& range) {
  return {{"startLine", range.first_line},
          {"endLine", range.last_line},
          {"kind", range.comment ? "comment" : "region"}};
}

Json write(const InlayHint& hint) {
  return {
      {"position", protocol::write(hint.position)}, {"label", hint.label}, {"paddingLeft", true}};
}

Json write(const ItemData& data) {
  Json out = {{"uri", data.uri},
              {"version", data.version},
              {"begin", data.begin},
              {"end", data.end},
              {"index", data.index}};
  if (!data.target.empty()) out["target"] = data.target;
  return out;
}

// The innermost range with its parents inside it, as LSP nests them.
Json write(const SelectionRange& selection) {
  Json out;
  for (auto range = selection.ranges.rbegin(); range != selection.ranges.rend(); ++range) {
    Json inner = {{"range", protocol::write(*range)}};
    if (!out.is_null()) inner["parent"] = std::move(out);
    out = std::move(inner);
  }
  return out;
}

Json write(const DocumentLink& link) {
  return {{"range", protocol::write(link.range)},
          {"tooltip", link.tooltip},
          {"data", write(link.data)}};
}

Json write(const CodeLens& lens) {
  return {{"range", protocol::write(lens.range)}, {"data", write(lens.data)}};
}

Json write(const CallHierarchyItem& item) {
  constexpr int kFile = 1;
  constexpr int kKey = 20;
  Json out = {{"name", item.name},
              {"kind", item.is_text ? kFile : kKey},
              {"uri", item.location.uri},
              {"range", protocol::write(item.location.range)},
              {"selectionRange", protocol::write(item.location.range)}};
  if (!item.detail.empty()) out["detail"] = item.detail;
  out["data"] = write(item.data);
  return out;
}

Json write(const IncomingCall& call) {
  Json ranges = Json::array();
  for (const Range& range : call.ranges) ranges.push_back(protocol::write(range));
  return {{"from", write(call.from)}, {"fromRanges", std::move(ranges)}};
}

Json write_parameters(const SignatureHelp& help) {
  Json out = Json::array();
  for (const auto& [begin, end] : help.parameters) {
    out.push_back({{"label", Json::array({begin, end})}});
  }
  for (const auto& label : help.parameter_labels) out.push_back({{"label", label}});
  return out;
}

Json write_progress(const std::string& token, Json value) {
  return {{"token", token}, {"value", std::move(value)}};
}

}  // namespace

Json write(Position position) {
  return {{"line", position.line}, {"character", position.character}};
}

Json write(Range range) { return {{"start", write(range.start)}, {"end", write(range.end)}}; }

Json write(const Location& location) {
  return {{"uri", location.uri}, {"range", write(location.range)}};
}

Json write(const DefinitionResult& definition) {
  if (definition.as_links) return write_list(definition.links);
  Json out = Json::array();
  for (const auto& link : definition.links) out.push_back(write(link.target));
  return out;
}

Json write(const Diagnostic& diagnostic) {
  Json out = {{"range", write(diagnostic.range)},
              {"severity", static_cast<int>(diagnostic.severity)},
              {"source", "apparatus"},
              {"message", diagnostic.message}};
  if (!diagnostic.code.empty()) out["code"] = diagnostic.code;
  if (!diagnostic.code_link.empty()) out["codeDescription"] = {{"href", diagnostic.code_link}};
  if (!diagnostic.related.empty()) out["relatedInformation"] = write_list(diagnostic.related);
  return out;
}

Json write(const PublishDiagnosticsParams& params) {
  Json out = {{"uri", params.uri}, {"diagnostics", write_list(params.diagnostics)}};
  if (params.version) out["version"] = *params.version;
  return out;
}

Json write(const DocumentDiagnosticReport& report) {
  if (report.unchanged) return {{"kind", "unchanged"}, {"resultId", report.id}};
  return {{"kind", "full"}, {"resultId", report.id}, {"items", write_list(report.diagnostics)}};
}

Json write(const std::optional<Hover>& hover) {
  if (!hover) return nullptr;
  return {{"contents", write(hover->contents)}, {"range", write(hover->range)}};
}

Json write(const TextEdit& edit) {
  return {{"range", write(edit.range)}, {"newText", edit.new_text}};
}

Json write(const CompletionItem& item) {
  Json out = {{"label", item.label},        {"kind", static_cast<int>(item.kind)},
              {"sortText", item.sort_text}, {"filterText", item.filter_text},
              {"insertTextFormat", 1},      {"textEdit", write(item.edit)}};
  if (!item.detail.empty()) out["detail"] = item.detail;
  if (!item.detail.empty() && item.label_details) {
    out["labelDetails"] = {{"description", item.detail}};
  }
  if (item.data) {
    out["data"] = write(*item.data);
  } else if (!item.documentation.value.empty()) {
    out["documentation"] = write(item.documentation);
  }
  return out;
}

Json write(const CompletionList& list) {
  return {{"isIncomplete", list.incomplete}, {"items", write_list(list.items)}};
}

Json write(const WorkspaceEdit& edit) {
  if (!edit.version) return {{"changes", {{edit.uri, write_list(edit.edits)}}}};
  Json document = {{"textDocument", {{"uri", edit.uri}, {"version", *edit.version}}},
                   {"edits", write_list(edit.edits)}};
  return {{"documentChanges", Json::array({std::move(document)})}};
}

Json write(const std::vector<WorkspaceEdit>& edits) {
  const bool versioned = std::any_of(edits.begin(), edits.end(), [](const WorkspaceEdit& edit) {
    return edit.version.has_value();
  });
  if (!versioned) {
    Json changes = Json::object();
    for (const WorkspaceEdit& edit : edits) changes[edit.uri] = write_list(edit.edits);
    return {{"changes", std::move(changes)}};
  }
  Json documents = Json::array();
  for (const WorkspaceEdit& edit : edits) {
    const Json version = edit.version ? Json(*edit.version) : Json(nullptr);
    documents.push_back({{"textDocument", {{"uri", edit.uri}, {"version", version}}},
                         {"edits", write_list(edit.edits)}});
  }
  return {{"documentChanges", std::move(documents)}};
}

Json write(const CodeAction& action) {
  Json out = {{"title", action.title}, {"kind", action.kind}};
  if (action.data) {
    out["data"] = write(*action.data);
  } else {
    out["edit"] = write(action.edit);
  }
  if (action.preferred) out["isPreferred"] = true;
  if (!action.diagnostics.empty()) out["diagnostics"] = write_list(action.diagnostics);
  return out;
}

Json write(const std::vector<CodeAction>& actions) { return write_list(actions); }

Json write(const std::vector<Location>& locations) { return write_list(locations); }

Json write(const DocumentSymbols& symbols) {
  if (symbols.as_tree) return write_list(symbols.symbols);
  std::vector<SymbolInformation> flat;
  flatten(symbols.symbols, symbols.uri, "", flat);
  return write_list(flat);
}

Json write(const std::vector<SymbolInformation>& symbols) { return write_list(symbols); }
Json write(const std::vector<DocumentHighlight>& highlights) { return write_list(highlights); }
Json write(const std::vector<FoldingRange>& ranges) { return write_list(ranges); }
Json write(const SemanticTokens& tokens) {
  Json out = {{"data", tokens.data}};
  if (!tokens.id.empty()) out["resultId"] = tokens.id;
  return out;
}
Json write(const SemanticTokensDelta& delta) {
  Json edits = Json::array();
  if (delta.removed > 0 || !delta.added.empty()) {
    edits.push_back(
        {{"start", delta.start}, {"deleteCount", delta.removed}, {"data", delta.added}});
  }
  return {{"resultId", delta.id}, {"edits", std::move(edits)}};
}
Json write(const std::vector<SelectionRange>& selections) { return write_list(selections); }
Json write(const std::vector<DocumentLink>& links) { return write_list(links); }
Json write(const std::vector<CodeLens>& lenses) { return write_list(lenses); }
Json write(const std::optional<CallHierarchyItem>& item) {
  if (!item) return nullptr;
  return Json::array({write(*item)});
}
Json write(const std::vector<IncomingCall>& calls) { return write_list(calls); }
Json write(const std::vector<InlayHint>& hints) { return write_list(hints); }

Json write(const std::optional<SignatureHelp>& help) {
  if (!help) return nullptr;
  Json signature = {{"label", help->label},
                    {"parameters", write_parameters(*help)},
                    {"activeParameter", help->active}};
  if (!help->documentation.value.empty()) signature["documentation"] = write(help->documentation);
  return {{"signatures", Json::array({std::move(signature)})},
          {"activeSignature", 0},
          {"activeParameter", help->active}};
}

Json write(const std::optional<RenameTarget>& target) {
  if (!target) return nullptr;
  return {{"range", write(target->range)}, {"placeholder", target->placeholder}};
}

Json write(const InitializeResult& result) {
  const ServerCapabilities& can = result.capabilities;
  Json out = {
      {"positionEncoding", encoding_name(can.position_encoding)},
      // Incremental; saving matters only to the project file, whose text is read from the disk.
      {"textDocumentSync",
       {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
      {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}};
  if (can.hover) out["hoverProvider"] = true;
  if (can.definition) out["definitionProvider"] = true;
  if (can.completion) {
    out["completionProvider"] = {{"triggerCharacters", can.completion_triggers},
                                 {"resolveProvider", can.completion_resolve}};
  }
  if (can.code_action) {
    out["codeActionProvider"] = can.code_action_kinds.empty()
                                    ? Json(true)
                                    : Json({{"codeActionKinds", can.code_action_kinds},
                                            {"resolveProvider", can.action_resolve}});
  }
  if (can.references) out["referencesProvider"] = true;
  if (can.document_highlight) out["documentHighlightProvider"] = true;
  if (can.document_symbol) out["documentSymbolProvider"] = true;
  if (can.rename) {
    out["renameProvider"] = can.prepare_rename ? Json({{"prepareProvider", true}}) : Json(true);
  }
  if (can.folding) out["foldingRangeProvider"] = true;
  if (!can.token_types.empty()) {
    out["semanticTokensProvider"] = {
        {"legend", {{"tokenTypes", can.token_types}, {"tokenModifiers", Json::array()}}},
        {"full", can.tokens_delta ? Json({{"delta", true}}) : Json(true)},
        {"range", can.tokens_in_range}};
  }
  if (can.inlay_hints) out["inlayHintProvider"] = true;
  if (!can.signature_triggers.empty()) {
    out["signatureHelpProvider"] = {{"triggerCharacters", can.signature_triggers}};
  }
  if (can.workspace_symbol) out["workspaceSymbolProvider"] = true;
  if (can.pull_diagnostics) {
    out["diagnosticProvider"] = {{"identifier", "apparatus"},
                                 {"interFileDependencies", true},
                                 {"workspaceDiagnostics", false}};
  }
  if (can.selection_range) out["selectionRangeProvider"] = true;
  if (can.document_links) out["documentLinkProvider"] = {{"resolveProvider", true}};
  if (can.code_lens) out["codeLensProvider"] = {{"resolveProvider", true}};
  if (can.call_hierarchy) out["callHierarchyProvider"] = true;
  if (can.views) out["experimental"] = {{"apparatusViews", true}};
  if (!can.commands.empty()) out["executeCommandProvider"] = {{"commands", can.commands}};
  return {{"capabilities", std::move(out)},
          {"serverInfo", {{"name", "apparatus"}, {"version", result.version}}}};
}

Json write(const IndexResult& result) {
  Json out = {{"texts", result.texts}, {"read", result.read}};
  if (!result.error.empty()) out["error"] = result.error;
  return out;
}

Json with_documentation(Json item, const MarkupContent& documentation) {
  if (!documentation.value.empty()) item["documentation"] = write(documentation);
  return item;
}

Json with_edit(Json action, const WorkspaceEdit& edit) {
  action["edit"] = write(edit);
  return action;
}

Json with_target(Json link, const Location& target) {
  // Editors take a line from the fragment.
  link["target"] = target.uri + "#L" + std::to_string(target.range.start.line + 1);
  return link;
}

Json with_title(Json lens, const std::string& title, const std::string& uri, Position position) {
  lens["command"] = {{"title", title},
                     {"command", "apparatus.showReferences"},
                     {"arguments", Json::array({uri, write(position)})}};
  return lens;
}

Json write_message(MessageType type, std::string_view text) {
  return {{"type", static_cast<int>(type)}, {"message", text}};
}

Json write_apply_edit(std::string_view label, const WorkspaceEdit& edit) {
  return {{"label", label}, {"edit", write(edit)}};
}

bool was_applied(const Json& answer) {
  return answer.is_object() && answer.value("applied", Json()) == Json(true);
}

Json write_progress_token(const std::string& token) { return {{"token", token}}; }

Json write_progress_begin(const std::string& token, std::string_view title) {
  return write_progress(
      token, {{"kind", "begin"}, {"title", title}, {"cancellable", false}, {"percentage", 0}});
}

Json write_progress_report(const std::string& token, std::string_view message,
                           std::uint32_t percentage) {
  return write_progress(token,
                        {{"kind", "report"}, {"message", message}, {"percentage", percentage}});
}

Json write_progress_end(const std::string& token, std::string_view message) {
  return write_progress(token, {{"kind", "end"}, {"message", message}});
}

Json write_partial_result(const Json& token, Json part) {
  return {{"token", token}, {"value", std::move(part)}};
}

Json write_configuration_request(const std::vector<std::string>& folder_uris) {
  Json items = Json::array({{{"section", "apparatus"}}});
  for (const auto& uri : folder_uris) {
    items.push_back({{"scopeUri", uri}, {"section", "apparatus"}});
  }
  return {{"items", std::move(items)}};
}

Json write_configuration_registration() {
  Json registration = {{"id", "apparatus-configuration"},
                       {"method", "workspace/didChangeConfiguration"},
                       {"registerOptions", {{"section", "apparatus"}}}};
  return {{"registrations", Json::array({std::move(registration)})}};
}

Json write_watch_registration(const std::vector<std::string>& globs) {
  Json watchers = Json::array();
  for (const auto& glob : globs) watchers.push_back({{"globPattern", glob}});
  Json registration = {{"id", "apparatus-watched-files"},
                       {"method", "workspace/didChangeWatchedFiles"},
                       {"registerOptions", {{"watchers", std::move(watchers)}}}};
  return {{"registrations", Json::array({std::move(registration)})}};
}

}  // namespace apparatus::protocol
