// The documents that the editor has open, each with the text that the editor has. A document whose
// text can no longer be followed is dropped: it stays known, so that requests about it get a true
// answer, but has no text until it is opened again. Used by the server's own thread alone.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lsp/protocol/params.h"
#include "lsp/server/draft_state.h"
#include "lsp/server/text_buffer.h"

namespace apparatus::server {

struct OpenDocument {
  std::string uri;   // as the editor writes it
  std::string file;  // path; "" for a document without a file
  std::string language_id;
  text::Format format = text::Format::plain;
  std::int64_t version = 0;
  TextBuffer buffer;
  bool dropped = false;
  bool told_too_large = false;
  // Of the text as it is; made when somebody asks, taken away by every change.
  std::shared_ptr<const DraftReading> reading;
  std::shared_ptr<const DraftReading> earlier;  // the last one before it that was read
  std::shared_ptr<const DraftState> state;      // taken away by changes in other chapters, too
  std::shared_ptr<RememberedState> remembered;

  // A draft, as opposed to a project file that happens to be open.
  bool is_draft() const;
  // The text, or what it is read with, is another now. What was read out of it stays for a while as
  // `earlier`: the next reading goes on with it.
  void outdate();
};

class OpenDocuments {
 public:
  OpenDocument& open(protocol::TextDocumentItem item);
  // nullptr where it is not open. Editors spell the same file's URI in several ways; all find it.
  OpenDocument* find(std::string_view uri);
  void close(std::string_view uri);
  std::vector<OpenDocument*> all();

  // "", or why the changes could not be applied; the document is dropped then.
  static std::string change(OpenDocument& document, const protocol::DidChangeParams& params,
                            protocol::PositionEncoding encoding);
  static void drop(OpenDocument& document);

 private:
  std::unordered_map<std::string, OpenDocument> documents_;  // by path, or by URI without one
};

}  // namespace apparatus::server
