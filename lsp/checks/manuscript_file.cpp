// manuscript-file: a file that is named as a part of the manuscript and cannot be read as one, told
// where it is named.
#include "lsp/checks/families.h"
#include "lsp/draft/manuscript.h"

#include <system_error>

namespace apparatus::checks {
namespace {

// Problems name files by their absolute paths; the command line may have been given another.
bool is_own(const draft::Snapshot& snapshot, const std::filesystem::path& file) {
  std::error_code error;
  const auto own = std::filesystem::absolute(snapshot.draft->file, error).lexically_normal();
  return !error && own == file;
}

}  // namespace

void check_manuscript_file(const draft::Snapshot& snapshot, Findings& findings) {
  if (snapshot.manuscript == nullptr) return;
  for (const project::FileProblem& problem : snapshot.manuscript->problems) {
    if (!is_own(snapshot, problem.file)) continue;
    Finding finding;
    finding.code = "manuscript-file";
    finding.severity = problem.severity;
    finding.range = problem.range;
    finding.message = problem.message;
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
