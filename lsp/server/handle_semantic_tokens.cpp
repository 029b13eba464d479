// textDocument/semanticTokens/full, …/full/delta and …/range.
#include "lsp/server/draft_requests.h"

namespace apparatus::server {
namespace {

protocol::SemanticTokens tokens_in(const Work& work, text::SourceRange range) {
  const auto tokens = work.engine.semantic_tokens(work.draft.snapshot());
  const auto positions = work.draft.positions(work.client.encoding);
  return protocol::to_semantic_tokens(tokens, range, audience_of(work, positions));
}

protocol::SemanticTokens all_tokens(const Work& work) {
  auto tokens = tokens_in(work, {0, static_cast<std::uint32_t>(work.draft.size())});
  tokens.id = work.tokens.keep(work.draft.uri(), tokens.data);
  return tokens;
}

}  // namespace

rpc::Outcome handle_semantic_tokens(const Work& work, const protocol::TextDocumentParams&) {
  return protocol::write(all_tokens(work));
}

rpc::Outcome handle_semantic_tokens_delta(const Work& work,
                                          const protocol::TokensDeltaParams& params) {
  const auto before = work.tokens.sent(work.draft.uri(), params.previous_result);
  const auto now = all_tokens(work);
  if (!before) return protocol::write(now);
  auto delta = protocol::tokens_delta(*before, now.data);
  delta.id = now.id;
  return protocol::write(delta);
}

rpc::Outcome handle_semantic_tokens_range(const Work& work, const protocol::RangeParams& params) {
  const auto range = range_in(work, params.range);
  if (const auto* error = std::get_if<rpc::Error>(&range)) return *error;
  return protocol::write(tokens_in(work, std::get<text::SourceRange>(range)));
}

}  // namespace apparatus::server
