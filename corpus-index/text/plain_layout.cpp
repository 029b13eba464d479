// First every line by itself, then the habits of the text, then what needs both: which numbers
// begin notes, and what is furniture or a heading.
#include "text/plain_layout.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "text/byte_scan.h"
#include "text/headings.h"
#include "text/letters.h"

namespace apparatus::text {
namespace {

constexpr std::uint32_t kHighestNote = 2999;
// A number glued to a word is a weak sign: its note stands at the foot of its page, or of the next.
constexpr std::uint32_t kFurthestCall = 12000;
// Bytes that may begin the call of a note.
struct MayBeginCall {
  auto operator()(Bytes16 b) const {
    return ((b >= '0') & (b <= '9')) | (b == '<') | (b == 0xC2) | (b == 0xE2);
  }
};
struct IsTabOrStop {
  auto operator()(Bytes16 b) const { return (b == '\t') | (b == '.'); }
};
constexpr std::size_t kLongestHeading = 110;
constexpr std::size_t kLongestRunningHead = 90;
// Bytes: all that is_page_number takes off, the digits, and a dash behind them.
constexpr std::size_t kLongestPageNumber = 32;

enum class Form : std::uint8_t { bare, dotted, listed, bracketed, superscript };

struct Label {
  Form form = Form::bare;
  std::uint32_t number = 0;
  std::uint32_t text_begin = 0;
};

// Digits at `i`, at most four of them; `i` moves behind them.
std::optional<std::uint32_t> read_number(std::string_view text, std::size_t& i) {
  const std::size_t begin = i;
  std::uint32_t number = 0;
  while (i < text.size() && is_digit(byte_at(text, i)) && i - begin < 5) {
    number = number * 10 + static_cast<std::uint32_t>(text[i++] - '0');
  }
  if (i == begin || i - begin > 4 || number == 0) return std::nullopt;
  return number;
}

std::size_t skip_blanks(std::string_view text, std::size_t i) {
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
  return i;
}

// A bullet and its blank at the beginning of `text`: how many bytes; 0 if there is none.
std::size_t bullet_length(std::string_view text) {
  const unsigned char first = byte_at(text, 0);
  std::size_t bullet = 0;
  if (first == '-' || first == '*' || first == '+') bullet = 1;
  if (text.substr(0, 3) == "•" || text.substr(0, 3) == "–") bullet = 3;
  if (bullet == 0 || byte_at(text, bullet) != ' ') return 0;
  return skip_blanks(text, bullet);
}

// What may be the number of a note at the beginning of a line; offsets are into `line`.
std::optional<Label> read_label(std::string_view line) {
  std::size_t i = bullet_length(line);
  const bool listed = i > 0;
  Label label;
  if (line.substr(i, 5) == "<sup>") {
    i += 5;
    const auto number = read_number(line, i);
    if (!number || line.substr(i, 6) != "</sup>") return std::nullopt;
    label = {Form::superscript, *number, static_cast<std::uint32_t>(skip_blanks(line, i + 6))};
  } else if (superscript_digit_at(line, i) >= 0) {
    while (superscript_digit_at(line, i) >= 0 && label.number < kHighestNote) {
      label.number = label.number * 10 + static_cast<std::uint32_t>(superscript_digit_at(line, i));
      i += superscript_digit_length(line, i);
    }
    if (byte_at(line, i) == '.') ++i;
    label.form = Form::superscript;
    label.text_begin = static_cast<std::uint32_t>(skip_blanks(line, i));
    if (label.number == 0) return std::nullopt;
  } else {
    const bool bracketed = byte_at(line, i) == '[';
    if (bracketed) ++i;
    const auto number = read_number(line, i);
    if (!number) return std::nullopt;
    label.number = *number;
    label.form = listed ? Form::listed : Form::bare;
    if (bracketed) {
      if (byte_at(line, i++) != ']') return std::nullopt;
      label.form = Form::bracketed;
    } else if (byte_at(line, i) == '.' || byte_at(line, i) == ')') {
      ++i;
      if (!listed) label.form = Form::dotted;
    }
    if (byte_at(line, i) != ' ' && byte_at(line, i) != '\t') {
      // A damaged scan may lose the blank behind the stop: "31.Ibid."
      if (label.form != Form::dotted || letter_case_at(line, i) != LetterCase::capital) {
        return std::nullopt;
      }
    }
    label.text_begin = static_cast<std::uint32_t>(skip_blanks(line, i));
  }
  if (label.number > kHighestNote || label.text_begin >= line.size()) return std::nullopt;
  return label;
}

bool may_begin_a_note(std::string_view text) {
  return letter_case_at(text, 0) != LetterCase::small && !is_digit(byte_at(text, 0)) &&
         byte_at(text, 0) != ',' && byte_at(text, 0) != '.' && byte_at(text, 0) != '%' &&
         byte_at(text, 0) != '-' && byte_at(text, 0) != '/';
}

class Layout {
 public:
  explicit Layout(const Document& document)
      : document_(document), source_(document.source), tabs_and_stops_(document.source) {}

