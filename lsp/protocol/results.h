// What the server sends: LSP 3.17's structures, with the fields that are used, and their JSON. A
// result that is "nothing" is null.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/protocol/params.h"
#include "lsp/protocol/position_mapper.h"
#include "lsp/rpc/json.h"

namespace apparatus::protocol {

using rpc::Json;

struct Location {
  std::string uri;
  Range range;
};

// Where a definition was asked for and where it leads, with the range to show and the range to
// select the same.
struct LocationLink {
  Range origin;
  Location target;
};
struct DefinitionResult {
  std::vector<LocationLink> links;
  bool as_links = false;  // the client takes LocationLink; else plain Locations
};

enum class DiagnosticSeverity : std::uint8_t { error = 1, warning = 2, information = 3, hint = 4 };

struct RelatedInformation {
  Location location;
  std::string message;
};
struct Diagnostic {
  Range range;
  DiagnosticSeverity severity = DiagnosticSeverity::warning;
  std::string code;
  std::string code_link;  // "" for none
  std::string message;
  std::vector<RelatedInformation> related;
};

// The answer to textDocument/diagnostic.
struct DocumentDiagnosticReport {
  std::string id;          // the same for the same diagnostics
  bool unchanged = false;  // since the answer that the client has
  std::vector<Diagnostic> diagnostics;
};

struct PublishDiagnosticsParams {
  std::string uri;
  std::optional<std::int64_t> version;
  std::vector<Diagnostic> diagnostics;
};

struct MarkupContent {
  bool markdown = true;
  std::string value;
};
struct Hover {
  MarkupContent contents;
  Range range;
};

// LSP's CompletionItemKind, those that are used.
enum class CompletionItemKind : std::uint8_t {
  value = 12,
  file = 17,
  reference = 18,
  folder = 19,
  constant = 21,
  event = 23,
};
struct TextEdit {
  Range range;
  std::string new_text;
};
struct CompletionItem {
  std::string label;
  CompletionItemKind kind = CompletionItemKind::value;
  std::string detail;
  MarkupContent documentation;
  std::string sort_text;
  std::string filter_text;
  TextEdit edit;
  bool label_details = false;    // shows `detail` beside the label as well
  std::optional<ItemData> data;  // the documentation is given when the client asks for it
};
struct CompletionList {
  bool incomplete = false;
  std::vector<CompletionItem> items;
};

// Edits of one document.
struct WorkspaceEdit {
  std::string uri;
  std::optional<std::int64_t>
      version;  // given: as documentChanges, which the editor refuses when it has moved on
  std::vector<TextEdit> edits;
};
struct CodeAction {
  std::string title;
  std::string kind;
  bool preferred = false;
  std::vector<Diagnostic> diagnostics;
  WorkspaceEdit edit;
  std::optional<ItemData> data;  // instead of the edit, which the client asks for
};

// LSP's SymbolKind, those that are used: a heading is shown as editors show those of Markdown.
enum class SymbolKind : std::uint8_t { module = 2, field = 8, variable = 13, string = 15 };
struct DocumentSymbol {
  std::string name;
  std::string detail;
  SymbolKind kind = SymbolKind::string;
  Range range;
  Range selection;  // inside `range`
  std::vector<DocumentSymbol> children;
};
struct DocumentSymbols {
  std::vector<DocumentSymbol> symbols;
  bool as_tree = true;  // else as a flat list of SymbolInformation, for which `uri` counts
  std::string uri;
};
struct SymbolInformation {
  std::string name;
  SymbolKind kind = SymbolKind::variable;
  Location location;
  std::string container;
};

struct DocumentHighlight {
  Range range;
};
struct FoldingRange {
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;
  bool comment = false;  // else a region
};
// Five numbers a token, as LSP counts them from token to token.
struct SemanticTokens {
  std::vector<std::uint32_t> data;
  std::string id;  // of the answer, "" where nobody can ask for what has changed since
};
// From one answer to the next, by at most one edit.
struct SemanticTokensDelta {
  std::string id;
  std::uint32_t start = 0;  // numbers, not tokens
  std::uint32_t removed = 0;
  std::vector<std::uint32_t> added;
};
// Ranges around a position, innermost first; none is empty of ranges.
struct SelectionRange {
  std::vector<Range> ranges;
};
struct DocumentLink {
  Range range;
  std::string tooltip;
  ItemData data;
};
struct CodeLens {
  Range range;
  ItemData data;
};
struct CallHierarchyItem {
  std::string name;
  std::string detail;
  bool is_text = false;  // a text of the corpus; else what it mentions
  Location location;
  ItemData data;
};
struct IncomingCall {
  CallHierarchyItem from;
  std::vector<Range> ranges;  // in `from`
};
struct InlayHint {
  Position position;
  std::string label;
};
struct SignatureHelp {
  std::string label;
  MarkupContent documentation;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> parameters;  // UTF-16 units of `label`
  std::vector<std::string> parameter_labels;  // instead, where the client takes no offsets
  std::uint32_t active = 0;
};
struct RenameTarget {
  Range range;
  std::string placeholder;
};

enum class MessageType : std::uint8_t { error = 1, warning = 2, info = 3 };

// What the server can do; the table of handlers fills it in, so that what is advertised is what is
// bound.
struct ServerCapabilities {
  PositionEncoding position_encoding = PositionEncoding::utf16;
  bool hover = false;
  bool definition = false;
  std::vector<std::string> completion_triggers;
  bool completion = false;
  bool code_action = false;
  std::vector<std::string> code_action_kinds;
  bool references = false;
  bool document_highlight = false;
  bool document_symbol = false;
  bool rename = false;
  bool prepare_rename = false;
  bool folding = false;
  std::vector<std::string> token_types;  // the legend; empty: no semantic tokens
  bool tokens_in_range = false;
  bool inlay_hints = false;
  std::vector<std::string> signature_triggers;  // empty: no signature help
  bool workspace_symbol = false;
  bool completion_resolve = false;
  bool action_resolve = false;
  bool tokens_delta = false;
  bool pull_diagnostics = false;
  bool selection_range = false;
  bool document_links = false;
  bool code_lens = false;
  bool call_hierarchy = false;
  bool views = false;  // "experimental": {"apparatusViews": true}
  std::vector<std::string> commands;
};
struct InitializeResult {
  ServerCapabilities capabilities;
  std::string version;  // of the program
};

// What an indexing run did, as the answer to apparatus.indexNow.
struct IndexResult {
  std::uint32_t texts = 0;
  std::uint32_t read = 0;
  std::string error;  // "" on success
};

Json write(Position position);
Json write(Range range);
Json write(const Location& location);
Json write(const DefinitionResult& definition);
Json write(const Diagnostic& diagnostic);
Json write(const PublishDiagnosticsParams& params);
Json write(const std::optional<Hover>& hover);
Json write(const TextEdit& edit);
Json write(const CompletionItem& item);
Json write(const CompletionList& list);
Json write(const WorkspaceEdit& edit);
// Of several documents; one without a version is not open in the editor.
rpc::Json write(const std::vector<WorkspaceEdit>& edits);
Json write(const CodeAction& action);
Json write(const std::vector<CodeAction>& actions);
Json write(const std::vector<Location>& locations);
Json write(const DocumentSymbols& symbols);
Json write(const std::vector<SymbolInformation>& symbols);
Json write(const std::vector<DocumentHighlight>& highlights);
Json write(const std::vector<FoldingRange>& ranges);
Json write(const SemanticTokens& tokens);
Json write(const std::vector<InlayHint>& hints);
Json write(const std::optional<SignatureHelp>& help);
Json write(const std::optional<RenameTarget>& target);
Json write(const DocumentDiagnosticReport& report);
Json write(const SemanticTokensDelta& delta);
Json write(const std::vector<SelectionRange>& selections);
Json write(const std::vector<DocumentLink>& links);
Json write(const std::vector<CodeLens>& lenses);
Json write(const std::optional<CallHierarchyItem>& item);  // a list of one, or nothing
Json write(const std::vector<IncomingCall>& calls);
Json write(const InitializeResult& result);
Json write(const IndexResult& result);

// What a client has sent, with what it asked for.
Json with_documentation(Json item, const MarkupContent& documentation);
Json with_edit(Json action, const WorkspaceEdit& edit);
Json with_target(Json link, const Location& target);
// The lens leads to the references of what it stands above, by a command of the client's own.
Json with_title(Json lens, const std::string& title, const std::string& uri, Position position);

// Parameters of the server's own notifications and requests.
Json write_message(MessageType type, std::string_view text);
// Of workspace/applyEdit.
Json write_apply_edit(std::string_view label, const WorkspaceEdit& edit);
// Whether the answer to workspace/applyEdit says that the edit was made.
bool was_applied(const Json& answer);
Json write_progress_token(const std::string& token);
Json write_progress_begin(const std::string& token, std::string_view title);
Json write_progress_report(const std::string& token, std::string_view message,
                           std::uint32_t percentage);
Json write_progress_end(const std::string& token, std::string_view message);
// Part of the answer to a request, for which its client has given `token`.
Json write_partial_result(const Json& token, Json part);
// The settings "apparatus" of the window, then of each folder.
Json write_configuration_request(const std::vector<std::string>& folder_uris);
Json write_configuration_registration();
// A registration of workspace/didChangeWatchedFiles for glob patterns.
Json write_watch_registration(const std::vector<std::string>& globs);

}  // namespace apparatus::protocol
