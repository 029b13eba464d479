#include "lsp/protocol/latency_json.h"

#include <utility>

#include "lsp/protocol/reader.h"

namespace apparatus::protocol {
namespace {

bool read(const Json& json, MethodLatency& latency, const Path& path) {
  const ObjectReader reader(json, path);
  std::int64_t count = 0;
  const bool whole = reader.is_object() && reader.required("method", latency.method) &&
                     reader.required("count", count) && reader.required("median", latency.median) &&
                     reader.required("percentile99", latency.percentile_99) &&
                     reader.required("max", latency.longest);
  latency.count = static_cast<std::uint64_t>(count);
  return whole && count >= 0;
}

}  // namespace

Json write(const LatencyReport& report) {
  Json methods = Json::array();
  for (const MethodLatency& latency : report.methods) {
    methods.push_back({{"method", latency.method},
                       {"count", latency.count},
                       {"median", latency.median},
                       {"percentile99", latency.percentile_99},
                       {"max", latency.longest}});
  }
  return {{"version", report.version},
          {"since", report.since},
          {"unit", "microseconds"},
          {"methods", std::move(methods)}};
}

std::string text_of(const LatencyReport& report) { return write(report).dump(1) + "\n"; }

std::optional<LatencyReport> latency_report_of(std::string_view text) {
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  std::string fault;
  const Path path(fault);
  const ObjectReader reader(json, path);
  LatencyReport report;
  if (!reader.is_object() || !reader.required("version", report.version) ||
      !reader.required("since", report.since)) {
    return std::nullopt;
  }
  const auto methods = json.find("methods");
  if (methods == json.end() || !methods->is_array()) return std::nullopt;
  for (const Json& element : *methods) {
    if (!read(element, report.methods.emplace_back(), path.in("methods"))) return std::nullopt;
  }
  return report;
}

}  // namespace apparatus::protocol
