// textDocument/foldingRange.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_folding_range(const Work& work, const protocol::TextDocumentParams&) {
  return protocol::write(
      protocol::to_folding_ranges(work.engine.folding_ranges(work.draft.snapshot())));
}

}  // namespace apparatus::server
