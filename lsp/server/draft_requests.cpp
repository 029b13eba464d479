#include "lsp/server/draft_requests.h"

#include <array>
#include <utility>

namespace apparatus::server {
namespace {

template <class Params, rpc::Outcome (*kHandler)(const Work&, const Params&)>
std::variant<Job, rpc::Error> prepare(const rpc::Json& json) {
  std::string fault;
  Params params;
  if (!protocol::read(json, params, protocol::Path(fault))) {
    return rpc::Error{rpc::ErrorCode::invalid_params, fault};
  }
  return Job([params = std::move(params)](const Work& work) { return kHandler(work, params); });
}

using protocol::CodeActionParams;
using protocol::PositionParams;
using Capabilities = protocol::ServerCapabilities;

// In prose none of these triggers may nag: they open citations and dates that somebody has begun,
// and the engine answers nothing elsewhere.
void advertise_completion(Capabilities& can) {
  can.completion = true;
  can.completion_triggers = {".", " ", "/", "("};
}

void advertise_code_action(Capabilities& can) {
  can.code_action_kinds = {"quickfix", "refactor.rewrite", "source.fixAll.apparatus"};
}

constexpr std::array kRequests = {
    DraftRequest{"textDocument/completion", prepare<PositionParams, handle_completion>,
                 advertise_completion},
    DraftRequest{"textDocument/hover", prepare<PositionParams, handle_hover>,
                 [](Capabilities& can) { can.hover = true; }},
    DraftRequest{"textDocument/definition", prepare<PositionParams, handle_definition>,
                 [](Capabilities& can) { can.definition = true; }},
    DraftRequest{"textDocument/codeAction", prepare<CodeActionParams, handle_code_action>,
                 advertise_code_action},
};

}  // namespace

std::span<const DraftRequest> draft_requests() { return kRequests; }

std::variant<std::uint32_t, rpc::Error> offset_in(const Work& work, protocol::Position position) {
  const auto positions = work.draft.positions(work.client.encoding);
  if (const auto offset = positions.offset_of(position)) return *offset;
  return rpc::Error{rpc::ErrorCode::invalid_params,
                    "position.line: " + std::to_string(position.line) +
                        " is past the end of the document, which has " +
                        std::to_string(positions.line_count()) + " lines"};
}

protocol::Audience audience_of(const Work& work, const protocol::PositionMapper& positions) {
  return {work.client.can, positions, work.draft.uri(), work.draft.version(),
          work.engine.documentation_link};
}

}  // namespace apparatus::server
