// The parameters of the requests and notifications that the server takes: LSP 3.17's structures,
// with the fields that are used. Names are those of LSP in this project's spelling.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

struct ExecuteCommandParams {
  std::string command;
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
bool read(const Json& json, ExecuteCommandParams& out, const Path& path);
bool read(const Json& json, FileEvent& out, const Path& path);
bool read(const Json& json, DidChangeWatchedFilesParams& out, const Path& path);
bool read(const Json& json, DidChangeWorkspaceFoldersParams& out, const Path& path);
bool read(const Json& json, DidChangeConfigurationParams& out, const Path& path);
bool read(const Json& json, NoParams& out, const Path& path);

// The uri of the document that parameters are about, whatever else is wrong with them; "" where
// there is none.
std::string document_uri(const Json& params);

// What the user may set in the editor, under "apparatus" in didChangeConfiguration or plainly in
// initializationOptions. A setting of a wrong type leaves the one before.
struct ClientSettings {
  std::uint32_t diagnostics_delay =
      50;                    // "diagnosticsDelay": milliseconds without typing, at most 10 000
  bool inlay_hints = false;  // "inlayHints"
};
void read_settings(const Json& json, ClientSettings& settings);

}  // namespace apparatus::protocol
