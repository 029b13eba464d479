#include "lsp/protocol/client_capabilities.h"

#include <initializer_list>
#include <string_view>

namespace apparatus::protocol {
namespace {

using rpc::Json;

// The value at a path of member names; null where there is none.
const Json& member(const Json& from, std::initializer_list<const char*> path) {
  static const Json none;
  const Json* value = &from;
  for (const char* name : path) {
    if (!value->is_object()) return none;
    const auto it = value->find(name);
    if (it == value->end()) return none;
    value = &*it;
  }
  return *value;
}

bool flag(const Json& from, std::initializer_list<const char*> path) {
  const Json& value = member(from, path);
  return value.is_boolean() && value.get<bool>();
}

std::vector<std::string> strings(const Json& list) {
  std::vector<std::string> out;
  if (!list.is_array()) return out;
  for (const Json& element : list) {
    if (element.is_string()) out.push_back(element.get<std::string>());
  }
  return out;
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  for (const auto& element : list) {
    if (element == value) return true;
  }
  return false;
}

}  // namespace

ClientCapabilities read_client_capabilities(const Json& json) {
  ClientCapabilities can;
  can.position_encodings = strings(member(json, {"general", "positionEncodings"}));
  can.work_done_progress = flag(json, {"window", "workDoneProgress"});
  can.watches_files = flag(json, {"workspace", "didChangeWatchedFiles", "dynamicRegistration"});
  can.relative_patterns =
      flag(json, {"workspace", "didChangeWatchedFiles", "relativePatternSupport"});
  can.applies_edits = flag(json, {"workspace", "applyEdit"});
  can.versioned_edits = flag(json, {"workspace", "workspaceEdit", "documentChanges"});
  can.related_information =
      flag(json, {"textDocument", "publishDiagnostics", "relatedInformation"});
  can.code_descriptions =
      flag(json, {"textDocument", "publishDiagnostics", "codeDescriptionSupport"});
  can.definition_links = flag(json, {"textDocument", "definition", "linkSupport"});
  const Json& hover_formats = member(json, {"textDocument", "hover", "contentFormat"});
  can.markdown_hover = hover_formats.is_null() || contains(strings(hover_formats), "markdown");
  can.markdown_completion =
      contains(strings(member(
                   json, {"textDocument", "completion", "completionItem", "documentationFormat"})),
               "markdown");
  can.action_kinds =
      member(json, {"textDocument", "codeAction", "codeActionLiteralSupport"}).is_object();
  can.symbol_trees =
      flag(json, {"textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"});
  can.prepares_rename = flag(json, {"textDocument", "rename", "prepareSupport"});
  can.markdown_signatures = contains(
      strings(member(
          json, {"textDocument", "signatureHelp", "signatureInformation", "documentationFormat"})),
      "markdown");
  can.label_offsets = flag(json, {"textDocument", "signatureHelp", "signatureInformation",
                                  "parameterInformation", "labelOffsetSupport"});
  can.refreshes_tokens = flag(json, {"workspace", "semanticTokens", "refreshSupport"});
  can.refreshes_inlay_hints = flag(json, {"workspace", "inlayHint", "refreshSupport"});
  can.refreshes_lenses = flag(json, {"workspace", "codeLens", "refreshSupport"});
  // Without a refresh nobody would ask again when the index has changed.
  can.pulls_diagnostics = member(json, {"textDocument", "diagnostic"}).is_object() &&
                          flag(json, {"workspace", "diagnostics", "refreshSupport"});
  const auto resolves = [&](std::initializer_list<const char*> path, std::string_view what) {
    return contains(strings(member(json, path)), what);
  };
  can.label_details =
      flag(json, {"textDocument", "completion", "completionItem", "labelDetailsSupport"});
  can.resolves_completion =
      resolves({"textDocument", "completion", "completionItem", "resolveSupport", "properties"},
               "documentation");
  can.resolves_actions =
      flag(json, {"textDocument", "codeAction", "dataSupport"}) &&
      resolves({"textDocument", "codeAction", "resolveSupport", "properties"}, "edit");
  can.configuration = flag(json, {"workspace", "configuration"});
  can.registers_configuration =
      flag(json, {"workspace", "didChangeConfiguration", "dynamicRegistration"});
  can.shows_shelf = flag(json, {"experimental", "apparatusViews"});
  can.preferred_actions = flag(json, {"textDocument", "codeAction", "isPreferredSupport"});
  return can;
}

}  // namespace apparatus::protocol
