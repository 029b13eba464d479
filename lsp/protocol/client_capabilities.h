// What the editor says it can do, as far as the server asks. A capability of a wrong type counts as
// absent: a client with a fault there can still be served plainly.
#pragma once

#include <string>
#include <vector>

#include "lsp/rpc/json.h"

namespace apparatus::protocol {

struct ClientCapabilities {
  std::vector<std::string> position_encodings;  // in the client's order
  bool work_done_progress = false;
  bool watches_files = false;        // takes dynamic registration of didChangeWatchedFiles
  bool relative_patterns = false;    // … outside of the workspace, too
  bool applies_edits = false;        // takes workspace/applyEdit
  bool versioned_edits = false;      // WorkspaceEdit.documentChanges
  bool related_information = false;  // of diagnostics
  bool code_descriptions = false;    // of diagnostics: a link from the code
  bool definition_links = false;     // LocationLink, which knows where it came from
  bool markdown_hover =
      true;  // a client that names no formats takes Markdown, as in old versions of LSP
  bool markdown_completion = false;
  bool preferred_actions = false;
  bool action_kinds = false;  // CodeAction and its kinds, which old clients do not know
  bool symbol_trees = false;  // DocumentSymbol; else a flat list
  bool prepares_rename = false;
  bool markdown_signatures = false;
  bool label_offsets = false;          // of a signature's parameters
  bool refreshes_tokens = false;       // takes workspace/semanticTokens/refresh …
  bool refreshes_inlay_hints = false;  // … and workspace/inlayHint/refresh
  bool refreshes_lenses = false;
  bool pulls_diagnostics = false;        // asks for them itself, and is told when to ask again
  bool label_details = false;            // of completion items
  bool resolves_completion = false;      // its documentation
  bool resolves_actions = false;         // their edits
  bool configuration = false;            // answers workspace/configuration
  bool registers_configuration = false;  // tells of changes if it is asked to
  bool shows_shelf = false;              // has views of the shelf, and is told when it changes
};

ClientCapabilities read_client_capabilities(const rpc::Json& capabilities);

}  // namespace apparatus::protocol
