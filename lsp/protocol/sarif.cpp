// Section numbers in comments are those of the SARIF 2.1.0 specification.
#include "lsp/protocol/sarif.h"

#include <map>

#include <nlohmann/json.hpp>

#include "lsp/checks/check.h"
#include "lsp/protocol/uri.h"

namespace apparatus::protocol {
namespace {

using nlohmann::ordered_json;

// §3.27.10: three levels for our four severities.
std::string_view level_of(checks::Severity severity) {
  if (severity == checks::Severity::error) return "error";
  return severity == checks::Severity::warning ? "warning" : "note";
}

ordered_json region_of(const text::Document& document, text::SourceRange range) {
  const text::LineColumn begin = document.lines.line_column(document.source, range.begin);
  const text::LineColumn end = document.lines.line_column(document.source, range.end);
  return {{"startLine", begin.line},
          {"startColumn", begin.column},
          {"endLine", end.line},
          {"endColumn", end.column}};
}

// Relative paths stay relative, so that a code host finds them in its checkout (§3.4.4).
std::string uri_reference(std::string_view path) {
  if (path.starts_with('/')) return uri_of_path(path);
  return uri_of_path("/" + std::string(path)).substr(std::string_view("file:///").size());
}

ordered_json artifact(std::string_view file) { return {{"uri", uri_reference(file)}}; }

ordered_json replacement(const text::Document& document, text::SourceRange range,
                         std::string_view new_text) {
  return {{"deletedRegion", region_of(document, range)}, {"insertedContent", {{"text", new_text}}}};
}

ordered_json json_of(const CheckedDraft& draft, text::SourceRange range, const checks::Fix& fix) {
  ordered_json replacements =
      ordered_json::array({replacement(*draft.document, range, fix.new_text)});
  for (const checks::Edit& edit : fix.also)
    replacements.push_back(replacement(*draft.document, edit.range, edit.new_text));
  ordered_json change = {{"artifactLocation", artifact(draft.file)},
                         {"replacements", std::move(replacements)}};
  return {{"description", {{"text", fix.title}}},
          {"artifactChanges", ordered_json::array({std::move(change)})}};
}

ordered_json related(const checks::Evidence& evidence, int id) {
  ordered_json place = {{"artifactLocation", artifact(evidence.file)}};
  if (evidence.line > 0) place["region"] = {{"startLine", evidence.line}};
  ordered_json location = {{"id", id}, {"physicalLocation", std::move(place)}};
  if (!evidence.text.empty()) location["message"] = {{"text", evidence.text}};
  return location;
}

ordered_json result_of(const CheckedDraft& draft, const checks::Finding& finding, int rule) {
  ordered_json place = {{"artifactLocation", artifact(draft.file)},
                        {"region", region_of(*draft.document, finding.range)}};
  ordered_json result = {
      {"ruleId", finding.code},
      {"ruleIndex", rule},
      {"level", level_of(finding.severity)},
      {"message", {{"text", finding.message}}},
      {"locations", ordered_json::array({{{"physicalLocation", std::move(place)}}})},
  };
  ordered_json evidence = ordered_json::array();
  for (std::size_t i = 0; i < finding.evidence.size(); ++i)
    evidence.push_back(related(finding.evidence[i], static_cast<int>(i)));
  if (!evidence.empty()) result["relatedLocations"] = std::move(evidence);
  ordered_json fixes = ordered_json::array();
  for (const checks::Fix& fix : finding.fixes) fixes.push_back(json_of(draft, finding.range, fix));
  if (!fixes.empty()) result["fixes"] = std::move(fixes);
  return result;
}

}  // namespace

std::string sarif_log(const std::vector<CheckedDraft>& drafts, std::string_view version) {
  ordered_json rules = ordered_json::array();
  std::map<std::string_view, int> rule_of;
  for (const checks::CheckFamily& family : checks::families()) {
    for (const checks::CodeDescription& code : family.codes) {
      rule_of[code.code] = static_cast<int>(rules.size());
      rules.push_back({{"id", code.code},
                       {"shortDescription", {{"text", code.summary}}},
                       {"helpUri", checks::documentation_link(code.code)},
                       {"defaultConfiguration", {{"level", level_of(code.default_severity)}}}});
    }
  }
  ordered_json results = ordered_json::array();
  for (const CheckedDraft& draft : drafts) {
    for (const checks::Finding& finding : *draft.findings)
      results.push_back(result_of(draft, finding, rule_of[finding.code]));
  }
  ordered_json run = {
      {"tool",
       {{"driver", {{"name", "apparatus"}, {"version", version}, {"rules", std::move(rules)}}}}},
      {"columnKind", "unicodeCodePoints"},
      {"results", std::move(results)},
  };
  const ordered_json log = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs", ordered_json::array({std::move(run)})},
  };
  return log.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace apparatus::protocol
