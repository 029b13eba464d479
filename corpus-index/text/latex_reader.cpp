// LaTeX as a historian writes it. Commands that say how a text looks are dropped and their text is
// kept; what is no text (labels, file names, lengths) is dropped with them. The writer's own macros
// are expanded in the reading, so that \RGASPI{17}{171}{26}{95} reads "RGASPI, f. 17, op. 171 …":
// the words of a macro's body lead back to the whole call, its arguments to where they stand.
#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/headings.h"
#include "text/latex_commands.h"
#include "text/latex_groups.h"
#include "text/latex_symbols.h"
#include "text/letters.h"
#include "text/plain_inline.h"
#include "text/readers.h"
#include "text/reading_builder.h"
#include "text/silence.h"

namespace apparatus::text {
namespace {

constexpr std::string_view kPlaceholder = "\xEF\xBF\xBC";  // U+FFFC
constexpr int kDeepest = 48;                               // groups inside groups
constexpr std::uint32_t kLongestOption = 2000;

// An argument: source bytes, and the macro call in whose body they stand (none: the text itself).
struct Frame;
struct Argument {
  SourceRange range;
  const Frame* frame = nullptr;
};

// One expansion of a macro.
struct Frame {
  SourceRange call;  // in the text itself
  std::vector<Argument> arguments;
  bool shows_parameters = false;  // "#1" stays "#1": the reading of a definition
};

enum class ArgumentKind : std::uint8_t { mandatory, optional, star };

struct Macro {
  SourceRange body;
  std::vector<ArgumentKind> arguments;
  std::vector<SourceRange> defaults;  // of the optional ones; empty ranges for the others
};

using Macros = std::unordered_map<std::string_view, Macro>;

constexpr std::array<bool, 256> kTrigger = [] {
  std::array<bool, 256> table{};
  for (const unsigned char byte :
       {'\\', '%', '{', '}', '$', '~', '-', '`', '\'', '\n', '\r', '\t', '&', '#', '"'}) {
    table[byte] = true;
  }
  return table;
}();

class LatexReader {
 public:
  // Writes into `document`; `source`, groups and macros are those of the whole text.
  LatexReader(Document& document, std::string_view source, const LatexGroups& groups,
              Macros& macros)
      : document_(document), source_(source), groups_(groups), macros_(macros), builder_(document) {
    budget_ = static_cast<std::int64_t>(source.size()) * 4 + (1 << 20);
  }

  void read_document() {
    has_chapters_ = source_.find("\\chapter") != std::string_view::npos;
    muted_ = source_.find("\\begin{document}") != std::string_view::npos;
    read(0, size(), nullptr);
    close_block();
    connect_notes();
    builder_.finish();
  }

  // The reading of a macro's body, with "#1" where its arguments go.
  std::string read_body(SourceRange body) {
    Frame frame;
    frame.call = body;
    frame.shows_parameters = true;
    read(body.begin, body.end, &frame);
    in_flush_ = true;  // notes inside the body are text of it here
    for (std::size_t i = 0; i < pending_notes_.size(); ++i) {  // NOLINT(modernize-loop-convert)
      const Argument note = pending_notes_[i].text;
      read(note.range.begin, note.range.end, note.frame);
    }
    builder_.finish();
    return document_.reading;
  }

 private:
  struct Context {
    BlockKind kind = BlockKind::paragraph;
    Zone zone = Zone::prose;
    int note = -1;
    int level = 0;
  };
  struct PendingNote {
    Argument text;
    int note;
  };
  struct EmphasisEnd {
    std::uint32_t close;  // of its group
    std::size_t zone;
  };

  std::uint32_t size() const { return static_cast<std::uint32_t>(source_.size()); }
  unsigned char byte(std::uint32_t at) const {
    return at < source_.size() ? static_cast<unsigned char>(source_[at]) : 0;
  }
  bool is_at(std::uint32_t at, std::string_view what) const {
    return at <= source_.size() && source_.compare(at, what.size(), what) == 0;
  }
  static SourceRange place(const Frame* frame, std::uint32_t begin, std::uint32_t end) {
    return frame != nullptr ? frame->call : SourceRange{begin, end};
  }

  // ---- what is written ----

  void ensure_block() {
    if (!builder_.in_block()) {
      builder_.open_block(context_.kind, context_.zone, context_.note, context_.level);
    }
  }
  void copy(std::uint32_t begin, std::uint32_t end, const Frame* frame) {
    if (muted_) return;
    if (!builder_.in_block()) {
      while (begin < end && is_blank_byte(byte(begin))) ++begin;
    }
    if (begin >= end) return;
    ensure_block();
    if (frame != nullptr) {
      builder_.replace(frame->call, source_.substr(begin, end - begin));
    } else {
      builder_.copy(begin, end);
    }
  }
  void write(std::uint32_t begin, std::uint32_t end, const Frame* frame, std::string_view text) {
    if (muted_ || text.empty()) return;
    ensure_block();
    builder_.replace(place(frame, begin, end), text);
  }
  void blank(std::uint32_t begin, std::uint32_t end, const Frame* frame) {
    if (muted_ || !builder_.in_block()) return;
    builder_.blank(place(frame, begin, end));
  }
  void placeholder(std::uint32_t begin, std::uint32_t end, const Frame* frame, Zone zone) {
    if (muted_) return;
    ensure_block();
    const std::size_t handle = builder_.open_zone(zone);
    builder_.replace(place(frame, begin, end), kPlaceholder);
    builder_.close_zone(handle);
  }

