#include "lsp/server/open_documents.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "lsp/protocol/uri.h"

namespace apparatus::server {
namespace {

std::string key_of(std::string_view uri) {
  return protocol::path_of_uri(uri).value_or(std::string(uri));
}

}  // namespace

bool OpenDocument::is_draft() const {
  return language_id != "toml" && !file.ends_with("/apparatus.toml");
}

void OpenDocument::outdate() {
  state = nullptr;
  // One that nobody has read yet would have to be read first.
  if (reading != nullptr && reading->is_read()) earlier = std::move(reading);
  reading = nullptr;
}

OpenDocument& OpenDocuments::open(protocol::TextDocumentItem item) {
  OpenDocument& document = documents_[key_of(item.uri)];
  document.file = protocol::path_of_uri(item.uri).value_or("");
  document.format = text::format_of_language(item.language_id, key_of(item.uri));
  document.uri = std::move(item.uri);
  document.language_id = std::move(item.language_id);
  document.version = item.version;
  document.buffer = TextBuffer(std::move(item.text));
  document.dropped = false;
  document.state = nullptr;
  document.reading = nullptr;
  document.earlier = nullptr;
  return document;
}

OpenDocument* OpenDocuments::find(std::string_view uri) {
  const auto it = documents_.find(key_of(uri));
  return it == documents_.end() ? nullptr : &it->second;
}

void OpenDocuments::close(std::string_view uri) { documents_.erase(key_of(uri)); }

std::vector<OpenDocument*> OpenDocuments::all() {
  std::vector<OpenDocument*> all;
  for (auto& [key, document] : documents_) all.push_back(&document);
  return all;
}

std::string OpenDocuments::change(OpenDocument& document, const protocol::DidChangeParams& params,
                                  protocol::PositionEncoding encoding) {
  document.outdate();
  std::string reason = document.buffer.apply(params.changes, encoding);
  if (!reason.empty()) {
    drop(document);
    return reason;
  }
  // Messages cannot overtake one another, so that a version that does not grow is only mislabelled.
  if (params.version && *params.version <= document.version) {
    spdlog::warn("version {} of a document follows version {}", *params.version, document.version);
  }
  document.version = params.version.value_or(document.version + 1);
  return "";
}

void OpenDocuments::drop(OpenDocument& document) {
  document.dropped = true;
  document.state = nullptr;
  document.reading = nullptr;
  document.earlier = nullptr;
  document.buffer = TextBuffer();
}

}  // namespace apparatus::server
