// The parameters of the requests and notifications that the server takes: LSP 3.17's structures,
// with the fields that are used. Names are those of LSP in this project's spelling.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/project/project.h"
#include "lsp/protocol/client_capabilities.h"
#include "lsp/protocol/position_mapper.h"
#include "lsp/protocol/reader.h"

namespace apparatus::protocol {

struct WorkspaceFolder {
  std::string uri;
};

struct InitializeParams {
  std::optional<std::int64_t> process_id;
  std::vector<WorkspaceFolder> folders;  // workspaceFolders, else rootUri, else rootPath
  ClientCapabilities capabilities;
  Json initialization_options;
};

struct TextDocumentItem {
  std::string uri;
  std::string language_id;
  std::int64_t version = 0;
  std::string text;
};
struct DidOpenParams {
  TextDocumentItem text_document;
};

struct ContentChange {
  std::optional<Range> range;  // without one, the text is all of it
  std::string text;
};
struct DidChangeParams {
  std::string uri;
  std::optional<std::int64_t> version;
  std::vector<ContentChange> changes;
};

// didClose, didSave and all requests that name a document and nothing else that is used.
struct TextDocumentParams {
  std::string uri;
};
struct PositionParams {
  std::string uri;
  Position position;
};

struct RangeParams {
  std::string uri;
  Range range;
};
struct ReferenceParams {
  std::string uri;
  Position position;
  bool with_declaration = true;  // context.includeDeclaration
};
struct RenameParams {
  std::string uri;
  Position position;
  std::string new_name;
};
struct WorkspaceSymbolParams {
  std::string query;
};

struct CodeActionParams {
  std::string uri;
  Range range;
  std::vector<std::string> only;  // kinds; empty for all
};

struct DiagnosticParams {
  std::string uri;
  std::string previous_result;  // the id of the answer that the client has; "" for none
};
struct TokensDeltaParams {
  std::string uri;
  std::string previous_result;
};
struct SelectionRangeParams {
  std::string uri;
  std::vector<Position> positions;
};

// What the server gave an item of a list on its way, to know it again when the client asks for the
// rest of it (completionItem/resolve and the like).
struct ItemData {
  std::string uri;
  std::int64_t version = 0;
  std::uint32_t begin = 0;  // bytes of the draft: where the list was asked for
  std::uint32_t end = 0;
  std::uint32_t index = 0;  // in the list
  std::string target;       // of a link; kTextItem for a text of the corpus in a hierarchy
};
inline constexpr const char* kTextItem = "text";
struct ResolveParams {
  Json item;          // as the client sent it
  std::string title;  // "label" or "title" of the item
  ItemData data;
};
// Of callHierarchy/incomingCalls and outgoingCalls.
struct HierarchyParams {
  ItemData data;  // of the item
};

struct SourcesParams {
  std::string key;  // "" for the archives
};
struct PlacesParams {
  std::string source;  // a key, or
  std::string person;  // an id
};

struct ExecuteCommandParams {
  std::string command;
  std::string uri;  // the first argument, "" where that is no string
};

enum class FileChange : std::uint8_t { created = 1, changed = 2, deleted = 3 };
struct FileEvent {
  std::string uri;
  std::uint32_t type = 0;
};
struct DidChangeWatchedFilesParams {
  std::vector<FileEvent> changes;
};

struct DidChangeWorkspaceFoldersParams {
  std::vector<WorkspaceFolder> added;
  std::vector<WorkspaceFolder> removed;
};

struct DidChangeConfigurationParams {
  Json settings;
};

struct NoParams {};

bool read(const Json& json, WorkspaceFolder& out, const Path& path);
bool read(const Json& json, InitializeParams& out, const Path& path);
bool read(const Json& json, TextDocumentItem& out, const Path& path);
bool read(const Json& json, DidOpenParams& out, const Path& path);
bool read(const Json& json, ContentChange& out, const Path& path);
bool read(const Json& json, DidChangeParams& out, const Path& path);
bool read(const Json& json, TextDocumentParams& out, const Path& path);
bool read(const Json& json, Position& out, const Path& path);
bool read(const Json& json, Range& out, const Path& path);
bool read(const Json& json, PositionParams& out, const Path& path);
bool read(const Json& json, RangeParams& out, const Path& path);
bool read(const Json& json, ReferenceParams& out, const Path& path);
bool read(const Json& json, RenameParams& out, const Path& path);
bool read(const Json& json, WorkspaceSymbolParams& out, const Path& path);
bool read(const Json& json, CodeActionParams& out, const Path& path);
bool read(const Json& json, DiagnosticParams& out, const Path& path);
bool read(const Json& json, TokensDeltaParams& out, const Path& path);
bool read(const Json& json, SelectionRangeParams& out, const Path& path);
bool read(const Json& json, ItemData& out, const Path& path);
bool read(const Json& json, ResolveParams& out, const Path& path);
bool read(const Json& json, HierarchyParams& out, const Path& path);
bool read(const Json& json, SourcesParams& out, const Path& path);
bool read(const Json& json, PlacesParams& out, const Path& path);
bool read(const Json& json, ExecuteCommandParams& out, const Path& path);
bool read(const Json& json, FileEvent& out, const Path& path);
bool read(const Json& json, DidChangeWatchedFilesParams& out, const Path& path);
bool read(const Json& json, DidChangeWorkspaceFoldersParams& out, const Path& path);
bool read(const Json& json, DidChangeConfigurationParams& out, const Path& path);
bool read(const Json& json, NoParams& out, const Path& path);

// The uri of the document that parameters are about, whatever else is wrong with them: they name
// it, or the server has given it to the item that they bring back. "" where there is none.
std::string document_uri(const Json& params);
// Where the client wants the parts of an answer as they are found; null for nowhere.
Json partial_result_token(const Json& params);

// What the user may set in the editor, under "apparatus" in didChangeConfiguration or plainly in
// initializationOptions. A setting of a wrong type leaves the one before.
struct ClientSettings {
  std::uint32_t diagnostics_delay =
      50;                    // "diagnosticsDelay": milliseconds without typing, at most 10 000
  bool inlay_hints = false;  // "inlayHints"
  bool code_lens = false;    // "codeLens"
  std::uint32_t largest_draft = 64;  // "largestDraft": megabytes, at most 512
  // "style", "checks" and "words", as in apparatus.toml.
  project::Settings preferred = {};
};
void read_settings(const Json& json, ClientSettings& settings);
// Whether what came with `initialize` holds the secret that the server was started with.
bool carries_token(const Json& initialization_options, std::string_view token);

}  // namespace apparatus::protocol