  // Ends the paragraph; the notes that were called in it follow it.
  void close_block() {
    const ReadingRange range = builder_.close_block();
    if (!range.empty() && context_.note >= 0) {
      Note& note = document_.notes[static_cast<std::size_t>(context_.note)];
      note.range = note.range.empty() ? range : note.range.cover(range);
    }
    if (in_flush_ || pending_notes_.empty()) return;
    in_flush_ = true;
    const Context outer = context_;
    const bool outer_muted = muted_;
    muted_ = false;
    // A note inside a note joins the queue while it is read.
    for (std::size_t i = 0; i < pending_notes_.size(); ++i) {  // NOLINT(modernize-loop-convert)
      const PendingNote pending = pending_notes_[i];
      context_ = {BlockKind::note, Zone::note, pending.note, 0};
      read(pending.text.range.begin, pending.text.range.end, pending.text.frame);
      close_block();
    }
    pending_notes_.clear();
    context_ = outer;
    muted_ = outer_muted;
    in_flush_ = false;
  }

  // ---- the scan ----

  void read(std::uint32_t begin, std::uint32_t end, const Frame* frame) {
    if (depth_ >= kDeepest) return;
    ++depth_;
    if (frame != nullptr) budget_ -= 32 + (end - begin);
    const auto* bytes = reinterpret_cast<const unsigned char*>(source_.data());
    std::uint32_t copied = begin;
    std::uint32_t at = begin;
    while (at < end && !stopped_) {
      if (!kTrigger[bytes[at]]) {
        ++at;
        continue;
      }
      copy(copied, at, frame);
      copied = at;
      taken_ = true;
      at = std::min(std::max(read_mark(at, end, frame), at + 1), end);
      if (taken_) copied = at;
    }
    if (!stopped_) copy(copied, end, frame);
    taken_ = true;
    --depth_;
  }

  std::uint32_t read_mark(std::uint32_t at, std::uint32_t end, const Frame* frame) {
    switch (byte(at)) {
      case '\\':
        return read_command(at, end, frame);
      case '%':
        return read_comment(at, end, frame);
      case '{':
        return at + 1;
      case '}':
        close_emphasis(at);
        return at + 1;
      case '$':
        return read_math(at, end, frame);
      case '~':
        if (!muted_) {
          ensure_block();
          builder_.replace(place(frame, at, at + 1), " ");
        }
        return at + 1;
      case '\r':
      case '\n':
        return read_line_end(at, end, frame);
      case '\t':
        blank(at, at + 1, frame);
        return at + 1;
      case '&':
        if (context_.kind == BlockKind::table_cell) {
          close_block();
          return skip_blanks(at + 1, end);
        }
        taken_ = false;
        return at + 1;
      case '#':
        return read_parameter(at, end, frame);
      default:
        return read_quote_or_dash(at, end, frame);
    }
  }

  std::uint32_t skip_blanks(std::uint32_t at, std::uint32_t end) const {
    while (at < end && (source_[at] == ' ' || source_[at] == '\t')) ++at;
    return at;
  }
  // Blanks and one line end, as TeX does behind a command's name.
  std::uint32_t skip_gap(std::uint32_t at, std::uint32_t end) const {
    at = skip_blanks(at, end);
    if (at < end && source_[at] == '\r') ++at;
    if (at < end && source_[at] == '\n') {
      const std::uint32_t behind = skip_blanks(at + 1, end);
      if (byte(behind) != '\n' && byte(behind) != '\r') return behind;
    }
    return at;
  }

  std::uint32_t read_line_end(std::uint32_t at, std::uint32_t end, const Frame* frame) {
    std::uint32_t behind = at;
    int line_ends = 0;
    while (behind < end && is_blank_byte(byte(behind))) {
      if (source_[behind] == '\n' || (source_[behind] == '\r' && byte(behind + 1) != '\n'))
        ++line_ends;
      ++behind;
    }
    if (line_ends > 1) {
      close_block();
    } else {
      blank(at, at + 1, frame);
    }
    return behind;
  }

  std::uint32_t read_comment(std::uint32_t at, std::uint32_t end, const Frame* frame) {
    std::size_t line_end = source_.find('\n', at);
    if (line_end == std::string_view::npos || line_end > end) line_end = end;
    if (frame == nullptr) {
      std::uint32_t text = at;
      while (text < line_end && source_[text] == '%') ++text;
      add_silence(document_, {text, static_cast<std::uint32_t>(line_end)});
    }
    if (line_end >= end) return end;
    // A comment swallows its line end, but not a blank line behind it.
    const std::uint32_t behind = skip_blanks(static_cast<std::uint32_t>(line_end) + 1, end);
    if (byte(behind) == '\n' || byte(behind) == '\r') return static_cast<std::uint32_t>(line_end);
    return behind;
  }

  std::uint32_t read_math(std::uint32_t at, std::uint32_t end, const Frame* frame) {
    const std::string_view mark = byte(at + 1) == '$' ? "$$" : "$";
    const auto from = at + static_cast<std::uint32_t>(mark.size());
    const std::uint32_t close = find_in_paragraph(from, end, mark);
    if (close == end) {
      taken_ = false;
      return from;
    }
    const auto behind = close + static_cast<std::uint32_t>(mark.size());
    placeholder(at, behind, frame, Zone::math);
    return behind;
  }

  // Where `mark` stands next, unescaped and before a blank line; `end` if nowhere.
  std::uint32_t find_in_paragraph(std::uint32_t from, std::uint32_t end, std::string_view mark) {
    // What was searched in vain is not searched again.
    SourceRange& in_vain = in_vain_[mark == "$" ? 0 : mark == "$$" ? 1 : mark == "\\)" ? 2 : 3];
    if (in_vain.contains(from)) from = in_vain.end;
    if (from >= end) return end;
    const std::uint32_t begin = from;
    for (std::uint32_t at = from; at < end; ++at) {
      const char c = source_[at];
      if (c == mark[0] && is_at(at, mark)) return at;
      if (c == '\\') {
        ++at;
      } else if (c == '\n' && byte(at + 1) == '\n') {
        in_vain = {begin, at};
        return end;
      }
    }
    in_vain = {begin, std::max(begin, end)};
    return end;
  }

