// One pass with a stack.
#include "text/latex_groups.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/byte_scan.h"

namespace apparatus::text {
namespace {

constexpr std::array<std::string_view, 9> kVerbatim = {
    "verbatim", "verbatim*", "Verbatim",     "lstlisting",   "minted",
    "alltt",    "comment",   "filecontents", "filecontents*"};

// At "\begin{name}" of a verbatim environment where its name's brace closes; else 0.
std::size_t verbatim_begin(std::string_view source, std::size_t at) {
  if (source.compare(at, 7, "\\begin{") != 0) return 0;
  const std::size_t close = source.substr(at, 40).find('}');
  if (close == std::string_view::npos) return 0;
  return is_verbatim_environment(source.substr(at + 7, close - 7)) ? at + close : 0;
}

// Where its "\end" begins; `at` if it never ends.
std::size_t verbatim_end(std::string_view source, std::size_t at, std::size_t close) {
  const std::string name(source.substr(at + 7, close - at - 7));
  const std::size_t end = source.find("\\end{" + name + "}", close);
  return end == std::string_view::npos ? at : end;
}

// Where the line ends behind which a blank line stands.
std::size_t end_of_paragraph(std::string_view source, std::size_t at) {
  for (at = source.find('\n', at); at != std::string_view::npos; at = source.find('\n', at + 1)) {
    const std::size_t next = source.find_first_not_of(" \t\r", at + 1);
    if (next == std::string_view::npos || source[next] == '\n') return at;
  }
  return source.size();
}

}  // namespace

std::size_t behind_verb(std::string_view source, std::size_t mark) {
  constexpr std::size_t kLongest = 500;
  std::size_t end = mark + 1;
  while (end < source.size() && (static_cast<unsigned char>(source[end]) & 0xc0) == 0x80) ++end;
  const std::string_view delimiter = source.substr(mark, end - mark);
  const std::size_t close = source.substr(0, mark + kLongest).find(delimiter, end);
  return close == std::string_view::npos ? close : close + delimiter.size();
}

bool is_verbatim_environment(std::string_view name) {
  return std::find(kVerbatim.begin(), kVerbatim.end(), name) != kVerbatim.end();
}

LatexGroups::LatexGroups(std::string_view source) {
  std::vector<std::size_t> open;
  bool verbatim_ends = true;  // a search to the end of the source is done once only
  ByteScan marks(source,
                 [](Bytes16 b) { return (b == '\\') | (b == '%') | (b == '{') | (b == '}'); });
  const auto size = static_cast<std::uint32_t>(source.size());
  for (std::size_t at = marks.next(0, size); at < size;
       at = marks.next(static_cast<std::uint32_t>(at), size)) {
    switch (source[at]) {
      case '%': {
        const std::size_t line_end = source.find('\n', at);
        at = line_end == std::string_view::npos ? source.size() : line_end;
        break;
      }
      case '\\': {
        std::size_t behind = at;
        if (const std::size_t close = verbatim_begin(source, at); close != 0 && verbatim_ends) {
          behind = verbatim_end(source, at, close);
          verbatim_ends = behind != at;
          if (behind != at) {
            groups_.emplace_back(static_cast<std::uint32_t>(at) + 6,
                                 static_cast<std::uint32_t>(close));
          }
        }
        if (behind == at && source.compare(at, 5, "\\verb") == 0 && at + 5 < source.size()) {
          const std::size_t mark = source[at + 5] == '*' ? at + 6 : at + 5;
          const bool letter = mark < source.size() &&
                              ((source[mark] >= 'a' && source[mark] <= 'z') || source[mark] == '{');
          const std::size_t end =
              mark < source.size() && !letter ? behind_verb(source, mark) : std::string_view::npos;
          if (end != std::string_view::npos) behind = end - 1;
        }
        at = behind == at ? at + 2 : behind + 1;
        break;
      }
      case '{':
        open.push_back(groups_.size());
        groups_.emplace_back(static_cast<std::uint32_t>(at), 0);
        ++at;
        break;
      default:
        if (!open.empty()) {
          groups_[open.back()].second = static_cast<std::uint32_t>(at);
          open.pop_back();
        }
        ++at;
    }
  }
  close_with_paragraph(source);
}

// Groups that nothing closes end with their paragraph.
void LatexGroups::close_with_paragraph(std::string_view source) {
  std::size_t paragraph_end = 0;
  for (auto& [open, close] : groups_) {
    if (close != 0) continue;
    if (paragraph_end <= open) paragraph_end = end_of_paragraph(source, open);
    close = static_cast<std::uint32_t>(paragraph_end);
  }
}

std::uint32_t LatexGroups::close(std::uint32_t open) const {
  const auto found = std::lower_bound(groups_.begin(), groups_.end(),
                                      std::pair<std::uint32_t, std::uint32_t>{open, 0});
  if (found != groups_.end() && found->first == open) return found->second;
  return open + 1;
}

}  // namespace apparatus::text
