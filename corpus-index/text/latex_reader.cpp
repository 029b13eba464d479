// LaTeX as a historian writes it. Commands that say how a text looks are dropped and their text is
// kept; what is no text (labels, file names, lengths) is dropped with them. The writer's own macros
// are expanded in the reading, so that \RGASPI{17}{171}{26}{95} reads "RGASPI, f. 17, op. 171 …":
// the words of a macro's body lead back to the whole call, its arguments to where they stand.
#include "text/latex_reader.h"

#include <algorithm>

#include "text/letters.h"
#include "text/readers.h"
#include "text/silence.h"

namespace apparatus::text {
namespace {

constexpr std::uint32_t kLongestOption = 2000;
constexpr std::int64_t kExpansionCost = 32;  // bytes that reading an empty body counts for

}  // namespace

void LatexReader::read_document() {
  has_chapters_ = source_.find("\\chapter") != std::string_view::npos;
  muted_ = source_.find("\\begin{document}") != std::string_view::npos;
  read(0, size(), nullptr);
  close_block();
  connect_notes();
  builder_.finish();
}

std::string LatexReader::read_body(SourceRange body) {
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

void LatexReader::copy(std::uint32_t begin, std::uint32_t end, const Frame* frame) {
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

void LatexReader::placeholder(std::uint32_t begin, std::uint32_t end, const Frame* frame,
                              Zone zone) {
  if (muted_) return;
  ensure_block();
  const std::size_t handle = builder_.open_zone(zone);
  builder_.replace(place(frame, begin, end), kPlaceholder);
  builder_.close_zone(handle);
}

void LatexReader::close_block() {
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

void LatexReader::read(std::uint32_t begin, std::uint32_t end, const Frame* frame) {
  if (depth_ >= kDeepest) return;
  ++depth_;
  if (frame != nullptr) budget_ -= kExpansionCost + (end - begin);
  std::uint32_t copied = begin;
  for (std::uint32_t at = marks_.next(begin, end); at < end && !stopped_;
       at = marks_.next(at, end)) {
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

std::uint32_t LatexReader::read_mark(std::uint32_t at, std::uint32_t end, const Frame* frame) {
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

std::uint32_t LatexReader::skip_gap(std::uint32_t at, std::uint32_t end) const {
  at = skip_blanks(at, end);
  if (at < end && source_[at] == '\r') ++at;
  if (at < end && source_[at] == '\n') {
    const std::uint32_t behind = skip_blanks(at + 1, end);
    if (byte(behind) != '\n' && byte(behind) != '\r') return behind;
  }
  return at;
}

std::uint32_t LatexReader::read_line_end(std::uint32_t at, std::uint32_t end, const Frame* frame) {
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

std::uint32_t LatexReader::read_comment(std::uint32_t at, std::uint32_t end, const Frame* frame) {
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

std::uint32_t LatexReader::read_math(std::uint32_t at, std::uint32_t end, const Frame* frame) {
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

std::uint32_t LatexReader::find_in_paragraph(std::uint32_t from, std::uint32_t end,
                                             std::string_view mark) {
  SourceRange& in_vain = in_vain_[mark];
  const bool known = in_vain.contains(from);
  std::uint32_t at = known ? in_vain.end : from;
  const std::uint32_t begin = known ? in_vain.begin : from;
  for (; at < end; ++at) {
    const char c = source_[at];
    if (c == '\n' && byte(at + 1) == '\n') break;
    if (c == mark[0] && is_at(at, mark)) return at;
    if (c == '\\') ++at;
  }
  in_vain = {begin, std::max(begin, at)};
  return end;
}

std::uint32_t LatexReader::read_parameter(std::uint32_t at, std::uint32_t, const Frame* frame) {
  const unsigned char digit = byte(at + 1);
  if (frame == nullptr || digit < '1' || digit > '9' || frame->shows_parameters) {
    taken_ = false;
    return at + 1;
  }
  const std::size_t index = static_cast<std::size_t>(digit - '1');
  if (index < frame->arguments.size() && budget_ > 0) {
    const Argument& argument = frame->arguments[index];
    // What a macro says twice is read twice, though it stands in the text itself.
    if (argument.frame == nullptr) budget_ -= kExpansionCost + argument.range.size();
    read(argument.range.begin, argument.range.end, argument.frame);
    taken_ = true;
  }
  return at + 2;
}

std::uint32_t LatexReader::read_quote_or_dash(std::uint32_t at, std::uint32_t end,
                                              const Frame* frame) {
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

Argument LatexReader::mandatory(std::uint32_t& at, std::uint32_t end, const Frame* frame) {
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

bool LatexReader::optional(std::uint32_t& at, std::uint32_t end, const Frame* frame,
                           Argument& argument) {
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

void read_latex(Document& document) {
  const LatexGroups groups(document.source);
  Macros macros;
  LatexReader(document, document.source, groups, macros).read_document();
}

}  // namespace apparatus::text
