// textDocument/documentLink and documentLink/resolve.
#include "lsp/server/corpus_places.h"
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_document_link(const Work& work, const protocol::TextDocumentParams&) {
  const auto links = work.engine.document_links(work.draft.snapshot());
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_document_links(links, audience_of(work, positions)));
}

rpc::Outcome handle_document_link_resolve(const Work& work, const protocol::ResolveParams& params) {
  const auto target = work.engine.link_target(work.draft.snapshot(), params.data.target);
  if (!target) {
    return rpc::Error{rpc::ErrorCode::request_failed, "the corpus no longer has this"};
  }
  const auto positions = work.draft.positions(work.client.encoding);
  CorpusPlaces places(work.client.encoding, work.stop);
  return protocol::with_target(
      params.item, protocol::to_location(*target, audience_of(work, positions), std::ref(places)));
}

}  // namespace apparatus::server