  std::uint32_t read_parameter(std::uint32_t at, std::uint32_t, const Frame* frame) {
    const unsigned char digit = byte(at + 1);
    if (frame == nullptr || digit < '1' || digit > '9' || frame->shows_parameters) {
      taken_ = false;
      return at + 1;
    }
    const std::size_t index = static_cast<std::size_t>(digit - '1');
    if (index < frame->arguments.size() && budget_ > 0) {
      const Argument& argument = frame->arguments[index];
      read(argument.range.begin, argument.range.end, argument.frame);
      taken_ = true;
    }
    return at + 2;
  }

  std::uint32_t read_quote_or_dash(std::uint32_t at, std::uint32_t end, const Frame* frame) {
    const auto read_as = [&](std::uint32_t width, std::string_view text) {
      write(at, at + width, frame, text);
      return at + width;
    };
    switch (byte(at)) {
      case '-':
        if (is_at(at, "---") && at + 3 <= end) return read_as(3, "—");
        if (is_at(at, "--") && at + 2 <= end) return read_as(2, "–");
        break;
      case '`':
        if (byte(at + 1) == '`' && at + 2 <= end) return read_as(2, "“");
        return read_as(1, "‘");
      case '\'': {
        if (byte(at + 1) != '\'' || at + 2 > end) break;
        // A transliterated hard sign: S''ezd.
        const bool inside = at > 0 && is_ascii_letter(byte(at - 1)) &&
                            letter_case_at(source_, at + 2) == LetterCase::small;
        if (!inside) return read_as(2, "”");
        taken_ = false;
        return at + 2;
      }
      case '"':
        if (byte(at + 1) == '`') return read_as(2, "„");
        if (byte(at + 1) == '\'') return read_as(2, "“");
        if (byte(at + 1) == '-' || byte(at + 1) == '=') return read_as(2, "-");
        break;
      default:
        break;
    }
    taken_ = false;
    return at + 1;
  }

  // ---- arguments ----

  // The group or the one sign at or behind `at`, which moves behind it.
  Argument mandatory(std::uint32_t& at, std::uint32_t end, const Frame* frame) {
    const std::uint32_t begin = skip_gap(at, end);
    if (begin >= end) return {{at, at}, frame};
    if (source_[begin] == '{') {
      const std::uint32_t close = std::min(groups_.close(begin), end);
      // A group that is still being typed has no brace to pass over.
      at = byte(close) == '}' ? std::min(close + 1, end) : close;
      return {{std::min(begin + 1, close), close}, frame};
    }
    if (source_[begin] == '#' && frame != nullptr && is_digit(byte(begin + 1))) {
      at = begin + 2;
      const auto index = static_cast<std::size_t>(byte(begin + 1) - '1');
      if (index < frame->arguments.size()) return frame->arguments[index];
      return {{begin, at}, frame};
    }
    if (source_[begin] == '\\' || source_[begin] == '}' || source_[begin] == '\n')
      return {{at, at}, frame};
    std::uint32_t behind = begin + 1;
    while (behind < end && (byte(behind) & 0xC0) == 0x80) ++behind;
    at = behind;
    return {{begin, behind}, frame};
  }
  // A group only: a command without one has no argument.
  bool has_group(std::uint32_t at, std::uint32_t end) const {
    return byte(skip_blanks(at, end)) == '{';
  }

  // "[…]" at or behind `at`, which moves behind it.
  bool optional(std::uint32_t& at, std::uint32_t end, const Frame* frame, Argument& argument) {
    const std::uint32_t begin = skip_blanks(at, end);
    if (byte(begin) != '[' || begin >= end) return false;
    const std::uint32_t limit = std::min(end, begin + kLongestOption);
    for (std::uint32_t i = begin + 1; i < limit; ++i) {
      if (source_[i] == '\\') {
        ++i;
      } else if (source_[i] == '{') {
        i = groups_.close(i);
      } else if (source_[i] == ']') {
        argument = {{begin + 1, i}, frame};
        at = i + 1;
        return true;
      } else if (source_[i] == '\n' && byte(i + 1) == '\n') {
        return false;
      }
    }
    return false;
  }
  void drop_options(std::uint32_t& at, std::uint32_t end, const Frame* frame) {
    Argument dropped;
    while (optional(at, end, frame, dropped)) {
    }
  }

  std::string_view view(const Argument& argument) const { return slice(source_, argument.range); }

  void read(const Argument& argument) {
    read(argument.range.begin, argument.range.end, argument.frame);
  }

  // ---- commands ----

  std::uint32_t read_command(std::uint32_t at, std::uint32_t end, const Frame* frame) {
    std::uint32_t behind = at + 1;
    if (behind >= end) return end;
    if (is_ascii_letter(byte(behind)) || byte(behind) == '@') {
      while (behind < end && (is_ascii_letter(byte(behind)) || byte(behind) == '@')) ++behind;
    } else {
      ++behind;
      while (behind < end && (byte(behind) & 0xC0) == 0x80) ++behind;
    }
    const std::string_view name = source_.substr(at + 1, behind - at - 1);
    const bool is_word = is_ascii_letter(byte(at + 1));
    if (name == "(" || name == "[") return read_bracketed_math(at, behind, end, frame);
    if (const auto macro = macros_.find(name);
        macro != macros_.end() && budget_ > 0 && depth_ < kDeepest - 2) {
      return expand(macro->first, macro->second, at, behind, end, frame);
    }
    if (is_latex_accent(name)) {
      if (const std::uint32_t after = read_accent(name, at, behind, end, frame)) return after;
    }
    if (const auto symbol = latex_symbol(name))
      return read_symbol(*symbol, is_word, at, behind, end, frame);
    return run(latex_command(name), name, at, behind, end, frame);
  }

  std::uint32_t read_symbol(std::string_view symbol, bool is_word, std::uint32_t at,
                            std::uint32_t behind, std::uint32_t end, const Frame* frame) {
    if (symbol == " ") {
      blank(at, behind, frame);
    } else {
      write(at, behind, frame, symbol);
    }
    if (!is_word) return behind;
    // "{}" and blanks only end the name.
    if (is_at(behind, "{}")) return behind + 2;
    return skip_gap(behind, end);
  }

