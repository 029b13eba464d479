// Widths are a terminal's columns, not bytes: an underline stands under its word in Cyrillic and
// under accents, too.
#include "lsp/cli/finding_text.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace apparatus::cli {
namespace {

constexpr std::size_t kWidest = 100;  // columns of the source line that are shown

std::size_t width_of(UChar32 c) {
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool begins_character(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// The part of a line that is shown, in bytes of the line.
struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Window window_around(std::string_view line, std::size_t begin, std::size_t end) {
  if (line.size() <= kWidest) return {0, line.size()};
  const std::size_t marked = std::min(end - begin, kWidest);
  const std::size_t room = (kWidest - marked) / 2;
  Window window{begin > room ? begin - room : 0,
                std::min(line.size(), std::max(end, begin + marked) + room)};
  if (window.end - window.begin > 2 * kWidest) window.end = window.begin + 2 * kWidest;
  while (!begins_character(line, window.begin)) --window.begin;
  while (!begins_character(line, window.end)) ++window.end;
  return window;
}

std::string without_tabs(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), '\t', ' ');
  return result;
}

std::string quoted_line(const text::Document& document, text::SourceRange range) {
  const std::uint32_t number = document.lines.line_of(range.begin);
  const text::SourceRange whole = document.lines.line_range(document.source, number);
  const std::string_view line = document.text(whole);
  const std::size_t begin = range.begin - whole.begin;
  const std::size_t end =
      std::max<std::size_t>(std::min(range.end, whole.end) - whole.begin, begin);
  const Window window = window_around(line, begin, end);

  const std::string before = without_tabs(line.substr(window.begin, begin - window.begin));
  const std::string marked = without_tabs(line.substr(begin, std::min(end, window.end) - begin));
  const std::string after =
      without_tabs(line.substr(std::min(end, window.end), window.end - std::min(end, window.end)));
  const std::string dots_before = window.begin > 0 ? "…" : "";
  const std::string dots_after = window.end < line.size() ? "…" : "";
  const std::string margin = std::to_string(number + 1);

  std::string text =
      " " + margin + " | " + dots_before + before + marked + after + dots_after + "\n";
  text += " " + std::string(margin.size(), ' ') + " | " +
          std::string(display_width(dots_before + before), ' ');
  text += "^" + std::string(std::max<std::size_t>(display_width(marked), 1) - 1, '~') + "\n";
  return text;
}

std::string place_of(std::string_view file, text::LineColumn at) {
  return std::string(file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string escaped(std::string_view text, bool in_property) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '%':
        result += "%25";
        break;
      case '\r':
        result += "%0D";
        break;
      case '\n':
        result += "%0A";
        break;
      case ':':
        result += in_property ? "%3A" : ":";
        break;
      case ',':
        result += in_property ? "%2C" : ",";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    width += c < 0 ? 1 : width_of(c);
  }
  return width;
}

std::string finding_as_text(std::string_view file, const text::Document& document,
                            const checks::Finding& finding) {
  const text::LineColumn at = document.lines.line_column(document.source, finding.range.begin);
  std::string text = place_of(file, at) + ": " +
                     std::string(project::severity_name(finding.severity)) + ": " +
                     finding.message + " [" + std::string(finding.code) + "]\n";
  text += quoted_line(document, finding.range);
  for (const checks::Fix& fix : finding.fixes)
    text += "    " + std::string(fix.preferred ? "fix: " : "maybe: ") + fix.title + "\n";
  for (const checks::Evidence& evidence : finding.evidence) {
    text += "    " + evidence.file;
    if (evidence.line > 0) text += ":" + std::to_string(evidence.line);
    text += evidence.text.empty() ? "\n" : ": " + evidence.text + "\n";
  }
  return text;
}

std::string finding_as_github(std::string_view file, const text::Document& document,
                              const checks::Finding& finding) {
  const text::LineColumn begin = document.lines.line_column(document.source, finding.range.begin);
  const text::LineColumn end = document.lines.line_column(document.source, finding.range.end);
  std::string_view command = "notice";
  if (finding.severity == checks::Severity::error) command = "error";
  if (finding.severity == checks::Severity::warning) command = "warning";
  std::string text = "::" + std::string(command) + " file=" + escaped(file, true) +
                     ",line=" + std::to_string(begin.line) + ",endLine=" + std::to_string(end.line);
  // GitHub takes columns only for a range within one line.
  if (begin.line == end.line)
    text += ",col=" + std::to_string(begin.column) + ",endColumn=" + std::to_string(end.column);
  return text + ",title=" + escaped(finding.code, true) + "::" + escaped(finding.message, false) +
         "\n";
}

}  // namespace apparatus::cli
