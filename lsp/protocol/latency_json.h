// The record of how long requests took, as `apparatus.stats` answers it, as the server leaves it
// beside the index and as `apparatus stats` reads it there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/rpc/json.h"

namespace apparatus::protocol {

// Times in microseconds, from the arrival of a request to its answer in the queue of the sender;
// of published diagnostics, from the edit.
struct MethodLatency {
  std::string method;
  std::uint64_t count = 0;
  std::int64_t median = 0;
  std::int64_t percentile_99 = 0;
  std::int64_t longest = 0;
};

struct LatencyReport {
  std::string version;     // of the server
  std::int64_t since = 0;  // its start, in seconds since 1970
  std::vector<MethodLatency> methods;
};

rpc::Json write(const LatencyReport& report);
std::string text_of(const LatencyReport& report);
// Nothing where the text is none of text_of's.
std::optional<LatencyReport> latency_report_of(std::string_view text);

}  // namespace apparatus::protocol
