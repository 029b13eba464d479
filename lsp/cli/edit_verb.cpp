#include "lsp/cli/edit_verb.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "lsp/cli/apply_fixes.h"
#include "lsp/cli/commands.h"
#include "lsp/cli/draft_reader.h"
#include "lsp/cli/workplace.h"
#include "lsp/features/edited_text.h"
#include "text/line_table.h"

namespace apparatus::cli {
namespace {

constexpr std::uint32_t kContext = 3;

// Whole lines that change together: [first, last] of the old text, and what they become.
struct Change {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string text;
};

// The lines of a text with their line ends, so that a missing one at the end is seen.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? text.size() : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

class Differ {
 public:
  Differ(std::string_view source, const std::vector<checks::Edit>& edits)
      : source_(source), lines_(lines_of(source)) {
    std::uint32_t begin = 0;
    for (const std::string_view line : lines_) {
      begins_.push_back(begin);
      begin += static_cast<std::uint32_t>(line.size());
    }
    gather(edits);
  }

  std::string print(const std::string& file) const {
    if (changes_.empty()) return {};
    std::string out = "--- " + file + "\n+++ " + file + "\n";
    std::int64_t shift = 0;
    for (std::size_t i = 0; i < changes_.size();) {
      std::size_t end = i + 1;
      while (end < changes_.size() && changes_[end].first <= changes_[end - 1].last + 2 * kContext)
        ++end;
      out += hunk(i, end, shift);
      i = end;
    }
    return out;
  }

 private:
  std::uint32_t line_at(std::uint32_t offset) const {
    const auto above = std::upper_bound(begins_.begin(), begins_.end(), offset);
    return above == begins_.begin() ? 0 : static_cast<std::uint32_t>(above - begins_.begin() - 1);
  }

  void gather(const std::vector<checks::Edit>& edits) {
    for (std::size_t i = 0; i < edits.size();) {
      Change change{line_at(edits[i].range.begin), 0, {}};
      change.last = line_at(std::max(edits[i].range.begin, edits[i].range.end - 1));
      std::vector<checks::Edit> together = {edits[i]};
      std::size_t end = i + 1;
      while (end < edits.size() && line_at(edits[end].range.begin) <= change.last) {
        change.last = std::max(change.last,
                               line_at(std::max(edits[end].range.begin, edits[end].range.end - 1)));
        together.push_back(edits[end++]);
      }
      const std::uint32_t begin = begins_[change.first];
      const std::size_t size = begins_[change.last] + lines_[change.last].size() - begin;
      for (checks::Edit& edit : together) {
        edit.range.begin -= begin;
        edit.range.end -= begin;
      }
      change.text = features::edited_text(source_.substr(begin, size), together);
      if (change.text != source_.substr(begin, size)) changes_.push_back(std::move(change));
      i = end;
    }
  }

  static void add(std::string& out, char sign, std::string_view line) {
    out += sign;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }

  std::string hunk(std::size_t from, std::size_t to, std::int64_t& shift) const {
    const std::uint32_t first = changes_[from].first;
    const std::uint32_t begin = first > kContext ? first - kContext : 0;
    const auto count = static_cast<std::uint32_t>(lines_.size());
    const std::uint32_t end = std::min(count, changes_[to - 1].last + 1 + kContext);
    std::string body;
    std::int64_t new_lines = 0;
    std::uint32_t line = begin;
    for (std::size_t i = from; i < to; ++i) {
      for (; line < changes_[i].first; ++line, ++new_lines) add(body, ' ', lines_[line]);
      for (; line <= changes_[i].last; ++line) add(body, '-', lines_[line]);
      for (const std::string_view written : lines_of(changes_[i].text)) {
        add(body, '+', written);
        ++new_lines;
      }
    }
    for (; line < end; ++line, ++new_lines) add(body, ' ', lines_[line]);
    const std::string head =
        "@@ -" + std::to_string(begin + 1) + "," + std::to_string(end - begin) + " +" +
        std::to_string(begin + 1 + shift) + "," + std::to_string(new_lines) + " @@\n";
    shift += new_lines - (end - begin);
    return head + body;
  }

  std::string_view source_;
  std::vector<std::string_view> lines_;
  std::vector<std::uint32_t> begins_;
  std::vector<Change> changes_;
};

bool write(const std::string& file, const OpenedDraft& opened,
           const std::vector<checks::Edit>& edits) {
  if (!opened.can_be_written) {
    complain(file + ": is not in UTF-8, so that nothing was changed in it");
    return false;
  }
  const std::string& source = opened.snapshot.draft->document.source;
  const std::string trouble =
      write_atomically(file, opened.byte_order_mark + features::edited_text(source, edits));
  if (!trouble.empty()) complain(file + ": " + trouble);
  return trouble.empty();
}

}  // namespace

std::string unified_diff(const std::string& file, std::string_view source,
                         const std::vector<checks::Edit>& edits) {
  return edits.empty() || source.empty() ? std::string() : Differ(source, edits).print(file);
}

int run_edits(const EditOptions& options, const MakeEdits& make) {
  bool all_done = true;
  for (const std::string& file : options.drafts) {
    const auto opened = open_draft(file, options.index);
    if (!opened) {
      all_done = false;
      continue;
    }
    std::string fault;
    const auto edits = make(opened->snapshot, fault);
    if (!fault.empty()) {
      complain(fault);
      return kWrongUse;
    }
    if (edits.empty()) continue;
    if (options.write) {
      all_done = write(file, *opened, edits) && all_done;
      continue;
    }
    const std::string diff = unified_diff(file, opened->snapshot.draft->document.source, edits);
    std::fwrite(diff.data(), 1, diff.size(), stdout);
  }
  return all_done ? kFine : kWrongUse;
}

}  // namespace apparatus::cli