  PlainLayout run() {
    read_lines();
    measure();
    find_furniture();
    find_calls();
    find_notes();
    find_headings();
    return std::move(layout_);
  }

 private:
  struct Candidate {
    std::uint32_t line;
    Label label;
  };

  std::string_view text_of(const PlainLine& line) const { return slice(source_, line.text); }

  void read_lines() {
    const std::uint32_t count = document_.lines.line_count();
    layout_.lines.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      PlainLine& line = layout_.lines[i];
      line.text = document_.lines.line_range(source_, i);
      while (!line.text.empty() && is_blank_byte(byte_at(source_, line.text.end - 1))) {
        --line.text.end;
      }
      while (!line.text.empty() && is_blank_byte(byte_at(source_, line.text.begin))) {
        ++line.text.begin;
        line.indented = true;
      }
      line.label_begin = line.text.begin;
      if (line.text.empty()) continue;
      filled_.push_back(i);
      read_line(i, line);
    }
  }

  void read_line(std::uint32_t i, PlainLine& line) {
    line.kind = LineKind::text;
    const std::string_view text = text_of(line);
    const unsigned char first = byte_at(text, 0);
    if (first == '#') {
      std::size_t level = 0;
      while (byte_at(text, level) == '#') ++level;
      if (level <= 6 && byte_at(text, level) == ' ') {
        line.kind = LineKind::heading;
        line.level = static_cast<std::uint8_t>(level);
        line.text.begin += static_cast<std::uint32_t>(skip_blanks(text, level));
        return;
      }
    }
    if (first == '|' || is_table_row(line.text)) line.kind = LineKind::table_row;
    if (is_digit(first) || first == '-' || first == '*' || first == '+' || first == '[' ||
        first == '<' || first == 0xC2 || first == 0xE2) {
      if (const auto label = read_label(text)) candidates_.push_back({i, *label});
      if (const std::size_t bullet = bullet_length(text)) {
        line.kind = LineKind::list_item;
        line.listed = true;
        line.text.begin += static_cast<std::uint32_t>(bullet);
      }
    }
  }

  // Columns set with tabs or with leading dots.
  bool is_table_row(SourceRange line) {
    if (line.size() >= 200) return false;
    for (std::uint32_t at = tabs_and_stops_.next(line.begin, line.end); at < line.end;
         at = tabs_and_stops_.next(at + 1, line.end)) {
      if (source_[at] == '\t') return true;
      const unsigned char behind = byte_at(source_, at + 1);
      if (behind != '.' && (behind != ' ' || byte_at(source_, at + 2) != '.')) continue;
      const std::string_view ahead = source_.substr(at, std::min(line.end - at, 9U));
      if (ahead == ". . . . ." || ahead.substr(0, 5) == ".....") return true;
    }
    return false;
  }

  void measure() {
    std::vector<std::uint32_t> lengths;
    std::size_t alone = 0;
    std::size_t broken = 0;
    std::size_t indented = 0;
    for (std::size_t k = 0; k < filled_.size(); ++k) {
      const PlainLine& line = layout_.lines[filled_[k]];
      lengths.push_back(line.text.size());
      indented += line.indented;
      const bool stands_alone =
          k + 1 < filled_.size() && filled_[k + 1] > filled_[k] + 1 && line.text.size() < 200;
      if (!stands_alone) continue;
      ++alone;
      broken += !ends_a_sentence(text_of(line)) && goes_on(text_of(layout_.lines[filled_[k + 1]]));
    }
    if (lengths.empty()) return;
    const std::size_t ninth = lengths.size() * 9 / 10;
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(ninth),
                     lengths.end());
    layout_.width = lengths[ninth];

    layout_.spaced = broken >= 8 && broken * 4 > alone && layout_.width < 200;
    layout_.page_breaks = layout_.spaced && indented >= 3 && indented * 5 < lengths.size();
  }

