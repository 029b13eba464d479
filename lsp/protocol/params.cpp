#include "lsp/protocol/params.h"

#include <algorithm>
#include <utility>

#include "lsp/protocol/uri.h"

namespace apparatus::protocol {
namespace {

constexpr std::uint32_t kLargestDraft = 512;  // megabytes
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

bool read(const Json& json, DiagnosticParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return read_document(reader, json, out.uri, path) &&
         reader.optional("previousResultId", out.previous_result);
}

bool read(const Json& json, TokensDeltaParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return read_document(reader, json, out.uri, path) &&
         reader.required("previousResultId", out.previous_result);
}

bool read(const Json& json, SelectionRangeParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return read_document(reader, json, out.uri, path) && reader.required("positions", out.positions);
}

bool read(const Json& json, ItemData& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.required("uri", out.uri) &&
         reader.optional("version", out.version) && reader.optional("begin", out.begin) &&
         reader.optional("end", out.end) && reader.optional("index", out.index) &&
         reader.optional("target", out.target);
}

bool read(const Json& json, ResolveParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  out.item = json;
  return reader.is_object() && reader.optional("label", out.title) &&
         reader.optional("title", out.title) && reader.required("data", out.data);
}

bool read(const Json& json, HierarchyParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  if (!reader.is_object()) return false;
  if (!json.contains("item")) return path.in("item").expected("a value: it is missing");
  const Path item_path = path.in("item");
  const ObjectReader item(json["item"], item_path);
  return item.is_object() && item.required("data", out.data);
}

bool read(const Json& json, SourcesParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  return reader.is_object() && reader.optional("key", out.key);
}

bool read(const Json& json, PlacesParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  if (!reader.is_object() || !reader.optional("source", out.source) ||
      !reader.optional("person", out.person)) {
    return false;
  }
  return !out.source.empty() || !out.person.empty() ||
         path.in("source").expected("a source or a person");
}

bool read(const Json& json, ExecuteCommandParams& out, const Path& path) {
  const ObjectReader reader(json, path);
  if (!reader.is_object() || !reader.required("command", out.command)) return false;
  const auto arguments = json.find("arguments");
  if (arguments != json.end() && arguments->is_array() && !arguments->empty() &&
      arguments->front().is_string()) {
    out.uri = arguments->front().get<std::string>();
  }
  return true;
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
  if (read(params, document, Path(fault))) return document.uri;
  if (!params.is_object()) return "";
  const auto item = params.find("item");
  const Json& holder = item == params.end() ? params : *item;
  if (!holder.is_object() || !holder.contains("data")) return "";
  ItemData data;
  return read(holder["data"], data, Path(fault)) ? data.uri : "";
}

Json partial_result_token(const Json& params) {
  if (!params.is_object()) return nullptr;
  const auto token = params.find("partialResultToken");
  return token != params.end() && (token->is_string() || token->is_number_integer()) ? *token
                                                                                     : Json();
}

namespace {

// The members of one of the tables of apparatus.toml, as far as they are strings.
void read_style(const Json& json, project::StyleSettings& style) {
  std::string fault;
  const Path path(fault);
  const ObjectReader reader(json, path);
  reader.optional("transliteration", style.transliteration);
  reader.optional("transliteration-body", style.transliteration_body);
  reader.optional("transliteration-notes", style.transliteration_notes);
  reader.optional("transliteration-bibliography", style.transliteration_bibliography);
  reader.optional("date", style.date);
  reader.optional("citation", style.citation);
  reader.optional("ibid", style.ibid);
}

void read_checks(const Json& json, project::Settings& settings) {
  settings.checks.clear();
  for (const auto& [code, value] : json.items()) {
    if (!value.is_string()) continue;
    const auto severity = project::severity_of(value.get<std::string>());
    if (severity) settings.checks.emplace(code, *severity);
  }
}

void read_preferences(const Json& json, project::Settings& settings) {
  const auto table = [&](const char* name) {
    const auto it = json.find(name);
    return it != json.end() && it->is_object() ? &*it : nullptr;
  };
  if (const Json* style = table("style")) read_style(*style, settings.style);
  if (const Json* checks = table("checks")) read_checks(*checks, settings);
  if (const Json* words = table("words")) {
    std::string fault;
    const Path path(fault);
    ObjectReader(*words, path).optional("accept", settings.accepted_words);
  }
}

}  // namespace

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
  reader.optional("codeLens", settings.code_lens);
  if (reader.optional("largestDraft", settings.largest_draft)) {
    settings.largest_draft = std::clamp(settings.largest_draft, 1u, kLargestDraft);
  }
  read_preferences(json, settings.preferred);
}

bool carries_token(const Json& initialization_options, std::string_view token) {
  if (!initialization_options.is_object()) return false;
  const auto found = initialization_options.find("token");
  return found != initialization_options.end() && found->is_string() &&
         found->get_ref<const std::string&>() == token;
}

}  // namespace apparatus::protocol