  std::uint32_t read_bracketed_math(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                    const Frame* frame) {
    const std::string_view closing = source_[at + 1] == '(' ? "\\)" : "\\]";
    const std::uint32_t close = find_in_paragraph(behind, end, closing);
    if (close == end) return behind;
    placeholder(at, close + 2, frame, Zone::math);
    return close + 2;
  }

  // 0 if no letter follows.
  std::uint32_t read_accent(std::string_view name, std::uint32_t at, std::uint32_t behind,
                            std::uint32_t end, const Frame* frame) {
    std::uint32_t after = behind;
    std::uint32_t letter_at = is_ascii_letter(byte(at + 1)) ? skip_blanks(behind, end) : behind;
    SourceRange letter;
    if (byte(letter_at) == '{') {
      const std::uint32_t close = std::min(groups_.close(letter_at), end);
      letter = {letter_at + 1, close};
      after = std::min(close + 1, end);
    } else if (byte(letter_at) == '\\') {
      letter = {letter_at, std::min(letter_at + 2, end)};
      after = letter.end;
    } else {
      letter = {letter_at, std::min(letter_at + 1, end)};
      while (letter.end < end && (byte(letter.end) & 0xC0) == 0x80) ++letter.end;
      after = letter.end;
    }
    if (letter.begin >= letter.end || letter.size() > 12) return 0;
    std::string_view base = slice(source_, letter);
    if (base[0] == '\\' && base.size() > 1) base.remove_prefix(1);  // \i and \j
    if (!is_word_byte(byte_at(base, 0))) return 0;
    write(at, after, frame, accented(name, base));
    return after;
  }

  std::uint32_t run(LatexCommandInfo command, std::string_view name, std::uint32_t at,
                    std::uint32_t behind, std::uint32_t end, const Frame* frame) {
    if (byte(behind) == '*' && is_ascii_letter(byte(at + 1))) ++behind;
    switch (command.kind) {
      case LatexCommand::heading:
        return read_heading(command.value, behind, end, frame);
      case LatexCommand::emphasis:
        return read_emphasis(behind, end, frame);
      case LatexCommand::emphasis_here:
        open_emphasis(behind, end);
        return skip_gap(behind, end);
      case LatexCommand::quotation:
        return read_quotation(command.value, at, behind, end, frame);
      case LatexCommand::footnote:
        return read_footnote(at, behind, end, frame);
      case LatexCommand::footnote_mark:
        return read_footnote_mark(at, behind, end, frame);
      case LatexCommand::footnote_text:
        return read_footnote_text(at, behind, end, frame);
      case LatexCommand::citation:
        return read_citation(name, at, behind, end, frame);
      case LatexCommand::title:
      case LatexCommand::author:
        return read_title(command.kind == LatexCommand::title, behind, end, frame);
      case LatexCommand::definition:
        return read_definition(at, behind, end);
      case LatexCommand::document_definition:
        return read_document_definition(at, behind, end);
      case LatexCommand::primitive_definition:
        return read_primitive_definition(at, behind, end);
      case LatexCommand::begin:
        return read_begin(at, behind, end, frame);
      case LatexCommand::end:
        return read_end(behind, end, frame);
      case LatexCommand::item:
        close_block();
        return skip_gap(behind, end);
      case LatexCommand::bibliography_item:
        close_block();
        drop_options(behind, end, frame);
        mandatory(behind, end, frame);
        return skip_gap(behind, end);
      case LatexCommand::paragraph:
        close_block();
        return skip_gap(behind, end);
      case LatexCommand::bibliography:
      case LatexCommand::bibliography_resource:
        return read_bibliography(command.kind == LatexCommand::bibliography, behind, end, frame);
      case LatexCommand::language: {
        const Argument language = mandatory(behind, end, frame);
        document_.metadata.language = view(language);
        return behind;
      }
      case LatexCommand::verbatim:
        return read_verb(at, behind, end, frame);
      case LatexCommand::code:
        return read_code(command.value, at, behind, end, frame);
      case LatexCommand::skip_to_fi: {
        std::size_t fi = no_fi_ ? std::string_view::npos : source_.find("\\fi", behind);
        while (fi != std::string_view::npos && is_ascii_letter(byte_at(source_, fi + 3))) {
          fi = source_.find("\\fi", fi + 3);
        }
        no_fi_ = fi == std::string_view::npos;
        return no_fi_ ? behind : std::min(end, static_cast<std::uint32_t>(fi) + 3);
      }
      case LatexCommand::line_break: {
        if (context_.kind == BlockKind::table_cell) {
          close_block();
        } else {
          blank(at, behind, frame);
        }
        drop_options(behind, end, frame);
        return skip_gap(behind, end);
      }
      case LatexCommand::dropped:
        drop_options(behind, end, frame);
        for (int i = 0; i < command.value && has_group(behind, end); ++i) {
          const Argument argument = mandatory(behind, end, frame);
          if (name == "usepackage" || name == "documentclass") read_language(argument);
          drop_options(behind, end, frame);
        }
        return behind;
      case LatexCommand::unknown:
        break;
    }
    return read_unknown(behind, end, frame);
  }

  // Options go. Of several arguments the texts are kept apart by a blank.
  std::uint32_t read_unknown(std::uint32_t behind, std::uint32_t end, const Frame* frame) {
    const std::uint32_t name_end = behind;
    drop_options(behind, end, frame);
    if (byte(behind) != '{') {
      // "\foo [sic]": no option behind a blank and no group after it.
      return behind > name_end && byte(name_end) != '[' ? skip_gap(name_end, end)
                                                        : skip_gap(behind, end);
    }
    if (depth_ >= kDeepest - 2) return behind;
    for (int i = 0; byte(behind) == '{' && behind < end && i < 9; ++i) {
      if (i > 0) blank(behind, behind + 1, frame);
      const Argument argument = mandatory(behind, end, frame);
      read(argument);
    }
    return behind;
  }

