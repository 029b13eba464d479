// textDocument/documentSymbol.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_document_symbol(const Work& work, const protocol::TextDocumentParams&) {
  const auto symbols = work.engine.document_symbols(work.draft.snapshot());
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_document_symbols(symbols, audience_of(work, positions)));
}

}  // namespace apparatus::server
