// Field by field; ill-formed UTF-8 (a path may hold any bytes) is replaced, never thrown at.
#include "lsp/protocol/finding_json.h"

#include <nlohmann/json.hpp>

namespace apparatus::protocol {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(const checks::Fix& fix) {
  ordered_json json = {
      {"title", fix.title}, {"newText", fix.new_text}, {"preferred", fix.preferred}};
  if (fix.also.empty()) return json;
  ordered_json also = ordered_json::array();
  for (const checks::Edit& edit : fix.also)
    also.push_back(
        {{"start", edit.range.begin}, {"end", edit.range.end}, {"newText", edit.new_text}});
  json["also"] = std::move(also);
  return json;
}

}  // namespace

std::string finding_as_json(std::string_view file, const text::Document& document,
                            const checks::Finding& finding) {
  const text::LineColumn begin = document.lines.line_column(document.source, finding.range.begin);
  const text::LineColumn end = document.lines.line_column(document.source, finding.range.end);
  ordered_json evidence = ordered_json::array();
  for (const checks::Evidence& one : finding.evidence)
    evidence.push_back({{"file", one.file}, {"line", one.line}, {"text", one.text}});
  ordered_json fixes = ordered_json::array();
  for (const checks::Fix& fix : finding.fixes) fixes.push_back(json_of(fix));
  const ordered_json json = {
      {"file", file},
      {"line", begin.line},
      {"column", begin.column},
      {"end_line", end.line},
      {"end_column", end.column},
      {"start", finding.range.begin},
      {"end", finding.range.end},
      {"text", document.text(finding.range)},
      {"code", finding.code},
      {"severity", project::severity_name(finding.severity)},
      {"message", finding.message},
      {"evidence", std::move(evidence)},
      {"fixes", std::move(fixes)},
  };
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace apparatus::protocol