  // Running heads come back with other page numbers; a number alone is a page's.
  void find_furniture() {
    std::unordered_map<std::string_view, std::uint32_t> heads;
    std::vector<std::pair<std::uint32_t, std::string_view>> found;
    for (const std::uint32_t i : filled_) {
      PlainLine& line = layout_.lines[i];
      if (line.kind == LineKind::heading || line.text.size() > kLongestRunningHead) continue;
      const std::string_view text = text_of(line);
      if (is_page_number(text)) {
        line.kind = LineKind::furniture;
        continue;
      }
      if (const std::string_view head = running_head(text); !head.empty()) {
        ++heads[head];
        found.emplace_back(i, head);
      }
    }
    for (const auto& [i, head] : found) {
      if (heads[head] >= 2) layout_.lines[i].kind = LineKind::furniture;
    }
  }

  static bool is_page_number(std::string_view text) {
    if (text.size() > kLongestPageNumber) return false;
    for (const std::string_view mark : {"- ", "– ", "— ", "[", "Page ", "p. "}) {
      if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
    }
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(byte_at(text, digits))) ++digits;
    if (digits == 0 || digits > 4) {
      return text.size() <= 6 && !text.empty() &&
             text.find_first_not_of("ivxlc") == std::string_view::npos;
    }
    text.remove_prefix(digits);
    return text.empty() || text == " -" || text == " –" || text == " —" || text == "]";
  }

  // "Struggling to survive 29" and "42 Struggling to survive": the words; else empty.
  static std::string_view running_head(std::string_view text) {
    if (!is_digit(byte_at(text, 0)) && !is_digit(byte_at(text, text.size() - 1))) return {};
    std::size_t begin = 0;
    while (begin < text.size() && is_digit(byte_at(text, begin))) ++begin;
    std::size_t end = text.size();
    while (end > begin && is_digit(byte_at(text, end - 1))) --end;
    const bool leads = begin > 0 && begin < 5 && byte_at(text, begin) == ' ';
    const bool trails = end < text.size() && text.size() - end < 5 && byte_at(text, end - 1) == ' ';
    if (leads == trails) return {};
    std::string_view words = text.substr(begin, end - begin);
    while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
    while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
    if (words.size() < 6 || words.find_first_of("0123456789.;") != std::string_view::npos)
      return {};
    if (words.back() == ',') return {};
    return words;
  }

  // Numbers that may be calls: superscript, <sup>, or glued to the end of a word.
  void find_calls() {
    if (candidates_.empty()) return;
    ByteScan<MayBeginCall> calls(source_);
    const auto end = static_cast<std::uint32_t>(source_.size());
    for (std::size_t i = calls.next(0, end); i < end;
         i = calls.next(static_cast<std::uint32_t>(i) + 1, end)) {
      const unsigned char byte = byte_at(source_, i);
      const std::size_t begin = i;
      if (byte == '<') {
        if (source_.substr(i, 5) != "<sup>") continue;
        i += 5;
        if (const auto number = read_number(source_, i)) add_call(raised_, begin, i, *number);
        --i;
      } else if (is_digit(byte)) {
        i = read_glued_call(i) - 1;
      } else {
        std::uint32_t number = 0;
        while (superscript_digit_at(source_, i) >= 0 && number < kHighestNote) {
          number = number * 10 + static_cast<std::uint32_t>(superscript_digit_at(source_, i));
          i += superscript_digit_length(source_, i);
        }
        if (i > begin) add_call(raised_, begin, i--, number);
      }
    }
  }

  void add_call(std::vector<PlainCall>& calls, std::size_t begin, std::size_t end,
                std::uint32_t number) {
    calls.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, number});
  }

  // Digits at `i`; behind a word or its stop they may be a call. Returns the place behind them.
  std::size_t read_glued_call(std::size_t i) {
    const std::size_t begin = i;
    while (is_digit(byte_at(source_, i))) ++i;
    if (begin < 2 || i - begin > 3 || byte_at(source_, begin) == '0') return i;
    const unsigned char right = byte_at(source_, i);
    if (!is_blank_byte(right) && right != 0 && right != ')' && right != ',' && right != ';' &&
        right != '.') {
      return i;
    }
    std::size_t left = begin;
    // One closing mark or stop, and a quotation mark beyond ASCII before it.
    const auto is_stop = [&](std::size_t at) {
      const unsigned char byte = byte_at(source_, at);
      return byte == '.' || byte == ',' || byte == ';' || byte == ':' || byte == ')' ||
             byte == ']' || byte == '?' || byte == '!' || byte == '\'' || byte == '"';
    };
    bool stopped = false;
    for (int marks = 0; marks < 3 && left > 0; ++marks) {
      if (is_stop(left - 1)) {
        --left;
      } else if (left >= 3 && byte_at(source_, left - 3) == 0xE2 &&
                 byte_at(source_, left - 2) == 0x80) {
        left -= 3;
      } else {
        break;
      }
      stopped = true;
    }
    if (left == 0) return i;
    const unsigned char word = byte_at(source_, left - 1);
    const bool behind_a_word = word >= 0x80 || (word >= 'a' && word <= 'z') ||
                               (stopped && (is_ascii_letter(word) || is_digit(word)));
    if (!behind_a_word) return i;
    // "p.14" and "f.17" are references, not calls: a lone letter before the stop.
    if (stopped && left >= 2 && !is_word_byte(byte_at(source_, left - 2))) return i;
    if (stopped && is_digit(word) && byte_at(source_, begin - 1) != '.') return i;
    std::uint32_t number = 0;
    for (std::size_t k = begin; k < i; ++k) {
      number = number * 10 + static_cast<std::uint32_t>(source_[k] - '0');
    }
    add_call(glued_, begin, i, number);
    return i;
  }

  // Whether a call of `number` stands in `[begin, end)` of the source; the last such, else null.
  static const PlainCall* call_between(const std::vector<PlainCall>& calls, std::uint32_t number,
                                       std::uint32_t begin, std::uint32_t end) {
    auto call = std::lower_bound(
        calls.begin(), calls.end(), end,
        [](const PlainCall& a, std::uint32_t offset) { return a.source.begin < offset; });
    for (int looked_at = 0; call != calls.begin() && looked_at < 400; ++looked_at) {
      --call;
      if (call->source.begin < begin) return nullptr;
      if (call->number == number) return &*call;
    }
    return nullptr;
  }

  void find_notes() {
    find_sections();
    notes_elsewhere_ = notes_are_elsewhere();
    std::size_t next_section = 0;
    bool in_section = false;
    std::uint32_t last = 0;       // number of the note before
    std::uint32_t last_call = 0;  // behind its call, or where it begins itself
    for (std::size_t k = 0; k < candidates_.size(); ++k) {
      const Candidate& candidate = candidates_[k];
      while (next_section < sections_.size() && sections_[next_section].line < candidate.line) {
        in_section = sections_[next_section].notes;
        ++next_section;
      }
      PlainLine& line = layout_.lines[candidate.line];
      if (line.kind == LineKind::furniture || line.kind == LineKind::table_row) continue;
      const std::uint32_t begin = line.label_begin;
      const Call call = in_section ? Call{} : find_call(candidate.label, last_call, begin);
      if (!is_note(k, in_section, last, call.found != nullptr)) continue;
      if (call.glued) layout_.glued_calls.push_back(*call.found);
      line.kind = LineKind::note;
      line.number = candidate.label.number;
      line.text.begin = begin + candidate.label.text_begin;
      last = line.number;
      if (call.found != nullptr) last_call = call.found->source.end;
      if (in_section) notes_of_sections_.push_back(line.number);
    }
    find_calls_of_sections();
    std::sort(layout_.glued_calls.begin(), layout_.glued_calls.end(),
              [](const PlainCall& a, const PlainCall& b) { return a.source < b.source; });
  }

  // "… the archive.14" where the notes stand in a section of their own: the glued numbers count up
  // as the notes do. A few that fit are chance, and numbers of something else.
  void find_calls_of_sections() {
    if (notes_of_sections_.empty() || raised_.size() * 2 > notes_of_sections_.size()) return;
    std::vector<PlainCall> calls;
    auto from = glued_.begin();
    for (const std::uint32_t number : notes_of_sections_) {
      const std::uint32_t since = calls.empty() ? 0 : calls.back().source.end;
      const auto call = std::find_if(from, glued_.end(), [&](const PlainCall& candidate) {
        return candidate.number == number || candidate.source.begin > since + kFurthestCall;
      });
      if (call == glued_.end() || call->number != number) continue;
      calls.push_back(*call);
      from = call + 1;
    }
    if (calls.size() * 3 < notes_of_sections_.size() * 2) return;
    layout_.glued_calls.insert(layout_.glued_calls.end(), calls.begin(), calls.end());
  }

  // Where notes have a section or superscript numbers, other numbers count lists and chapters.
  bool notes_are_elsewhere() const {
    const auto raised =
        std::count_if(candidates_.begin(), candidates_.end(),
                      [](const Candidate& a) { return a.label.form == Form::superscript; });
    return raised >= 3 || std::any_of(sections_.begin(), sections_.end(),
                                      [](const Section& section) { return section.notes; });
  }

  struct Call {
    const PlainCall* found = nullptr;
    bool glued = false;
  };
  Call find_call(const Label& label, std::uint32_t since, std::uint32_t begin) const {
    if (const PlainCall* call = call_between(raised_, label.number, since, begin)) return {call};
    if (label.form != Form::bare) return {};
    since = std::max(since, begin - std::min(begin, kFurthestCall));
    const PlainCall* call = call_between(glued_, label.number, since, begin);
    return {call, call != nullptr};
  }

  bool is_note(std::size_t k, bool in_section, std::uint32_t last, bool called) const {
    const Candidate& candidate = candidates_[k];
    const Label& label = candidate.label;
    const PlainLine& line = layout_.lines[candidate.line];
    if (label.form == Form::superscript) return true;
    const std::string_view text =
        slice(source_, SourceRange{line.label_begin + label.text_begin, line.text.end});
    const bool follows = last > 0 && label.number > last && label.number <= last + 6;
    const bool begins = !follows && is_followed(k);
    if (in_section) return follows || label.number == 1 || begins;
    if (notes_elsewhere_ || !may_begin_a_note(text)) return false;
    if (!follows && !begins) return false;
    if (called) return true;
    // A call that the scan lost: the notes before and behind it stand right here.
    if (label.form != Form::bare || label.number != last + 1) return false;
    return stands_behind_note(candidate.line);
  }

  // Only lines of notes stand between the last blank page or paragraph and this line: the filled
  // lines before it go back to a note without a line that a full paragraph would have.
  bool stands_behind_note(std::uint32_t line) const {
    for (std::uint32_t back = line; back > 0 && line - back < 24; --back) {
      const PlainLine& before = layout_.lines[back - 1];
      if (before.kind == LineKind::note) return true;
      if (before.kind != LineKind::blank && before.kind != LineKind::text) return false;
      // In the running text of a spaced page no two lines stand together for long.
      if (before.kind == LineKind::blank && back != line) return false;
    }
    return false;
  }

  // Whether the next few candidates go on counting from candidate `k`.
  bool is_followed(std::size_t k) const {
    const std::uint32_t number = candidates_[k].label.number;
    for (std::size_t next = k + 1; next < candidates_.size() && next < k + 8; ++next) {
      const Label& label = candidates_[next].label;
      if (label.form == candidates_[k].label.form && label.number == number + 1) return true;
    }
    return false;
  }

  struct Section {
    std::uint32_t line;
    bool notes;
  };
  void find_sections() {
    for (std::size_t k = 0; k < filled_.size(); ++k) {
      PlainLine& line = layout_.lines[filled_[k]];
      if (line.text.size() > 70 || line.kind == LineKind::furniture) continue;
      const std::string_view text = text_of(line);
      if (is_notes_heading(text) && note_follows(k)) {
        line.starts = SectionStart::notes;
      } else if (is_bibliography_heading(text)) {
        line.starts = SectionStart::bibliography;
      }
      const bool marked = line.kind == LineKind::heading && line.level <= 2;
      if (line.starts == SectionStart::none && !marked) continue;
      sections_.push_back({filled_[k], line.starts == SectionStart::notes});
    }
  }

  // A few lines behind the heading (a chapter's title may come first) a number begins a line.
  bool note_follows(std::size_t k) const {
    const std::uint32_t last = filled_[std::min(k + 4, filled_.size() - 1)];
    const auto candidate =
        std::upper_bound(candidates_.begin(), candidates_.end(), filled_[k],
                         [](std::uint32_t line, const Candidate& a) { return line < a.line; });
    return candidate != candidates_.end() && candidate->line <= last;
  }

  void find_headings() {
    for (std::size_t k = 0; k < filled_.size(); ++k) {
      PlainLine& line = layout_.lines[filled_[k]];
      if (line.kind != LineKind::text) continue;
      if (is_heading(k)) {
        line.kind = LineKind::heading;
        const std::string_view text = text_of(line);
        const bool loud =
            std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        line.level = loud ? 1 : 2;
      }
    }
  }

  bool is_heading(std::size_t k) const {
    const std::uint32_t i = filled_[k];
    const PlainLine& line = layout_.lines[i];
    const std::string_view text = text_of(line);
    if (text.size() > kLongestHeading) return false;
    if (line.starts != SectionStart::none) return true;
    const bool alone =
        (k == 0 || filled_[k - 1] + 1 < i) && (k + 1 == filled_.size() || filled_[k + 1] > i + 1);
    if (!alone || ends_a_sentence(text)) return false;
    const unsigned char last = byte_at(text, text.size() - 1);
    if (last == ',' || last == ';' || last == ':' || last == '-') return false;
    if (layout_.spaced && text.size() * 4 > layout_.width * std::size_t{3}) return false;
    if (goes_on(text) || byte_at(text, 0) == '(' || byte_at(text, 0) == '[') return false;
    // The line before must be complete and the one behind must begin something.
    if (k > 0) {
      const PlainLine& before = layout_.lines[filled_[k - 1]];
      const bool complete = before.kind == LineKind::heading ||
                            before.kind == LineKind::furniture || before.kind == LineKind::note ||
                            ends_a_sentence(text_of(before));
      if (!complete) return false;
    }
    // What follows, over the end of a page and its notes, must begin something too.
    for (std::size_t next = k + 1; next < filled_.size() && next < k + 60; ++next) {
      const PlainLine& behind = layout_.lines[filled_[next]];
      if (behind.kind == LineKind::furniture || behind.kind == LineKind::note) continue;
      const bool of_a_note =
          layout_.lines[filled_[next] - 1].kind != LineKind::blank && next > k + 1;
      if (of_a_note && behind.kind == LineKind::text) continue;
      return behind.kind != LineKind::text || !goes_on(text_of(behind));
    }
    return false;
  }

  const Document& document_;
  std::string_view source_;
  ByteScan<IsTabOrStop> tabs_and_stops_;
  PlainLayout layout_;
  std::vector<std::uint32_t> filled_;  // lines that are not blank
  std::vector<Candidate> candidates_;
  std::vector<Section> sections_;
  bool notes_elsewhere_ = false;
  std::vector<PlainCall> raised_;
  std::vector<PlainCall> glued_;
  std::vector<std::uint32_t> notes_of_sections_;  // their numbers, as they stand
};

}  // namespace

