// textDocument/semanticTokens/full and textDocument/semanticTokens/range.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {
namespace {

rpc::Outcome tokens_in(const Work& work, text::SourceRange range) {
  const auto tokens = work.engine.semantic_tokens(work.draft.snapshot());
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::write(protocol::to_semantic_tokens(tokens, range, audience_of(work, positions)));
}

}  // namespace

rpc::Outcome handle_semantic_tokens(const Work& work, const protocol::TextDocumentParams&) {
  return tokens_in(work, {0, static_cast<std::uint32_t>(work.draft.size())});
}

rpc::Outcome handle_semantic_tokens_range(const Work& work, const protocol::RangeParams& params) {
  const auto range = range_in(work, params.range);
  if (const auto* error = std::get_if<rpc::Error>(&range)) return *error;
  return tokens_in(work, std::get<text::SourceRange>(range));
}

}  // namespace apparatus::server
