// Edits are applied from front to back into a new text, so that no offset ever shifts.
#include "lsp/cli/apply_fixes.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace apparatus::cli {
namespace {

std::vector<checks::Edit> edits_of(const checks::Finding& finding) {
  const auto preferred = std::find_if(finding.fixes.begin(), finding.fixes.end(),
                                      [](const checks::Fix& fix) { return fix.preferred; });
  if (preferred == finding.fixes.end()) return {};
  std::vector<checks::Edit> edits = preferred->also;
  edits.push_back({finding.range, preferred->new_text});
  return edits;
}

bool touches_any(const std::vector<checks::Edit>& taken, const checks::Edit& edit) {
  return std::any_of(taken.begin(), taken.end(), [&](const checks::Edit& other) {
    return edit.range.overlaps(other.range) || edit.range == other.range;
  });
}

}  // namespace

FixedText apply_preferred(std::string_view source, const std::vector<checks::Finding>& findings) {
  FixedText fixed;
  std::vector<checks::Edit> taken;
  for (const checks::Finding& finding : findings) {
    const std::vector<checks::Edit> edits = edits_of(finding);
    const bool free = std::none_of(edits.begin(), edits.end(), [&](const checks::Edit& edit) {
      return touches_any(taken, edit);
    });
    if (edits.empty() || !free) continue;
    taken.insert(taken.end(), edits.begin(), edits.end());
    ++fixed.applied;
  }
  std::sort(taken.begin(), taken.end(),
            [](const checks::Edit& a, const checks::Edit& b) { return a.range < b.range; });
  std::size_t done = 0;
  for (const checks::Edit& edit : taken) {
    fixed.text += source.substr(done, edit.range.begin - done);
    fixed.text += edit.new_text;
    done = edit.range.end;
  }
  fixed.text += source.substr(done);
  return fixed;
}

std::string write_atomically(const std::filesystem::path& file, std::string_view content) {
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(file, error);
  if (error) return "cannot be found (" + error.message() + ")";
  std::filesystem::path beside = target;
  beside += ".apparatus-" + std::to_string(::getpid());
  {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    stream.flush();
    if (!stream) {
      std::filesystem::remove(beside, error);
      return "cannot be written";
    }
  }
  const auto permissions = std::filesystem::status(target, error).permissions();
  if (!error) std::filesystem::permissions(beside, permissions, error);
  std::filesystem::rename(beside, target, error);
  if (!error) return {};
  const std::string reason = error.message();
  std::filesystem::remove(beside, error);
  return "cannot be written (" + reason + ")";
}

}  // namespace apparatus::cli
