// Pandoc Markdown: finds the blocks line by line and hands their text to markdown_inline. It is a
// reader for historians' drafts, not a renderer: what pandoc would refuse is read as prose.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/front_matter.h"
#include "text/headings.h"
#include "text/letters.h"
#include "text/markdown_inline.h"
#include "text/readers.h"
#include "text/reading_builder.h"
#include "text/segments.h"
#include "text/silence.h"

namespace apparatus::text {
namespace {

constexpr std::string_view kPlaceholder = "\xEF\xBF\xBC";
constexpr std::size_t kLongestEnvironmentName = 100;  // of LaTeX

class MarkdownReader {
 public:
  explicit MarkdownReader(Document& document)
      : document_(document),
        source_(document.source),
        builder_(document),
        inline_(builder_, comments_) {}

  void read() {
    line_ = read_front_matter(builder_);
    const std::uint32_t count = document_.lines.line_count();
    for (; line_ < count; ++line_) read_line();
    flush();
    for (const SourceRange comment : comments_) {
      add_silence(document_, {comment.begin + 4, comment.end - 3});
    }
    order_notes();
    builder_.finish();
  }

 private:
  std::string_view view(SourceRange range) const { return slice(source_, range); }

  // Bytes of leading blanks as columns; `begin` moves behind them.
  std::uint32_t indentation(SourceRange line, std::uint32_t& begin) const {
    std::uint32_t columns = 0;
    begin = line.begin;
    while (begin < line.end) {
      if (source_[begin] == ' ') {
        ++columns;
      } else if (source_[begin] == '\t') {
        columns += 4 - columns % 4;
      } else {
        break;
      }
      ++begin;
    }
    return columns;
  }

  void read_line() {
    SourceRange line = document_.lines.line_range(source_, line_);
    line.begin = std::max(line.begin, std::min(comment_end_, line.end));
    const bool inside_comment = comment_end_ > line.begin;
    while (!line.empty() && is_blank_byte(byte_at(source_, line.end - 1))) --line.end;
    if (inside_comment) return;
    std::uint32_t begin = 0;
    const std::uint32_t indent = indentation(line, begin);
    line.begin = begin;
    if (line.empty()) {
      end_paragraph();
      behind_blank_ = true;
      return;
    }
    read_filled(line, indent);
    behind_blank_ = false;
  }

  void read_filled(SourceRange line, std::uint32_t indent) {
    if (behind_blank_) {
      if (indent < 4 || indent < list_indent_) leave_containers(line, indent);
      const bool in_container = note_ >= 0 || list_indent_ > 0;
      const std::uint32_t inner = note_ >= 0 ? 4 : list_indent_;
      if (indent >= (in_container ? inner + 4 : 4)) {
        read_indented_code(line);
        return;
      }
    }
    if (read_fence(line) || read_latex_environment(line)) return;
    note_comments(line);
    if (read_quoted(line)) return;
    read_block(line, indent);
  }

  // Behind a blank line, what stands further left than the note or the list item ends it.
  void leave_containers(SourceRange line, std::uint32_t indent) {
    if (note_ >= 0 && indent < 4) note_ = -1;
    if (list_indent_ > 0 && indent < std::min(list_indent_, 2U) && bullet_width(view(line)) == 0) {
      list_indent_ = 0;
    }
  }

