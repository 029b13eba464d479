#include "lsp/protocol/results.h"

#include <utility>

namespace apparatus::protocol {
namespace {

Json write(const RelatedInformation& related);
Json write(const LocationLink& link);

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
  if (!item.documentation.value.empty()) out["documentation"] = write(item.documentation);
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

Json write(const CodeAction& action) {
  Json out = {{"title", action.title}, {"kind", action.kind}, {"edit", write(action.edit)}};
  if (action.preferred) out["isPreferred"] = true;
  if (!action.diagnostics.empty()) out["diagnostics"] = write_list(action.diagnostics);
  return out;
}

Json write(const std::vector<CodeAction>& actions) { return write_list(actions); }

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
                                 {"resolveProvider", false}};
  }
  if (!can.code_action_kinds.empty()) {
    out["codeActionProvider"] = {{"codeActionKinds", can.code_action_kinds}};
  }
  if (!can.commands.empty()) out["executeCommandProvider"] = {{"commands", can.commands}};
  return {{"capabilities", std::move(out)},
          {"serverInfo", {{"name", "apparatus"}, {"version", result.version}}}};
}

Json write(const IndexResult& result) {
  Json out = {{"texts", result.texts}, {"read", result.read}};
  if (!result.error.empty()) out["error"] = result.error;
  return out;
}

Json write_message(MessageType type, std::string_view text) {
  return {{"type", static_cast<int>(type)}, {"message", text}};
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

Json write_watch_registration(const std::vector<std::string>& globs) {
  Json watchers = Json::array();
  for (const auto& glob : globs) watchers.push_back({{"globPattern", glob}});
  Json registration = {{"id", "apparatus-watched-files"},
                       {"method", "workspace/didChangeWatchedFiles"},
                       {"registerOptions", {{"watchers", std::move(watchers)}}}};
  return {{"registrations", Json::array({std::move(registration)})}};
}

}  // namespace apparatus::protocol
