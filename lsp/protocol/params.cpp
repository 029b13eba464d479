#include "lsp/protocol/params.h"

#include <algorithm>
#include <utility>

#include "lsp/protocol/uri.h"

namespace apparatus::protocol {
namespace {

constexpr std::uint32_t kLongestDelay = 10'000;

bool read_uri(const Json& json, std::string& uri, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("uri", uri);
}

// The member "textDocument" of most parameters.
bool read_document(const ObjectReader& reader, const Json& json, std::string& uri,
                   const Path& path) {
  Json document;
  return reader.is_object() && json.contains("textDocument")
             ? read_uri(json["textDocument"], uri, path.in("textDocument"))
             : reader.is_object() && reader.required("textDocument", document);
}

// A field of the member "context"; neither need be there.
template <class T>
bool read_in_context(const Json& json, const char* field, T& out, const Path& path) {
  if (!json.contains("context")) return true;
  const Path context_path = path.in("context");
  const ObjectReader context(json["context"], context_path);
  return context.is_object() && context.optional(field, out);
}

}  // namespace

bool read(const Json& json, WorkspaceFolder& out, const Path& path) {
  return read_uri(json, out.uri, path);
}

bool read(const Json& json, InitializeParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  std::string root_uri;
  std::string root_path;
  if (!reader.is_object() || !reader.optional("processId", out.process_id) ||
      !reader.optional("workspaceFolders", out.folders) || !reader.optional("rootUri", root_uri) ||
      !reader.optional("rootPath", root_path)) {
    return false;
  }
  if (out.folders.empty() && root_uri.empty() && !root_path.empty())
    root_uri = uri_of_path(root_path);
  if (out.folders.empty() && !root_uri.empty()) out.folders.push_back({root_uri});
  if (json.contains("capabilities")) {
    out.capabilities = read_client_capabilities(json["capabilities"]);
  }
  return reader.optional("initializationOptions", out.initialization_options);
}

bool read(const Json& json, TextDocumentItem& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("uri", out.uri) &&
         reader.optional("languageId", out.language_id) &&
         reader.optional("version", out.version) && reader.required("text", out.text);
}

bool read(const Json& json, DidOpenParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("textDocument", out.text_document);
}

bool read(const Json& json, ContentChange& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.optional("range", out.range) &&
         reader.required("text", out.text);
}

bool read(const Json& json, DidChangeParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  if (!read_document(reader, json, out.uri, path)) return false;
  const Path document_path = path.in("textDocument");
  return ObjectReader(json["textDocument"], document_path).optional("version", out.version) &&
         reader.required("contentChanges", out.changes);
}

bool read(const Json& json, TextDocumentParams& out, const Path& path) {
  return read_document(ObjectReader(json, path), json, out.uri, path);
}

bool read(const Json& json, Position& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("line", out.line) &&
         reader.required("character", out.character);
}

bool read(const Json& json, Range& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("start", out.start) &&
         reader.required("end", out.end);
}

bool read(const Json& json, PositionParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return read_document(reader, json, out.uri, path) && reader.required("position", out.position);
}

bool read(const Json& json, RangeParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return read_document(reader, json, out.uri, path) && reader.required("range", out.range);
}

bool read(const Json& json, ReferenceParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return read_document(reader, json, out.uri, path) && reader.required("position", out.position) &&
         read_in_context(json, "includeDeclaration", out.with_declaration, path);
}

bool read(const Json& json, RenameParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return read_document(reader, json, out.uri, path) && reader.required("position", out.position) &&
         reader.required("newName", out.new_name);
}

bool read(const Json& json, WorkspaceSymbolParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("query", out.query);
}

bool read(const Json& json, CodeActionParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return read_document(reader, json, out.uri, path) && reader.required("range", out.range) &&
         read_in_context(json, "only", out.only, path);
}

bool read(const Json& json, ExecuteCommandParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("command", out.command);
}

bool read(const Json& json, FileEvent& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("uri", out.uri) && reader.optional("type", out.type);
}

bool read(const Json& json, DidChangeWatchedFilesParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("changes", out.changes);
}

bool read(const Json& json, DidChangeWorkspaceFoldersParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  if (!reader.is_object()) return false;
  if (!json.contains("event")) return path.in("event").expected("a value: it is missing");
  const Path event_path = path.in("event");
  const ObjectReader event(json["event"], event_path);
  return event.is_object() && event.optional("added", out.added) &&
         event.optional("removed", out.removed);
}

bool read(const Json& json, DidChangeConfigurationParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.optional("settings", out.settings);
}

bool read(const Json&, NoParams&, const Path&) { return true; }

std::string document_uri(const Json& params) {
  std::string fault;
  TextDocumentParams document;
  return read(params, document, Path(fault)) ? document.uri : "";
}

void read_settings(const Json& json, ClientSettings& settings) {
  if (!json.is_object()) return;
  if (const auto ours = json.find("apparatus"); ours != json.end()) {
    return read_settings(*ours, settings);
  }
  std::string fault;
  const Path path(fault);
  const ObjectReader reader(json, path);
  if (reader.optional("diagnosticsDelay", settings.diagnostics_delay)) {
    settings.diagnostics_delay = std::min(settings.diagnostics_delay, kLongestDelay);
  }
  reader.optional("inlayHints", settings.inlay_hints);
}

}  // namespace apparatus::protocol
