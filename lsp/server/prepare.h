// What all tables of requests share: from the JSON of parameters to a job.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "lsp/protocol/params.h"
#include "lsp/rpc/message.h"

namespace apparatus::server {

// Reads `Params` for a handler; the job, or which of the parameters is wrong and how.
template <class Job, class Work, class Params, rpc::Outcome (*kHandler)(const Work&, const Params&)>
std::variant<Job, rpc::Error> prepare_job(const rpc::Json& json) {
  std::string fault;
  Params params;
  if (!protocol::read(json, params, protocol::Path(fault))) {
    return rpc::Error{rpc::ErrorCode::invalid_params, fault};
  }
  return Job([params = std::move(params)](const Work& work) { return kHandler(work, params); });
}

}  // namespace apparatus::server
