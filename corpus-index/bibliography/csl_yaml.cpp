// CSL YAML, as pandoc and Zotero write it: the list `references` of a file or of a draft's front
// matter. Block and flow maps and lists, quoted, plain and folded strings; no anchors, no tags. A
// library would bring all of YAML, with its aliases that grow without bound, and lose the lines
// that a jump to an entry needs.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "bibliography/csl_entry.h"

namespace apparatus::bibliography {
namespace {

using nlohmann::json;

constexpr int kDeepest = 32;
constexpr std::size_t kLongestValue = 1 << 16;  // bytes

struct Line {
  std::size_t indent = 0;
  std::string_view text;           // without indentation and blanks at its end
  std::size_t begin = 0, end = 0;  // in the source; behind its newline
};

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// The line that begins at `at` or the first behind it that says anything; false for none.
bool next_line(std::string_view source, std::size_t at, Line& line) {
  while (at < source.size()) {
    const std::size_t newline = source.find('\n', at);
    line.begin = at;
    line.end = newline == std::string_view::npos ? source.size() : newline + 1;
    const std::string_view whole = source.substr(at, line.end - at);
    at = line.end;
    const std::size_t indent = whole.find_first_not_of(' ');
    line.text = trimmed(whole.substr(0, whole.size() - (whole.ends_with('\n') ? 1 : 0)));
    if (line.text.empty() || line.text[0] == '#') continue;
    line.indent = indent;
    if (line.indent == 0 && (line.text == "---" || line.text == "...")) continue;
    return true;
  }
  return false;
}

std::vector<Line> lines_of(std::string_view source) {
  std::vector<Line> lines;
  Line line;
  for (std::size_t at = 0; next_line(source, at, line); at = line.end) lines.push_back(line);
  return lines;
}

bool is_item(std::string_view text) { return text == "-" || text.starts_with("- "); }

// Where the colon of "key: value" stands; npos where the line is no pair.
std::size_t colon_of(std::string_view text) {
  if (text.empty() || std::string_view("\"'[{").find(text[0]) != std::string_view::npos)
    return std::string_view::npos;
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] == ' ') return at;
  }
  return std::string_view::npos;
}

// One value on one line: a quoted or plain string, "[…]", "{…}".
class FlowReader {
 public:
  explicit FlowReader(std::string_view text) : text_(text) {}

  json read(bool inside = false, int depth = 0) {
    skip();
    if (at_ >= text_.size() || depth > kDeepest) return nullptr;
    const char first = text_[at_];
    if (first == '[') return read_list(depth);
    if (first == '{') return read_map(depth);
    return read_string(inside);
  }

 private:
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  json read_list(int depth) {
    json list = json::array();
    ++at_;
    while (at_ < text_.size() && !take(']')) {
      const std::size_t before = at_;
      list.push_back(read(true, depth + 1));
      if (!take(',') && at_ == before) ++at_;
    }
    return list;
  }
  json read_map(int depth) {
    json map = json::object();
    ++at_;
    while (at_ < text_.size() && !take('}')) {
      const std::size_t before = at_;
      const std::string key = read_string(true);
      if (take(':')) map[key] = read(true, depth + 1);
      if (!take(',') && at_ == before) ++at_;
    }
    return map;
  }
  std::string read_string(bool inside) {
    skip();
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) return read_quoted();
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (inside && (c == ',' || c == ']' || c == '}')) break;
      if (inside && c == ':' && (at_ + 1 == text_.size() || text_[at_ + 1] == ' ')) break;
      if (c == '#' && at_ > begin && text_[at_ - 1] == ' ') break;
      ++at_;
    }
    return std::string(trimmed(text_.substr(begin, at_ - begin)));
  }
  std::string read_quoted() {
    const char quote = text_[at_++];
    std::string out;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quote == '"' && c == '\\' && at_ + 1 < text_.size()) {
        const char next = text_[++at_];
        out += next == 'n' || next == 't' ? ' ' : next;
      } else if (c != quote) {
        out += c;
      } else if (quote == '\'' && at_ + 1 < text_.size() && text_[at_ + 1] == quote) {
        out += text_[++at_];
      } else {
        ++at_;
        break;
      }
    }
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// One item of the list.
class ItemReader {
 public:
  explicit ItemReader(std::string_view item) : lines_(lines_of(item)) {}

  json read() { return lines_.empty() || !is_item(lines_[0].text) ? json() : read_item(0); }