  std::uint32_t read_heading(int level, std::uint32_t behind, std::uint32_t end,
                             const Frame* frame) {
    close_block();
    drop_options(behind, end, frame);
    const Argument text = mandatory(behind, end, frame);
    if (level == 1) ++chapter_;
    in_bibliography_ = is_bibliography_heading(view(text));
    const Context outer = context_;
    context_ = {BlockKind::heading, Zone::heading, context_.note,
                std::max(1, has_chapters_ ? level : level - 1)};
    read(text);
    close_block();
    context_ = outer;
    if (context_.kind == BlockKind::paragraph || context_.kind == BlockKind::bibliography_entry) {
      context_ =
          in_bibliography_ ? Context{BlockKind::bibliography_entry, Zone::bibliography} : Context{};
    }
    return behind;
  }

  std::uint32_t read_emphasis(std::uint32_t behind, std::uint32_t end, const Frame* frame) {
    if (depth_ >= kDeepest - 2) return behind;
    const Argument text = mandatory(behind, end, frame);
    if (muted_) return behind;
    if (!is_title(shown(text), context_.zone)) {
      read(text);
      return behind;
    }
    ensure_block();
    const std::size_t zone = builder_.open_zone(Zone::title);
    read(text);
    builder_.close_zone(zone);
    return behind;
  }

  // The source of an argument; of a macro's parameter what it stands for.
  std::string_view shown(const Argument& argument) const {
    const std::string_view text = view(argument);
    if (argument.frame != nullptr && text.size() == 2 && text[0] == '#' &&
        is_digit(byte_at(text, 1))) {
      const auto index = static_cast<std::size_t>(text[1] - '1');
      if (index < argument.frame->arguments.size()) return view(argument.frame->arguments[index]);
    }
    return text;
  }

  // {\em …}: until the group that holds it closes.
  void open_emphasis(std::uint32_t behind, std::uint32_t) {
    if (muted_ || emphases_.size() > 64) return;
    // The brace stands right before the command in all that people write.
    std::uint32_t brace = behind;
    while (brace > 0 && source_[brace] != '\\') --brace;
    if (brace == 0 || source_[brace - 1] != '{') return;
    const std::uint32_t close = groups_.close(brace - 1);
    const std::string_view text = source_.substr(behind, close > behind ? close - behind : 0);
    const std::size_t first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos || !is_title(text.substr(first), context_.zone)) return;
    ensure_block();
    emphases_.push_back({close, builder_.open_zone(Zone::title)});
  }
  void close_emphasis(std::uint32_t at) {
    while (!emphases_.empty() && emphases_.back().close <= at) {
      builder_.close_zone(emphases_.back().zone);
      emphases_.pop_back();
    }
  }

  std::uint32_t read_quotation(int dropped, std::uint32_t at, std::uint32_t behind,
                               std::uint32_t end, const Frame* frame) {
    drop_options(behind, end, frame);
    for (int i = 0; i < dropped; ++i) mandatory(behind, end, frame);
    drop_options(behind, end, frame);
    if (depth_ >= kDeepest - 2) return behind;
    const Argument text = mandatory(behind, end, frame);
    write(at, text.range.begin, frame, "“");
    read(text);
    write(text.range.end, std::max(behind, text.range.end), frame, "”");
    return behind;
  }

  // ---- notes ----

  int add_note(std::string label, SourceRange definition) {
    Note note;
    note.label = std::move(label);
    note.definition = definition;
    note.chapter = chapter_;
    document_.notes.push_back(std::move(note));
    return static_cast<int>(document_.notes.size()) - 1;
  }
  void add_call(SourceRange source, std::string label, int note) {
    NoteCall call;
    call.label = std::move(label);
    call.source = source;
    call.reading = builder_.position();
    call.note = note;
    document_.note_calls.push_back(std::move(call));
  }

  std::uint32_t read_footnote(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                              const Frame* frame) {
    Argument option;
    optional(behind, end, frame, option);
    const Argument text = mandatory(behind, end, frame);
    if (muted_ && !in_title_) return behind;
    ensure_block();
    const SourceRange whole = place(frame, at, behind);
    const int note = add_note("", whole);
    document_.notes.back().called = true;
    add_call(whole, "", note);
    pending_notes_.push_back({text, note});
    return behind;
  }

  std::uint32_t read_footnote_mark(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                   const Frame* frame) {
    Argument option;
    std::string label;
    if (optional(behind, end, frame, option)) label = view(option);
    if (muted_) return behind;
    ensure_block();
    add_call(place(frame, at, behind), std::move(label), -1);
    return is_at(behind, "{}") ? behind + 2 : behind;
  }

  std::uint32_t read_footnote_text(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                   const Frame* frame) {
    Argument option;
    std::string label;
    if (optional(behind, end, frame, option)) label = view(option);
    const Argument text = mandatory(behind, end, frame);
    if (muted_) return behind;
    const int note = add_note(std::move(label), place(frame, at, text.range.begin));
    pending_notes_.push_back({text, note});
    return behind;
  }

  // \footnotemark leads to the next \footnotetext of its label, or to the next without one.
  void connect_notes() {
    std::vector<NoteCall>& calls = document_.note_calls;
    std::stable_sort(calls.begin(), calls.end(),
                     [](const NoteCall& a, const NoteCall& b) { return a.source < b.source; });
    std::stable_sort(
        document_.macro_calls.begin(), document_.macro_calls.end(),
        [](const MacroCall& a, const MacroCall& b) { return a.source.begin < b.source.begin; });
    std::size_t next = 0;
    std::unordered_map<std::string, int> by_label;
    for (std::size_t i = 0; i < document_.notes.size(); ++i) {
      const Note& note = document_.notes[i];
      if (!note.called && !note.label.empty()) by_label.emplace(note.label, static_cast<int>(i));
    }
    for (NoteCall& call : calls) {
      if (call.note >= 0) continue;
      if (!call.label.empty()) {
        const auto found = by_label.find(call.label);
        if (found != by_label.end()) call.note = found->second;
      } else {
        while (next < document_.notes.size() &&
               (document_.notes[next].called || !document_.notes[next].label.empty())) {
          ++next;
        }
        if (next < document_.notes.size()) call.note = static_cast<int>(next++);
      }
      if (call.note >= 0) document_.notes[static_cast<std::size_t>(call.note)].called = true;
    }
  }