PlainLayout lay_out(const Document& document) { return Layout(document).run(); }

bool ends_a_sentence(std::string_view line) {
  std::size_t end = line.size();
  // A call, a closing mark or a quotation mark stands behind the stop.
  while (end > 0) {
    const unsigned char byte = byte_at(line, end - 1);
    if (byte == '\'' || byte == '"' || byte == ')' || byte == ']' || byte == '*' || byte == '_' ||
        byte == ' ') {
      --end;
    } else if (end >= 3 && byte_at(line, end - 3) == 0xE2 &&
               (byte_at(line, end - 2) == 0x80 || byte_at(line, end - 2) == 0x81) &&
               line.substr(end - 3, 3) != "–" && line.substr(end - 3, 3) != "—") {
      end -= 3;
    } else if (end >= 2 && superscript_digit_at(line, end - 2) >= 0) {
      end -= 2;
    } else if (end >= 6 && line.substr(end - 6, 6) == "</sup>") {
      // The next superscript may begin right at `end`: it is not the one that closes here.
      const std::size_t open = line.rfind("<sup>", end - 6);
      if (open == std::string_view::npos) break;
      end = open;
    } else if (is_digit(byte)) {
      std::size_t digits = end;
      while (digits > 0 && is_digit(byte_at(line, digits - 1))) --digits;
      const unsigned char left = byte_at(line, digits - 1);
      if (digits == 0 || end - digits > 3 || is_blank_byte(left) || is_ascii_letter(left) ||
          left == ',' || left == '-' || left == '/') {
        return false;
      }
      end = digits;
    } else {
      break;
    }
  }
  if (end == 0) return true;
  const unsigned char last = byte_at(line, end - 1);
  return last == '.' || last == '!' || last == '?' || last == ':';
}

bool goes_on(std::string_view line) {
  std::size_t i = 0;
  while (byte_at(line, i) == '*' || byte_at(line, i) == '_') ++i;
  if (letter_case_at(line, i) == LetterCase::small) return true;
  const unsigned char first = byte_at(line, i);
  return first == ',' || first == ';' || first == ')';
}

}  // namespace apparatus::text
