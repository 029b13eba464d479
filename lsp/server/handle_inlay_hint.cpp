// textDocument/inlayHint. Words that the writer has not written are shown only to those who ask for
// them: the setting "inlayHints".
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_inlay_hint(const Work& work, const protocol::RangeParams& params) {
  const auto range = range_in(work, params.range);
  if (const auto* error = std::get_if<rpc::Error>(&range)) return *error;
  if (!work.settings.inlay_hints) return protocol::write(std::vector<protocol::InlayHint>());
  const auto hints =
      work.engine.inlay_hints(work.draft.snapshot(), std::get<text::SourceRange>(range));
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_inlay_hints(hints, audience_of(work, positions)));
}

}  // namespace apparatus::server