  // ---- citations and metadata ----

  std::uint32_t read_citation(std::string_view name, std::uint32_t at, std::uint32_t behind,
                              std::uint32_t end, const Frame* frame) {
    const bool many =
        name.back() == 's' && name.size() > 4 && name.substr(name.size() - 5) == "cites";
    const bool silent = name == "nocite";
    const std::uint32_t first = behind;
    do {
      Argument options[2];
      int count = 0;
      while (count < 2 && optional(behind, end, frame, options[count])) ++count;
      if (!has_group(behind, end)) return behind == first ? skip_gap(behind, end) : behind;
      const Argument keys = mandatory(behind, end, frame);
      if (muted_ && !silent) continue;
      // One option is what follows the work, of two the first is what precedes it.
      if (count == 2 && !options[0].range.empty() && depth_ < kDeepest - 2) {
        read(options[0]);
        blank(options[0].range.end, options[0].range.end + 1, frame);
      }
      const Argument* locator = count > 0 ? &options[count - 1] : nullptr;
      add_keys(keys, locator, silent, frame);
      if (locator != nullptr && !silent && !locator->range.empty() && depth_ < kDeepest - 2) {
        write(locator->range.begin - 1, locator->range.begin, frame, ", ");
        read(*locator);
      }
      if (many && has_more(behind, end)) blank(at, at + 1, frame);
    } while (many && has_more(behind, end));
    return behind;
  }
  bool has_more(std::uint32_t at, std::uint32_t end) const {
    return at < end && (byte(at) == '[' || byte(at) == '{');
  }

  void add_keys(const Argument& keys, const Argument* locator, bool silent, const Frame* frame) {
    std::uint32_t at = keys.range.begin;
    bool first = true;
    while (at < keys.range.end) {
      std::uint32_t end = at;
      while (end < keys.range.end && source_[end] != ',') ++end;
      SourceRange key{at, end};
      while (!key.empty() && is_blank_byte(byte(key.begin))) ++key.begin;
      while (!key.empty() && is_blank_byte(byte(key.end - 1))) --key.end;
      at = end + 1;
      if (key.empty()) continue;
      if (slice(source_, key) == "*") {
        document_.metadata.cites_everything = true;
        continue;
      }
      if (!first && !silent) write(key.begin - 1, key.begin, frame, "; ");
      first = false;
      if (!silent) ensure_block();
      CitationKey citation;
      citation.key = slice(source_, key);
      citation.source = place(keys.frame, key.begin, key.end);
      citation.reading = builder_.position();
      const bool last = at >= keys.range.end;
      if (last && locator != nullptr &&
          view(*locator).find_first_of("0123456789") != std::string_view::npos) {
        citation.locator = view(*locator);
        citation.locator_source = place(locator->frame, locator->range.begin, locator->range.end);
      }
      document_.citation_keys.push_back(std::move(citation));
      if (!silent) write(key.begin, key.end, keys.frame, kPlaceholder);
    }
  }

  std::uint32_t read_title(bool is_title_command, std::uint32_t behind, std::uint32_t end,
                           const Frame* frame) {
    drop_options(behind, end, frame);
    const Argument text = mandatory(behind, end, frame);
    const bool outer_muted = muted_;
    close_block();
    const Context outer = context_;
    context_ = {BlockKind::front_matter, Zone::heading, -1, 0};
    muted_ = false;
    in_title_ = true;
    const std::size_t blocks = document_.blocks.size();
    read(text);
    close_block();
    in_title_ = false;
    muted_ = outer_muted;
    context_ = outer;
    if (document_.blocks.size() > blocks) {
      std::string& field = is_title_command ? document_.metadata.title : document_.metadata.author;
      if (field.empty()) field = document_.text(document_.blocks[blocks].range);
    }
    return behind;
  }

  std::uint32_t read_bibliography(bool without_ending, std::uint32_t behind, std::uint32_t end,
                                  const Frame* frame) {
    drop_options(behind, end, frame);
    if (!has_group(behind, end)) return behind;
    std::string_view files = view(mandatory(behind, end, frame));
    while (!files.empty()) {
      const std::size_t comma = files.find(',');
      std::string_view file = files.substr(0, comma);
      files.remove_prefix(comma == std::string_view::npos ? files.size() : comma + 1);
      while (!file.empty() && is_blank_byte(byte_at(file, 0))) file.remove_prefix(1);
      while (!file.empty() && is_blank_byte(byte_at(file, file.size() - 1))) file.remove_suffix(1);
      if (file.empty()) continue;
      std::string path(file);
      const bool has_ending = path.size() > 4 && path.compare(path.size() - 4, 4, ".bib") == 0;
      if (without_ending && !has_ending) path += ".bib";
      document_.metadata.bibliographies.push_back(std::move(path));
    }
    return behind;
  }

  // The last language of babel's options is the document's.
  void read_language(const Argument& package) {
    if (view(package) != "babel" || package.range.begin < 2) return;
    const std::size_t open = source_.rfind('[', package.range.begin);
    if (open == std::string_view::npos || package.range.begin - open > 200) return;
    std::string_view options = source_.substr(open + 1, package.range.begin - open - 1);
    options = options.substr(0, options.find(']'));
    const std::size_t comma = options.rfind(',');
    if (comma != std::string_view::npos) options.remove_prefix(comma + 1);
    while (!options.empty() && options.front() == ' ') options.remove_prefix(1);
    const std::size_t equals = options.find('=');
    if (equals != std::string_view::npos) options.remove_prefix(equals + 1);
    document_.metadata.language = options;
  }

  // ---- definitions ----

