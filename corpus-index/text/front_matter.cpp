// Not a YAML parser: the flat fields and lists that pandoc's manuals show. Anything else is left
// alone; a draft with strange metadata is still a draft.
#include "text/front_matter.h"

#include <string>
#include <string_view>

#include "text/letters.h"

namespace apparatus::text {
namespace {

class FrontMatter {
 public:
  explicit FrontMatter(ReadingBuilder& builder)
      : builder_(builder), document_(builder.document()), source_(document_.source) {}

  std::uint32_t read() {
    if (line_text(0) != "---") return 0;
    const std::uint32_t last = closing_line();
    if (last == 0) return 0;
    for (std::uint32_t i = 1; i < last; ++i) read_line(document_.lines.line_range(source_, i));
    builder_.close_block();
    return last + 1;
  }

 private:
  std::string_view line_text(std::uint32_t line) const {
    std::string_view text = slice(source_, document_.lines.line_range(source_, line));
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
  }

  // 0 where there is none. It may hold a list of a thousand references; a text that merely begins
  // with a rule has a blank behind it, as pandoc has it, or soon a line that is no YAML.
  std::uint32_t closing_line() const {
    if (document_.lines.line_count() < 2 || line_text(1).empty()) return 0;
    for (std::uint32_t i = 1; i < document_.lines.line_count(); ++i) {
      const std::string_view text = line_text(i);
      if (text == "---" || text == "...") return i;
      if (!may_be_yaml(text)) return 0;
    }
    return 0;
  }

  // Indented, an item, a comment, the end of a list in brackets, or a field.
  static bool may_be_yaml(std::string_view line) {
    return line.empty() || std::string_view(" \t-#]}").find(line[0]) != std::string_view::npos ||
           line.find(':') != std::string_view::npos;
  }

  void read_line(SourceRange line) {
    const std::string_view text = slice(source_, line);
    if (text.empty()) return;
    if (text[0] != ' ' && text[0] != '\t' && text[0] != '-' && text[0] != '#') {
      const std::size_t colon = text.find(':');
      if (colon == std::string_view::npos) return;
      key_ = text.substr(0, colon);
      line.begin += static_cast<std::uint32_t>(colon) + 1;
      builder_.close_block();
      read_value(line);
      return;
    }
    std::uint32_t begin = line.begin;
    while (begin < line.end && (source_[begin] == ' ' || source_[begin] == '-')) ++begin;
    std::string_view rest = slice(source_, SourceRange{begin, line.end});
    if (key_ == "author" || key_ == "authors") {
      // "- name: Anna Smirnova", then fields that say nothing here.
      if (rest.substr(0, 5) == "name:") {
        begin += 5;
      } else if (rest.find(": ") != std::string_view::npos) {
        return;
      }
      builder_.close_block();
    }
    read_value({begin, line.end});
  }

  void read_value(SourceRange value) {
    trim(value);
    if (value.empty()) return;
    const std::string_view text = slice(source_, value);
    if (text == "|" || text == ">" || text == "|-" || text == ">-") return;
    if (key_ == "title" || key_ == "subtitle" || key_ == "abstract") {
      if (key_ == "title" && document_.metadata.title.empty()) document_.metadata.title = text;
      show(value);
    } else if (key_ == "author" || key_ == "authors") {
      for_each_item(value, [this](SourceRange item) {
        if (!document_.metadata.author.empty()) document_.metadata.author += ", ";
        document_.metadata.author += slice(source_, item);
        builder_.close_block();
        show(item);
      });
    } else if (key_ == "lang" || key_ == "language") {
      document_.metadata.language = text;
    } else if (key_ == "bibliography") {
      for_each_item(value, [this](SourceRange item) {
        document_.metadata.bibliographies.emplace_back(slice(source_, item));
      });
    } else if (key_ == "nocite") {
      read_nocite(value);
    }
  }

  // The blanks, quotation marks and commas around a value.
  void trim(SourceRange& value) const {
    const auto is_edge = [this](std::uint32_t at) {
      const char c = source_[at];
      return c == ' ' || c == '\t' || c == '"' || c == '\'' || c == ',' || c == '\r';
    };
    while (!value.empty() && is_edge(value.begin)) ++value.begin;
    while (!value.empty() && is_edge(value.end - 1)) --value.end;
  }

  // The members of "[a, b]", or the value itself.
  template <class Action>
  void for_each_item(SourceRange value, Action action) {
    if (source_[value.begin] != '[') {
      action(value);
      return;
    }
    ++value.begin;
    if (!value.empty() && source_[value.end - 1] == ']') --value.end;
    while (!value.empty()) {
      const std::size_t comma = slice(source_, value).find(',');
      SourceRange item = value;
      if (comma != std::string_view::npos)
        item.end = value.begin + static_cast<std::uint32_t>(comma);
      value.begin = comma == std::string_view::npos ? value.end : item.end + 1;
      trim(item);
      if (!item.empty()) action(item);
    }
  }

  void show(SourceRange value) {
    if (!builder_.in_block()) {
      builder_.open_block(BlockKind::front_matter, Zone::heading);
    } else {
      builder_.blank({value.begin - 1, value.begin});
    }
    builder_.copy(value.begin, value.end);
  }

  void read_nocite(SourceRange value) {
    for (std::uint32_t at = value.begin; at < value.end; ++at) {
      if (source_[at] != '@') continue;
      if (at + 1 < value.end && source_[at + 1] == '*') {
        document_.metadata.cites_everything = true;
        continue;
      }
      std::uint32_t end = at + 1;
      while (end < value.end && (is_word_byte(byte_at(source_, end)) || source_[end] == '_' ||
                                 source_[end] == ':' || source_[end] == '-')) {
        ++end;
      }
      if (end == at + 1) continue;
      CitationKey key;
      key.key = source_.substr(at + 1, end - at - 1);
      key.source = {at, end};
      key.reading = builder_.position();
      document_.citation_keys.push_back(std::move(key));
    }
  }

  ReadingBuilder& builder_;
  Document& document_;
  std::string_view source_;
  std::string_view key_;
};

}  // namespace

std::uint32_t read_front_matter(ReadingBuilder& builder) { return FrontMatter(builder).read(); }

}  // namespace apparatus::text
