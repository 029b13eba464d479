// By lines and their indentation, as YAML's block style is.
#include "lsp/project/yaml_lists.h"

#include <algorithm>

namespace apparatus::project {
namespace {

struct Line {
  std::size_t indent = 0;  // of the first list mark or byte
  bool item = false;       // begins with "- "
  std::size_t begin = 0;   // of what is behind indentation and list marks
  std::size_t end = 0;     // without a comment
};

// Where a comment begins: "#" at the beginning or behind a blank, outside quotation marks.
std::size_t without_comment(std::string_view yaml, std::size_t begin, std::size_t end) {
  char quote = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const char c = yaml[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') &&
               (i == begin || yaml[i - 1] == ' ' || yaml[i - 1] == '[' || yaml[i - 1] == ',')) {
      quote = c;
    } else if (c == '#' && (i == begin || yaml[i - 1] == ' ' || yaml[i - 1] == '\t')) {
      return i;
    }
  }
  return end;
}

std::vector<Line> lines_of(std::string_view yaml) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < yaml.size();) {
    const std::size_t newline = std::min(yaml.find('\n', begin), yaml.size());
    Line line;
    std::size_t at = begin;
    const auto skip_blanks = [&] {
      while (at < newline && yaml[at] == ' ') ++at;
    };
    skip_blanks();
    line.indent = at - begin;
    while (at + 1 < newline && yaml[at] == '-' && yaml[at + 1] == ' ') {
      line.item = true;
      ++at;
      skip_blanks();
    }
    line.begin = at;
    line.end = without_comment(yaml, at, newline);
    while (line.end > line.begin &&
           (yaml[line.end - 1] == ' ' || yaml[line.end - 1] == '\t' || yaml[line.end - 1] == '\r'))
      --line.end;
    if (line.end > line.begin) lines.push_back(line);
    begin = newline + 1;
  }
  return lines;
}

// Behind "key:"; npos where the line is no pair.
std::size_t value_of(std::string_view yaml, const Line& line) {
  std::size_t colon = line.begin;
  while (colon < line.end && yaml[colon] != ':') {
    const char c = yaml[colon];
    const bool of_key = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!of_key) return std::string_view::npos;
    ++colon;
  }
  if (colon == line.begin || colon >= line.end) return std::string_view::npos;
  if (colon + 1 < line.end && yaml[colon + 1] != ' ') return std::string_view::npos;
  return colon + 1;
}

void add_string(std::string_view yaml, std::size_t begin, std::size_t end,
                std::vector<YamlString>& found) {
  const auto is_blank = [&](std::size_t at) { return yaml[at] == ' ' || yaml[at] == '\t'; };
  while (begin < end && is_blank(begin)) ++begin;
  while (end > begin && is_blank(end - 1)) --end;
  if (end - begin >= 2 && (yaml[begin] == '"' || yaml[begin] == '\'') &&
      yaml[end - 1] == yaml[begin]) {
    ++begin;
    --end;
  }
  if (begin == end) return;
  found.push_back({std::string(yaml.substr(begin, end - begin)),
                   {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
}

// A string, or a flow list of them (which may go on over the next lines, one call a line).
void add_value(std::string_view yaml, std::size_t begin, std::size_t end,
               std::vector<YamlString>& found) {
  while (begin < end && (yaml[begin] == ' ' || yaml[begin] == '[')) ++begin;
  while (end > begin && (yaml[end - 1] == ' ' || yaml[end - 1] == ']')) --end;
  while (begin < end) {
    const std::size_t comma = std::min(yaml.find(',', begin), end);
    add_string(yaml, begin, comma, found);
    begin = comma + 1;
  }
}

}  // namespace

std::vector<YamlString> yaml_strings(std::string_view yaml,
                                     std::initializer_list<std::string_view> path) {
  const std::vector<Line> lines = lines_of(yaml);
  std::size_t first = 0;
  std::size_t last = lines.size();
  std::size_t value = std::string_view::npos;  // what stands on the key's own line
  std::size_t value_end = 0;
  for (const std::string_view key : path) {
    if (first == last) return {};
    const std::size_t indent = lines[first].indent;
    const auto here =
        std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(first),
                     lines.begin() + static_cast<std::ptrdiff_t>(last), [&](const Line& line) {
                       value = line.indent == indent && !line.item ? value_of(yaml, line)
                                                                   : std::string_view::npos;
                       return value != std::string_view::npos &&
                              yaml.substr(line.begin, value - 1 - line.begin) == key;
                     });
    first = static_cast<std::size_t>(here - lines.begin());
    if (first == last) return {};
    value_end = lines[first].end;
    std::size_t end = first + 1;
    // A list may stand at the indentation of its own key.
    while (end < last &&
           (lines[end].indent > indent || (lines[end].indent == indent && lines[end].item) ||
            yaml[lines[end].begin] == ']'))
      ++end;
    ++first;
    last = end;
  }
  std::vector<YamlString> found;
  add_value(yaml, value, value_end, found);
  for (std::size_t i = first; i < last; ++i) {
    const std::size_t behind_key = value_of(yaml, lines[i]);
    add_value(yaml, behind_key == std::string_view::npos ? lines[i].begin : behind_key,
              lines[i].end, found);
  }
  return found;
}

}  // namespace apparatus::project