  std::string_view command_name(SourceRange range) const {
    while (!range.empty() && (is_blank_byte(byte(range.begin)) || source_[range.begin] == '\\')) {
      ++range.begin;
    }
    while (!range.empty() && is_blank_byte(byte(range.end - 1))) --range.end;
    return slice(source_, range);
  }

  // "{\name}" or "\name" at `at`, which moves behind it.
  std::string_view defined_name(std::uint32_t& at, std::uint32_t end) {
    at = skip_gap(at, end);
    if (byte(at) == '{') return command_name(mandatory(at, end, nullptr).range);
    if (byte(at) != '\\') return {};
    std::uint32_t behind = at + 1;
    while (behind < end && (is_ascii_letter(byte(behind)) || byte(behind) == '@')) ++behind;
    if (behind == at + 1) ++behind;
    const std::string_view name = source_.substr(at + 1, behind - at - 1);
    at = behind;
    return name;
  }

  // \newcommand{\name}[2][default]{body}
  std::uint32_t read_definition(std::uint32_t at, std::uint32_t behind, std::uint32_t end) {
    const std::string_view name = defined_name(behind, end);
    Macro macro;
    Argument option;
    if (optional(behind, end, nullptr, option) && view(option).size() == 1) {
      const int count = view(option)[0] - '0';
      for (int i = 0; i < count && i < 9; ++i) macro.arguments.push_back(ArgumentKind::mandatory);
      macro.defaults.resize(macro.arguments.size());
      if (!macro.arguments.empty() && optional(behind, end, nullptr, option)) {
        macro.arguments[0] = ArgumentKind::optional;
        macro.defaults[0] = option.range;
      }
    }
    return define(name, std::move(macro), at, behind, end);
  }

  // \NewDocumentCommand{\name}{s O{default} m m}{body}
  std::uint32_t read_document_definition(std::uint32_t at, std::uint32_t behind,
                                         std::uint32_t end) {
    const std::string_view name = defined_name(behind, end);
    const SourceRange spec = mandatory(behind, end, nullptr).range;
    Macro macro;
    for (std::uint32_t i = spec.begin; i < spec.end && macro.arguments.size() < 9; ++i) {
      SourceRange standard;
      switch (source_[i]) {
        case 'm':
          macro.arguments.push_back(ArgumentKind::mandatory);
          break;
        case 'o':
          macro.arguments.push_back(ArgumentKind::optional);
          break;
        case 'O':
          macro.arguments.push_back(ArgumentKind::optional);
          if (byte(i + 1) == '{') {
            const std::uint32_t close = std::min(groups_.close(i + 1), spec.end);
            standard = {i + 2, close};
            i = close;
          }
          break;
        case 's':
          macro.arguments.push_back(ArgumentKind::star);
          break;
        default:
          continue;
      }
      macro.defaults.push_back(standard);
    }
    return define(name, std::move(macro), at, behind, end);
  }

  // \def\name#1#2{body}
  std::uint32_t read_primitive_definition(std::uint32_t at, std::uint32_t behind,
                                          std::uint32_t end) {
    const std::string_view name = defined_name(behind, end);
    Macro macro;
    const std::uint32_t limit = std::min(end, behind + 100);
    while (behind < limit && source_[behind] != '{') {
      if (source_[behind] == '#' && macro.arguments.size() < 9) {
        macro.arguments.push_back(ArgumentKind::mandatory);
        macro.defaults.emplace_back();
      }
      if (source_[behind] == '\n') break;
      ++behind;
    }
    return define(name, std::move(macro), at, behind, end);
  }

  std::uint32_t define(std::string_view name, Macro macro, std::uint32_t at, std::uint32_t behind,
                       std::uint32_t end) {
    if (!has_group(behind, end)) return behind;
    macro.body = mandatory(behind, end, nullptr).range;
    macro.defaults.resize(macro.arguments.size());
    // Commands that the reader understands better than their new definition stay as they are.
    const bool known = latex_command(name).kind != LatexCommand::unknown || is_latex_accent(name) ||
                       latex_symbol(name).has_value();
    if (name.empty() || known || in_definition_) return behind;
    MacroDefinition definition;
    definition.name = name;
    definition.arguments = static_cast<int>(macro.arguments.size());
    definition.source = {at, behind};
    if (macro.body.size() < 5000) {
      Document scratch;
      LatexReader reader(scratch, source_, groups_, macros_);
      reader.in_definition_ = true;
      definition.body = reader.read_body(macro.body);
    }
    if (!definition.body.empty()) document_.macro_definitions.push_back(std::move(definition));
    macros_[name] = std::move(macro);
    return behind;
  }

  std::uint32_t expand(std::string_view name, const Macro& macro, std::uint32_t at,
                       std::uint32_t behind, std::uint32_t end, const Frame* frame) {
    const std::uint32_t name_end = behind;
    if (macro.arguments.empty() && !is_at(behind, "{}")) {
      const bool keeps_gap = slice(source_, macro.body).find("\\xspace") != std::string_view::npos;
      if (!keeps_gap) behind = skip_gap(behind, end);
    }
    frames_.emplace_back();
    Frame& expansion = frames_.back();
    for (std::size_t i = 0; i < macro.arguments.size(); ++i) {
      Argument argument{{behind, behind}, frame};
      switch (macro.arguments[i]) {
        case ArgumentKind::star:
          if (byte(behind) == '*') ++behind;
          break;
        case ArgumentKind::optional:
          if (!optional(behind, end, frame, argument)) argument = {macro.defaults[i], nullptr};
          // A default's bytes stand in the definition, not in the text.
          if (argument.range == macro.defaults[i]) argument.frame = &expansion;
          break;
        case ArgumentKind::mandatory:
          argument = mandatory(behind, end, frame);
          break;
      }
      expansion.arguments.push_back(argument);
    }
    // Without arguments the call ends with its name, not with the blanks that it swallows.
    const std::uint32_t call_end = macro.arguments.empty() ? name_end : behind;
    expansion.call = place(frame, at, call_end);
    expansion.shows_parameters = false;
    const bool outermost = frame == nullptr && !muted_;
    if (outermost) ensure_block();
    const std::uint32_t begin = builder_.position();
    const SourceRange body = macro.body;
    const std::vector<Argument> arguments =
        outermost ? expansion.arguments : std::vector<Argument>{};
    const SourceRange call = expansion.call;
    read(body.begin, body.end, &expansion);
    if (outermost && builder_.position() > begin) {
      MacroCall made;
      made.name = name;
      made.source = call;
      made.reading = {begin, builder_.position()};
      for (const Argument& argument : arguments) {
        made.arguments.push_back(argument.frame == nullptr ? argument.range : SourceRange{});
      }
      document_.macro_calls.push_back(std::move(made));
    }
    return behind;
  }

