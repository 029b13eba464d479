// textDocument/diagnostic. The id of an answer is made of what it says, so that a client is told
// "unchanged" whatever else has changed.
#include <functional>

#include "lsp/server/draft_requests.h"

namespace apparatus::server {

rpc::Outcome handle_diagnostic(const Work& work, const protocol::DiagnosticParams& params) {
  const auto findings = work.draft.findings(work.stop);
  if (findings == nullptr) return rpc::Error{rpc::ErrorCode::request_cancelled, "cancelled"};
  const auto positions = work.draft.positions(work.client.encoding);
  protocol::DocumentDiagnosticReport report;
  report.diagnostics = protocol::to_diagnostics(*findings, audience_of(work, positions));
  report.id = std::to_string(std::hash<std::string>()(protocol::write(report).dump()));
  report.unchanged = report.id == params.previous_result;
  return protocol::write(report);
}

}  // namespace apparatus::server