  // Remembers the comments that begin in the line. One that ends further down hides its lines.
  void note_comments(SourceRange line) {
    if (no_comment_) return;
    std::size_t at = view(line).find("<!--");
    while (at != std::string_view::npos) {
      const std::size_t begin = line.begin + at;
      const std::size_t end = source_.find("-->", begin + 4);
      if (end == std::string_view::npos) {
        no_comment_ = true;
        return;
      }
      comments_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end) + 3});
      comment_end_ = static_cast<std::uint32_t>(end) + 3;
      if (comment_end_ >= line.end) return;
      at = view(line).find("<!--", comment_end_ - line.begin);
    }
  }

  // Lines up to one that begins with `closing`: the index of that line, or of the last.
  template <class Closes>
  std::uint32_t last_line(Closes closes) const {
    std::uint32_t last = line_ + 1;
    while (last < document_.lines.line_count()) {
      if (closes(view(document_.lines.line_range(source_, last)))) return last;
      ++last;
    }
    return document_.lines.line_count() - 1;
  }

  void hide_lines(std::uint32_t begin, std::uint32_t last, Zone zone) {
    end_paragraph();
    const SourceRange range{begin, document_.lines.line_range(source_, last).end};
    builder_.open_block(BlockKind::paragraph, zone, note_);
    builder_.replace(range, kPlaceholder);
    builder_.close_block();
    line_ = last;
  }

  bool read_fence(SourceRange line) {
    const std::string_view text = view(line);
    const char mark = text[0];
    if (mark != '`' && mark != '~' && mark != '$') return false;
    std::size_t width = 0;
    while (width < text.size() && text[width] == mark) ++width;
    if (mark == '$') {
      if (width != 2 || text.find("$$", 2) != std::string_view::npos) return false;
      hide_lines(line.begin, last_line([](std::string_view other) {
                   return other.find("$$") != std::string_view::npos;
                 }),
                 Zone::math);
      return true;
    }
    if (width < 3) return false;
    if (mark == '`' && text.find('`', width) != std::string_view::npos) return false;
    const auto closes = [mark, width](std::string_view other) {
      std::size_t begin = 0;
      while (begin < other.size() && (other[begin] == ' ' || other[begin] == '\t')) ++begin;
      std::size_t end = begin;
      while (end < other.size() && other[end] == mark) ++end;
      if (end - begin < width) return false;
      return other.find_first_not_of(" \t", end) == std::string_view::npos;
    };
    hide_lines(line.begin, last_line(closes), Zone::code);
    return true;
  }

  // A table or a figure in LaTeX is left alone; of a quotation or a list only the frame goes.
  bool read_latex_environment(SourceRange line) {
    const std::string_view text = view(line);
    if (text.substr(0, 7) != "\\begin{" && text.substr(0, 5) != "\\end{") return false;
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) return false;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    constexpr std::array<std::string_view, 7> kFrames = {
        "quote", "quotation", "center", "flushright", "flushleft", "itemize", "enumerate"};
    end_paragraph();
    if (text[1] == 'e' || std::find(kFrames.begin(), kFrames.end(), name) != kFrames.end())
      return true;
    // One that never ends hides nothing.
    const std::size_t behind = line.begin + close;
    if (last_end(name) <= behind) return true;
    const std::size_t end = source_.find("\\end{" + std::string(name) + "}", behind);
    line_ = document_.lines.line_of(static_cast<std::uint32_t>(end));
    return true;
  }

  // Where the source's last "\end{name}" stands; 0 if nowhere. Of many environments that are begun
  // and not ended each would search the rest of the source.
  std::size_t last_end(std::string_view name) {
    constexpr std::string_view kEnd = "\\end{";
    if (!ends_are_known_) {
      ends_are_known_ = true;
      for (std::size_t at = source_.find(kEnd); at != std::string_view::npos;
           at = source_.find(kEnd, at + 1)) {
        const std::string_view ahead = source_.substr(at + kEnd.size(), kLongestEnvironmentName);
        const std::size_t close = ahead.find('}');
        if (close != std::string_view::npos) last_ends_[ahead.substr(0, close)] = at;
      }
    }
    const auto found = last_ends_.find(name);
    return found == last_ends_.end() ? 0 : found->second;
  }

  void read_indented_code(SourceRange line) {
    end_paragraph();
    builder_.open_block(BlockKind::paragraph, Zone::code, note_);
    builder_.replace(line, kPlaceholder);
    builder_.close_block();
  }

  bool read_quoted(SourceRange line) {
    if (source_[line.begin] != '>') {
      // A line that only goes on with the quoted paragraph above needs no mark.
      if (quoted_ && behind_blank_) {
        end_paragraph();
        quoted_ = false;
      }
      return false;
    }
    if (!quoted_) {
      end_paragraph();
      quoted_ = true;
    }
    while (line.begin < line.end && (source_[line.begin] == '>' || source_[line.begin] == ' ')) {
      ++line.begin;
    }
    if (line.empty()) {
      end_paragraph();
      return true;
    }
    add_to_paragraph(line, BlockKind::quotation);
    return true;
  }

  void read_block(SourceRange line, std::uint32_t indent) {
    const std::string_view text = view(line);
    if (read_heading(line) || read_rule_or_underline(line) || read_definition(line)) return;
    if (text.substr(0, 3) == ":::") {
      end_paragraph();
      return;
    }
    if (read_table(line)) return;
    const std::uint32_t bullet = bullet_width(text);
    // A number may begin a line of a paragraph by chance; a list begins behind a blank line.
    if (bullet > 0 &&
        (behind_blank_ || in_list_ || !is_digit(byte_at(text, 0)) || paragraph_.empty())) {
      const bool starts_list = behind_blank_ || in_list_ || paragraph_.empty();
      if (starts_list) {
        end_paragraph();
        list_indent_ = indent + bullet;
        in_list_ = true;
        line.begin += bullet;
        if (!line.empty()) add_to_paragraph(line, BlockKind::list_item);
        return;
      }
    }
    if (behind_blank_ && indent == 0) in_list_ = false;
    if ((text[0] == ':' || text[0] == '~') && byte_at(text, 1) == ' ') {
      end_paragraph();
      line.begin += 2;
    }
    if (text[0] == '|' && byte_at(text, 1) == ' ') {
      line.begin += 2;  // a line block
      if (line.empty()) return;
    }
    add_to_paragraph(line,
                     list_indent_ > 0 && in_list_ ? BlockKind::list_item : BlockKind::paragraph);
  }

  bool read_heading(SourceRange line) {
    const std::string_view text = view(line);
    std::size_t level = 0;
    while (level < text.size() && text[level] == '#') ++level;
    if (level == 0 || level > 6 || (level < text.size() && text[level] != ' ')) return false;
    end_paragraph();
    line.begin += static_cast<std::uint32_t>(level);
    while (!line.empty() && source_[line.begin] == ' ') ++line.begin;
    trim_heading(line);
    read_heading_text(line, static_cast<int>(level));
    return true;
  }

  // Takes "{#id .class}" and closing "##" off.
  void trim_heading(SourceRange& line) const {
    if (!line.empty() && source_[line.end - 1] == '}') {
      const std::size_t open = view(line).rfind('{');
      if (open != std::string_view::npos) line.end = line.begin + static_cast<std::uint32_t>(open);
    }
    while (!line.empty() && source_[line.end - 1] == ' ') --line.end;
    std::uint32_t hashes = line.end;
    while (hashes > line.begin && source_[hashes - 1] == '#') --hashes;
    if (hashes < line.end && (hashes == line.begin || source_[hashes - 1] == ' '))
      line.end = hashes;
  }

  void read_heading_text(SourceRange line, int level) {
    heading_.clear();
    heading_.add_line(source_, line);
    inline_.read(heading_, BlockKind::heading, Zone::heading, -1, level);
    in_bibliography_ = is_bibliography_heading(view(line));
    list_indent_ = 0;
    in_list_ = false;
    note_ = -1;
  }

  // "---" under a paragraph makes it a heading; by itself it is a rule, or the frame of a table.
  bool read_rule_or_underline(SourceRange line) {
    const std::string_view text = view(line);
    const char mark = text[0];
    if (mark != '-' && mark != '=' && mark != '*' && mark != '_') return false;
    std::size_t marks = 0;
    for (const char c : text) {
      if (c != mark && c != ' ') return false;
      marks += c == mark;
    }
    const bool unbroken = marks == text.size();
    if (unbroken && (mark == '=' || mark == '-') && paragraph_lines_ == 1 && !behind_blank_ &&
        !quoted_ && note_ < 0 && marks >= 2) {
      paragraph_kind_ = BlockKind::heading;
      heading_level_ = mark == '=' ? 1 : 2;
      end_paragraph();
      return true;
    }
    if (mark == '=' || marks < 3) return false;
    end_paragraph();
    return true;
  }

  // "[^13]: text" begins a note; "[key]: address" is a target and says nothing.
  bool read_definition(SourceRange line) {
    const std::string_view text = view(line);
    if (text[0] != '[') return false;
    const std::size_t close = text.find("]:");
    if (close == std::string_view::npos || close < 2 || close > 120) return false;
    const std::string_view label = text.substr(1, close - 1);
    if (label.find_first_of("[]") != std::string_view::npos) return false;
    if (label[0] != '^') {
      const std::string_view target = text.substr(close + 2);
      const bool is_target = target.find("://") != std::string_view::npos ||
                             target.find('#') == 1 || target.find('/') != std::string_view::npos;
      if (!is_target) return false;
      end_paragraph();
      return true;
    }
    if (label.size() < 2 || label.find_first_of(" \t") != std::string_view::npos) return false;
    end_paragraph();
    quoted_ = false;
    Note note;
    note.label = label.substr(1);
    note.definition = {line.begin, line.begin + static_cast<std::uint32_t>(close) + 2};
    document_.notes.push_back(std::move(note));
    note_ = static_cast<int>(document_.notes.size()) - 1;
    list_indent_ = 0;
    in_list_ = false;
    line.begin += static_cast<std::uint32_t>(close) + 2;
    while (!line.empty() && (source_[line.begin] == ' ' || source_[line.begin] == '\t'))
      ++line.begin;
    if (!line.empty()) add_to_paragraph(line, BlockKind::note);
    return true;
  }

  // The width of a list's mark with its blank: "- ", "12. ", "(a) ", "#. "; 0 if there is none.
  static std::uint32_t bullet_width(std::string_view text) {
    std::size_t end = 0;
    const char first = text.empty() ? ' ' : text[0];
    if (first == '-' || first == '*' || first == '+') {
      end = 1;
    } else {
      const bool bracketed = first == '(';
      if (bracketed) end = 1;
      const std::size_t begin = end;
      if (byte_at(text, end) == '#' || byte_at(text, end) == '@') ++end;
      while (end < text.size() && end - begin < 3 && is_digit(byte_at(text, end))) ++end;
      if (end == begin && bracketed && is_ascii_letter(byte_at(text, end))) ++end;
      if (end == begin) return 0;
      if (byte_at(text, end) != ')' && (bracketed || byte_at(text, end) != '.')) return 0;
      ++end;
    }
    if (end == text.size()) return static_cast<std::uint32_t>(end);
    if (text[end] != ' ' && text[end] != '\t') return 0;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    return static_cast<std::uint32_t>(end);
  }

  // Pipe tables and grid tables: a block a cell.
  bool read_table(SourceRange line) {
    const std::string_view text = view(line);
    if (text[0] == '+' && text.find_first_not_of("+-=: ") == std::string_view::npos &&
        text.size() > 2) {
      end_paragraph();
      in_table_ = true;
      return true;
    }
    if (behind_blank_ || paragraph_lines_ > 0) in_table_ = in_table_ && !behind_blank_;
    const bool is_row = text.find('|') != std::string_view::npos;
    if (!is_row) return false;
    const bool is_rule = text.find_first_not_of("|-:+ ") == std::string_view::npos &&
                         text.find('-') != std::string_view::npos;
    if (is_rule) {
      end_paragraph();
      in_table_ = true;
      return true;
    }
    if (!in_table_ && !rule_follows()) return false;
    end_paragraph();
    read_cells(line);
    return true;
  }

  bool rule_follows() const {
    if (line_ + 1 >= document_.lines.line_count()) return false;
    const std::string_view next = view(document_.lines.line_range(source_, line_ + 1));
    return next.size() > 2 && next.find('-') != std::string_view::npos &&
           next.find_first_not_of("|-:+ ") == std::string_view::npos &&
           next.find_first_of("|+") != std::string_view::npos;
  }

  void read_cells(SourceRange line) {
    const std::string_view text = view(line);
    std::size_t begin = text[0] == '|' ? 1 : 0;
    while (begin < text.size()) {
      std::size_t end = begin;
      while (end < text.size() && text[end] != '|') end += text[end] == '\\' ? 2 : 1;
      end = std::min(end, text.size());
      SourceRange cell{line.begin + static_cast<std::uint32_t>(begin),
                       line.begin + static_cast<std::uint32_t>(end)};
      while (!cell.empty() && source_[cell.begin] == ' ') ++cell.begin;
      while (!cell.empty() && source_[cell.end - 1] == ' ') --cell.end;
      if (!cell.empty()) {
        heading_.clear();
        heading_.add_line(source_, cell);
        inline_.read(heading_, BlockKind::table_cell, Zone::prose, -1, 0);
      }
      begin = end + 1;
    }
  }

  void add_to_paragraph(SourceRange line, BlockKind kind) {
    if (paragraph_.empty()) {
      paragraph_kind_ = kind;
      paragraph_lines_ = 0;
    }
    paragraph_.add_line(source_, line);
    ++paragraph_lines_;
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    BlockKind kind = paragraph_kind_;
    Zone zone = Zone::prose;
    if (kind == BlockKind::quotation) zone = Zone::quotation;
    if (kind == BlockKind::heading) zone = Zone::heading;
    if (note_ >= 0 && kind != BlockKind::heading) {
      kind = BlockKind::note;
      zone = zone == Zone::quotation ? zone : Zone::note;
    } else if (in_bibliography_ && zone == Zone::prose) {
      kind = BlockKind::bibliography_entry;
      zone = Zone::bibliography;
    }
    const ReadingRange range = inline_.read(paragraph_, kind, zone, note_,
                                            kind == BlockKind::heading ? heading_level_ : 0);
    if (note_ >= 0) {
      Note& note = document_.notes[static_cast<std::size_t>(note_)];
      note.range = note.range.empty() ? range : note.range.cover(range);
    }
    paragraph_.clear();
    paragraph_lines_ = 0;
    heading_level_ = 0;
  }

  void flush() { end_paragraph(); }

  // Notes in the order of their first calls, then those that nobody calls.
  void order_notes() {
    std::stable_sort(document_.note_calls.begin(), document_.note_calls.end(),
                     [](const NoteCall& a, const NoteCall& b) { return a.source < b.source; });
    std::unordered_map<std::string, int> by_label;
    for (std::size_t i = 0; i < document_.notes.size(); ++i) {
      if (!document_.notes[i].label.empty())
        by_label.emplace(document_.notes[i].label, static_cast<int>(i));
    }
    std::vector<int> place(document_.notes.size(), -1);  // of an old index in the new order
    int next = 0;
    for (NoteCall& call : document_.note_calls) {
      if (call.note < 0) {
        const auto found = by_label.find(call.label);
        if (found == by_label.end()) continue;
        call.note = found->second;
      }
      const auto note = static_cast<std::size_t>(call.note);
      document_.notes[note].called = true;
      if (place[note] < 0) place[note] = next++;
    }
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (place[i] >= 0) continue;
      // A second text for a label that is called.
      const auto first = by_label.find(document_.notes[i].label);
      if (first != by_label.end() &&
          document_.notes[static_cast<std::size_t>(first->second)].called) {
        document_.notes[i].called = true;
      }
      place[i] = next++;
    }
    std::vector<Note> ordered(document_.notes.size());
    for (std::size_t i = 0; i < place.size(); ++i) {
      ordered[static_cast<std::size_t>(place[i])] = std::move(document_.notes[i]);
    }
    document_.notes = std::move(ordered);
    for (NoteCall& call : document_.note_calls) {
      if (call.note >= 0) call.note = place[static_cast<std::size_t>(call.note)];
    }
    for (Block& block : document_.blocks) {
      if (block.note >= 0) block.note = place[static_cast<std::size_t>(block.note)];
    }
  }

  Document& document_;
  std::string_view source_;
  std::vector<SourceRange> comments_;
  ReadingBuilder builder_;
  MarkdownInline inline_;
  Segments paragraph_;
  Segments heading_;
  BlockKind paragraph_kind_ = BlockKind::paragraph;
  int paragraph_lines_ = 0;
  int heading_level_ = 0;
  std::uint32_t line_ = 0;
  std::uint32_t comment_end_ = 0;
  std::unordered_map<std::string_view, std::size_t> last_ends_;  // of LaTeX environments
  bool ends_are_known_ = false;
  bool no_comment_ = false;  // nothing closes a comment from here on
  int note_ = -1;            // the note whose text is being read
  std::uint32_t list_indent_ = 0;
  bool in_list_ = false;
  bool in_table_ = false;
  bool in_bibliography_ = false;
  bool quoted_ = false;
  bool behind_blank_ = true;
};

}  // namespace

void read_markdown(Document& document) { MarkdownReader(document).read(); }

}  // namespace apparatus::text
