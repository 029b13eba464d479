// textDocument/definition.
#include <functional>

#include "lsp/server/corpus_places.h"
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_definition(const Work& work, const protocol::PositionParams& params) {
  const auto offset = offset_in(work, params.position);
  if (const auto* error = std::get_if<rpc::Error>(&offset)) return *error;
  const auto definition =
      work.engine.definition(work.draft.snapshot(), std::get<std::uint32_t>(offset));
  const auto positions = work.draft.positions(work.client.encoding);
  CorpusPlaces places(work.client.encoding, work.stop);
  return protocol::write(
      protocol::to_definition(definition, audience_of(work, positions), std::ref(places)));
}

}  // namespace apparatus::server