 private:
  // "- …": what stands behind the mark is the first line of the item.
  json read_item(int depth) {
    Line& line = lines_[at_];
    const std::size_t own = line.indent;
    const std::size_t begin = line.text.find_first_not_of(' ', 1);
    if (begin == std::string_view::npos) {
      ++at_;
      return at_ < lines_.size() && lines_[at_].indent > own ? read_node(depth + 1) : json();
    }
    line.indent += begin;
    line.text.remove_prefix(begin);
    return read_node(depth + 1);
  }

  json read_node(int depth) {
    const std::size_t indent = lines_[at_].indent;
    if (depth > kDeepest) {
      ++at_;
      return nullptr;
    }
    if (is_item(lines_[at_].text)) {
      json list = json::array();
      while (at_ < lines_.size() && lines_[at_].indent == indent && is_item(lines_[at_].text))
        list.push_back(read_item(depth));
      return list;
    }
    if (colon_of(lines_[at_].text) == std::string_view::npos)
      return read_value(lines_[at_].text, indent);
    json map = json::object();
    while (at_ < lines_.size() && lines_[at_].indent >= indent) {
      const std::string_view text = lines_[at_].text;
      const std::size_t colon = colon_of(text);
      if (lines_[at_].indent > indent || colon == std::string_view::npos || is_item(text)) {
        if (lines_[at_].indent == indent) break;
        ++at_;  // makes no sense here
        continue;
      }
      const std::string key(trimmed(text.substr(0, colon)));
      const std::string_view value = trimmed(text.substr(colon + 1));
      if (!value.empty() && value[0] != '#') {
        map[key] = read_value(value, indent + 1);
        continue;
      }
      ++at_;
      const bool has_node =
          at_ < lines_.size() && (lines_[at_].indent > indent ||
                                  (lines_[at_].indent == indent && is_item(lines_[at_].text)));
      map[key] = has_node ? read_node(depth + 1) : json();
    }
    return map;
  }

  // A value that begins with `first` on the line at hand and goes on over the lines that are
  // indented at least so far.
  json read_value(std::string_view first, std::size_t indent) {
    const bool block = first[0] == '|' || first[0] == '>';
    std::string all(block ? std::string_view() : first);
    for (++at_; at_ < lines_.size() && lines_[at_].indent >= indent; ++at_) {
      if (all.size() > kLongestValue) continue;
      if (!all.empty()) all += ' ';
      all += lines_[at_].text;
    }
    return block ? json(all) : FlowReader(all).read();
  }

  std::vector<Line> lines_;
  std::size_t at_ = 0;
};

Entry entry_of(std::string_view item) {
  const json object = ItemReader(item).read();
  return object.is_object() ? entry_of_csl(object) : Entry();
}

class CslYaml : public Notation {
 public:
  explicit CslYaml(std::string_view source) : source_(source) { find_list(); }

  bool next(std::size_t at, Outline& outline) const override {
    at = std::max(at, begin_);
    Line line;
    while (next_line(source_, at, line) && line.indent == indent_ && is_item(line.text)) {
      outline.begin = line.begin;
      outline.key_at = line.begin;
      bool has_key = tells_key(line.text);
      outline.end = line.end;
      Line inside;
      while (next_line(source_, outline.end, inside) && inside.indent > indent_) {
        if (!has_key && tells_key(inside.text)) {
          has_key = true;
          outline.key_at = inside.begin;
        }
        outline.end = inside.end;
      }
      outline_of(entry_of(source_.substr(outline.begin, outline.end - outline.begin)), outline);
      if (!outline.key.empty()) return true;
      at = outline.end;
    }
    return false;
  }

  Entry read(std::string_view entry, std::string& parent) const override {
    parent.clear();
    return entry_of(entry);
  }

  bool reads_like(const Notation& other) const override {
    const auto* yaml = dynamic_cast<const CslYaml*>(&other);
    return yaml != nullptr && yaml->indent_ == indent_;
  }

 private:
  static bool tells_key(std::string_view text) {
    return text.starts_with("id:") || text.starts_with("- id:");
  }

  // Behind "references:", or at a list that is all of the file.
  void find_list() {
    Line line;
    if (!next_line(source_, 0, line)) return;
    if (!is_item(line.text)) {
      while (!(line.indent == 0 && line.text.starts_with("references:"))) {
        begin_ = line.end;
        if (!next_line(source_, line.end, line)) return;
      }
      begin_ = line.end;
      if (!next_line(source_, begin_, line)) return;
    }
    indent_ = line.indent;
  }

  std::string_view source_;
  std::size_t begin_ = 0;
  std::size_t indent_ = 0;
};

}  // namespace

std::unique_ptr<const Notation> csl_yaml(std::string_view source) {
  return std::make_unique<const CslYaml>(source);
}

}  // namespace apparatus::bibliography
