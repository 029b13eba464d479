// `apparatus stats`: how long the server has taken to answer, as it has recorded itself.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "lsp/cli/commands.h"
#include "lsp/cli/workplace.h"
#include "lsp/protocol/latency_json.h"
#include "lsp/server/latency.h"

namespace apparatus::cli {
namespace {

std::string moment(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm local{};
  char text[32] = "";
  if (localtime_r(&time, &local) != nullptr) {
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &local);
  }
  return text;
}

void print_table(const protocol::LatencyReport& report) {
  std::size_t width = std::string_view("method").size();
  for (const auto& row : report.methods) width = std::max(width, row.method.size());
  std::printf("Server %s, started %s; times in milliseconds\n", report.version.c_str(),
              moment(report.since).c_str());
  const int column = static_cast<int>(width);
  std::printf("%-*s %8s %9s %9s %9s\n", column, "method", "count", "median", "p99", "max");
  for (const auto& row : report.methods) {
    const auto milliseconds = [](std::int64_t time) { return static_cast<double>(time) / 1000.0; };
    std::printf("%-*s %8" PRIu64 " %9.2f %9.2f %9.2f\n", column, row.method.c_str(), row.count,
                milliseconds(row.median), milliseconds(row.percentile_99),
                milliseconds(row.longest));
  }
}

int print_stats(const std::string& index) {
  const Workplace workplace = find_workplace(std::filesystem::current_path(), index, {});
  if (workplace.index_file.empty()) {
    complain("No index. Name it with --index FILE, or work below an apparatus.toml.");
    return kWrongUse;
  }
  const auto file =
      std::filesystem::absolute(workplace.index_file).parent_path() / server::kLatencyFile;
  std::ifstream stream(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  const auto report = protocol::latency_report_of(text);
  if (!report) {
    complain("No record in " + file.string() +
             " yet. The server leaves one there once a minute and when it ends.");
    return kWrongUse;
  }
  print_table(*report);
  return kFine;
}

}  // namespace

void add_stats(CLI::App& app, int& exit_code) {
  auto index = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand(
      "stats",
      "Show how long the language server has taken to answer.\n\n"
      "For each kind of request: how many there were, and the median, the 99th percentile and the "
      "longest of the times\n"
      "from its arrival to its answer, in milliseconds (a quantile may be told an eighth too "
      "long). For published\n"
      "diagnostics the time runs from the edit, the pause for typing included. The server that "
      "wrote its record last counts.");
  verb->add_option("--index", *index, "the index beside which the record lies")->type_name("FILE");
  verb->callback([index, &exit_code] { exit_code = print_stats(*index); });
}

}  // namespace apparatus::cli