  // ---- environments ----

  std::uint32_t read_begin(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                           const Frame* frame) {
    if (!has_group(behind, end)) return behind;
    const std::string_view name = view(mandatory(behind, end, frame));
    const LatexEnvironmentInfo environment = latex_environment(name);
    switch (environment.kind) {
      case LatexEnvironment::document:
        muted_ = false;
        return behind;
      case LatexEnvironment::math:
      case LatexEnvironment::verbatim:
      case LatexEnvironment::hidden:
        return hide_environment(environment.kind, name, at, behind, end, frame);
      default:
        break;
    }
    drop_options(behind, end, frame);
    for (int i = 0; i < environment.arguments && has_group(behind, end); ++i)
      mandatory(behind, end, frame);
    if (environment.kind == LatexEnvironment::other) return behind;
    close_block();
    if (environments_.size() < 1000) environments_.push_back({std::string(name), context_});
    switch (environment.kind) {
      case LatexEnvironment::quotation:
        if (context_.note < 0) context_.kind = BlockKind::quotation;
        context_.zone = Zone::quotation;
        break;
      case LatexEnvironment::list:
        if (context_.note < 0) context_.kind = BlockKind::list_item;
        break;
      case LatexEnvironment::table:
        if (context_.note < 0) context_.kind = BlockKind::table_cell;
        break;
      case LatexEnvironment::abstract:
        context_.kind = BlockKind::front_matter;
        break;
      case LatexEnvironment::bibliography:
        context_ = {BlockKind::bibliography_entry, Zone::bibliography, -1, 0};
        break;
      default:
        break;
    }
    return behind;
  }

  std::uint32_t read_end(std::uint32_t behind, std::uint32_t end, const Frame* frame) {
    if (!has_group(behind, end)) return behind;
    const std::string_view name = view(mandatory(behind, end, frame));
    if (name == "document" && frame == nullptr) {
      close_block();
      stopped_ = true;
      return behind;
    }
    // An end that nothing began, or that closes over others, closes up to its own begin.
    for (std::size_t i = environments_.size(); i > 0; --i) {
      if (environments_[i - 1].name != name) continue;
      close_block();
      context_ = environments_[i - 1].outer;
      environments_.resize(i - 1);
      break;
    }
    return behind;
  }

  std::uint32_t hide_environment(LatexEnvironment kind, std::string_view name, std::uint32_t at,
                                 std::uint32_t behind, std::uint32_t end, const Frame* frame) {
    const std::string closing = "\\end{" + std::string(name) + "}";
    const std::size_t close = unclosed_environments_ ? std::string_view::npos
                                                     : source_.substr(0, end).find(closing, behind);
    if (close == std::string_view::npos) {
      unclosed_environments_ = true;
      return behind;
    }
    const auto after = static_cast<std::uint32_t>(close + closing.size());
    if (name == "comment" || kind == LatexEnvironment::hidden) return after;
    if (kind == LatexEnvironment::verbatim) {
      close_block();
      placeholder(at, after, frame, Zone::code);
      close_block();
    } else {
      placeholder(at, after, frame, Zone::math);
    }
    return after;
  }

  std::uint32_t read_verb(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                          const Frame* frame) {
    if (behind >= end) return end;
    const std::size_t close =
        source_.substr(0, std::min(end, behind + 500)).find(source_[behind], behind + 1);
    if (close == std::string_view::npos) return behind;
    placeholder(at, static_cast<std::uint32_t>(close) + 1, frame, Zone::code);
    return static_cast<std::uint32_t>(close) + 1;
  }

  std::uint32_t read_code(int dropped, std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                          const Frame* frame) {
    drop_options(behind, end, frame);
    for (int i = 0; i < dropped; ++i) mandatory(behind, end, frame);
    if (byte(behind) != '{') return read_verb(at, behind, end, frame);
    mandatory(behind, end, frame);
    placeholder(at, behind, frame, Zone::code);
    return behind;
  }

  struct Environment {
    std::string name;
    Context outer;
  };

  Document& document_;
  std::string_view source_;
  const LatexGroups& groups_;
  Macros& macros_;
  ReadingBuilder builder_;
  Context context_;
  std::vector<PendingNote> pending_notes_;
  std::vector<EmphasisEnd> emphases_;
  std::vector<Environment> environments_;
  std::deque<Frame> frames_;
  std::int64_t budget_ = 0;  // bytes of macro bodies that may still be read
  int depth_ = 0;
  int chapter_ = 0;
  bool has_chapters_ = false;
  bool in_bibliography_ = false;
  bool in_definition_ = false;
  bool in_flush_ = false;
  bool in_title_ = false;
  bool muted_ = false;    // before \begin{document}
  bool stopped_ = false;  // behind \end{document}
  bool taken_ = false;    // whether the last mark was dealt with, or is to be copied
  bool unclosed_environments_ = false;
  bool no_fi_ = false;
  std::array<SourceRange, 4> in_vain_{};  // where no formula ends, a mark each
};

}  // namespace

void read_latex(Document& document) {
  const LatexGroups groups(document.source);
  Macros macros;
  LatexReader(document, document.source, groups, macros).read_document();
}

}  // namespace apparatus::text
