// One scan for the bytes that can begin a mark. Brackets are matched beforehand in one pass, all
// other searches for a closing mark are bounded: a hostile paragraph costs linear time too.
#include "text/markdown_inline.h"

#include <algorithm>
#include <array>

#include "text/letters.h"
#include "text/plain_inline.h"

namespace apparatus::text {
namespace {

constexpr std::string_view kPlaceholder = "\xEF\xBF\xBC";  // U+FFFC, object replacement character
constexpr std::uint32_t kLongestSpan = 2000;  // of emphasis, formulas, tags and link targets

constexpr std::uint32_t kLongestKey = 200;
constexpr int kDeepest = 16;  // brackets inside brackets

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kEntities = {{
    {"&nbsp;", "\xC2\xA0"},
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&ndash;", "–"},
    {"&mdash;", "—"},
    {"&lsquo;", "‘"},
    {"&rsquo;", "’"},
    {"&ldquo;", "“"},
    {"&rdquo;", "”"},
    {"&laquo;", "«"},
    {"&raquo;", "»"},
    {"&hellip;", "…"},
}};

// Cross-references of Quarto and pandoc-crossref look like citation keys.
constexpr std::array<std::string_view, 12> kCrossReferences = {
    "fig-", "fig:", "tbl-", "tbl:", "sec-", "sec:", "eq-", "eq:", "lst-", "lst:", "thm-", "exm-"};

bool is_punctuation(unsigned char byte) {
  return byte > ' ' && byte < 0x7F && !is_digit(byte) && !is_ascii_letter(byte);
}
bool is_key_byte(unsigned char byte) { return is_word_byte(byte) || byte == '_'; }
bool is_key_punctuation(unsigned char byte) {
  return std::string_view(":.#$%&-+?<>~/").find(static_cast<char>(byte)) != std::string_view::npos;
}

// Whether a letter or digit stands before `at`. Quotation marks and blanks beyond ASCII are none.
bool word_ends_at(std::string_view text, std::size_t at) {
  if (at == 0 || !is_word_byte(byte_at(text, at - 1))) return false;
  const auto is_general_punctuation = at >= 3 && text[at - 3] == '\xE2' && text[at - 2] == '\x80';
  const auto is_latin_mark = at >= 2 && text[at - 2] == '\xC2';
  return !is_general_punctuation && !is_latin_mark;
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> find_locator(std::string_view suffix) {
  std::size_t begin = 0;
  while (begin < suffix.size() &&
         (suffix[begin] == ',' || suffix[begin] == '{' || is_blank_byte(byte_at(suffix, begin)))) {
    ++begin;
  }
  std::size_t digit = begin;
  std::size_t words = 0;
  while (digit < suffix.size() && !is_digit(byte_at(suffix, digit))) {
    if (suffix[digit] == ' ' && ++words > 2) return {0, 0};
    if (suffix[digit] == ',' || suffix[digit] == '}') return {0, 0};
    ++digit;
  }
  if (digit == suffix.size()) return {0, 0};
  // Numbers and what joins them; a word behind a comma begins the rest of the note.
  std::size_t end = digit;
  std::size_t i = digit;
  while (i < suffix.size()) {
    const unsigned char byte = byte_at(suffix, i);
    if (is_word_byte(byte) && byte < 0x80) {
      std::size_t word = i;
      bool has_digit = false;
      while (i < suffix.size() && is_word_byte(byte_at(suffix, i)) && byte_at(suffix, i) < 0x80) {
        has_digit |= is_digit(byte_at(suffix, i++));
      }
      const std::string_view token = suffix.substr(word, i - word);
      if (has_digit) {
        end = i;
      } else if (token != "and" && token != "p" && token != "pp" && token != "n" && token != "nn" &&
                 token != "ff" && token != "f" && token != "vol") {
        break;
      } else if (token == "ff" || token == "f") {
        end = i;
        if (byte_at(suffix, i) == '.') end = ++i;
      }
    } else if (byte == '}' || byte == ';') {
      break;
    } else {
      ++i;
    }
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

ReadingRange MarkdownInline::read(const Segments& paragraph, BlockKind kind, Zone zone, int note,
                                  int level) {
  paragraph_ = &paragraph;
  text_ = paragraph.text();
  marks_ = ByteScan<MayBeginMark>(text_);
  zone_ = zone;
  no_code_end_.fill(false);
  match_brackets();
  inline_notes_.clear();
  builder_.open_block(kind, zone, note, level);
  read_range(0, static_cast<std::uint32_t>(text_.size()));
  const ReadingRange range = builder_.close_block();
  // A note inside a note joins the queue while it is read.
  for (std::size_t i = 0; i < inline_notes_.size(); ++i) {  // NOLINT(modernize-loop-convert)
    const InlineNote inner = inline_notes_[i];
    zone_ = Zone::note;
    builder_.open_block(BlockKind::note, Zone::note, inner.note);
    read_range(inner.begin, inner.end);
    const ReadingRange note_range = builder_.close_block();
    builder_.document().notes[static_cast<std::size_t>(inner.note)].range = note_range;
  }
  return range;
}

void MarkdownInline::match_brackets() {
  brackets_.clear();
  std::vector<std::size_t> open;
  ByteScan brackets(text_, [](Bytes16 b) { return (b == '[') | (b == ']') | (b == '\\'); });
  const auto end = static_cast<std::uint32_t>(text_.size());
  for (std::uint32_t at = brackets.next(0, end); at < end; at = brackets.next(at + 1, end)) {
    if (text_[at] == '\\') {
      ++at;
    } else if (text_[at] == '[') {
      open.push_back(brackets_.size());
      brackets_.emplace_back(at, 0);
    } else if (text_[at] == ']' && !open.empty()) {
      brackets_[open.back()].second = at;
      open.pop_back();
    }
  }
}

std::uint32_t MarkdownInline::closing(std::uint32_t bracket) const {
  const auto found = std::lower_bound(brackets_.begin(), brackets_.end(),
                                      std::pair<std::uint32_t, std::uint32_t>{bracket, 0});
  return found != brackets_.end() && found->first == bracket ? found->second : 0;
}

void MarkdownInline::copy(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  const SourceRange source = paragraph_->source(begin, end);
  builder_.copy(source.begin, source.end);
}

void MarkdownInline::placeholder(std::uint32_t begin, std::uint32_t end, Zone zone) {
  const std::size_t handle = builder_.open_zone(zone);
  builder_.replace(paragraph_->source(begin, end), kPlaceholder);
  builder_.close_zone(handle);
}

void MarkdownInline::add_call(std::uint32_t begin, std::uint32_t end, std::string_view label) {
  NoteCall call;
  call.label = label;
  call.source = paragraph_->source(begin, end);
  call.reading = builder_.position();
  builder_.document().note_calls.push_back(std::move(call));
}

void MarkdownInline::read_range(std::uint32_t begin, std::uint32_t end) {
  const std::size_t outer_emphases = emphases_.size();
  std::uint32_t copied = begin;
  for (std::uint32_t at = marks_.next(begin, end); at < end; at = marks_.next(at, end)) {
    copy(copied, at);
    copied = at;
    taken_ = true;
    const std::uint32_t behind = std::min(read_mark(at, end), end);
    at = std::max(behind, at + 1);
    if (taken_) copied = at;
    taken_ = true;
  }
  copy(copied, end);
  emphases_.resize(std::min(outer_emphases, emphases_.size()));
}

// Reads the mark at `at`. Where to go on; with `taken_` false all up there is copied as it stands.
std::uint32_t MarkdownInline::read_mark(std::uint32_t at, std::uint32_t end) {
  switch (byte(at)) {
    case '\n': {
      const SourceRange line_end = paragraph_->source(at, at + 1);
      if (line_end.end <= builder_.source().size()) builder_.blank(line_end);
      std::uint32_t behind = at + 1;
      while (behind < end && (byte(behind) == ' ' || byte(behind) == '\t')) ++behind;
      return behind;
    }
    case '\t':
      builder_.blank(paragraph_->source(at, at + 1));
      return at + 1;
    case '\\':
      return read_escape(at, end);
    case '`':
      return read_code(at, end);
    case '$':
      return read_math(at, end);
    case '<':
      return read_angle(at, end);
    case '!':
      taken_ = byte(at + 1) == '[';
      return at + 1;
    case '[':
      return read_bracket(at, end);
    case ']':
      // The end of a link or a span whose text was read: its target says nothing.
      if (at > 0 && (byte(at + 1) == '(' || byte(at + 1) == '{')) {
        const std::uint32_t behind = skip_target(at + 1, end);
        if (behind > at + 1) return behind;
      }
      taken_ = false;
      return at + 1;
    case '{':
      // Attributes behind code or an image.
      if (at > 0 && byte(at - 1) == '`') return skip_target(at, end);
      taken_ = false;
      return at + 1;
    case '^':
      if (byte(at + 1) == '[') {
        const std::uint32_t close = closing(at + 1);
        if (close != 0 && close < end) {
          Document& document = builder_.document();
          const int note = static_cast<int>(document.notes.size());
          inline_notes_.push_back({at + 2, close, note});
          Note inner;
          inner.definition = paragraph_->source(at, close + 1);
          inner.called = true;
          document.notes.push_back(std::move(inner));
          add_call(at, close + 1, "");
          document.note_calls.back().note = note;
          return close + 1;
        }
      }
      return at + 1;
    case '@':
      return read_citation(at, end);
    case '*':
    case '_':
    case '~':
      return read_emphasis(at, end);
    case '-':
      return read_dashes(at, end);
    case '&':
      return read_entity(at, end);
    default:
      taken_ = false;
      return at + 1;
  }
}

std::uint32_t MarkdownInline::read_escape(std::uint32_t at, std::uint32_t end) {
  const unsigned char next = byte(at + 1);
  if (at + 1 >= end) return at + 1;
  if (next == '\n' || next == ' ') {
    builder_.blank(paragraph_->source(at, at + 1));
    return at + 1;
  }
  if (is_punctuation(next)) {
    copy(at + 1, at + 2);
    return at + 2;
  }
  if (!is_ascii_letter(next)) {
    taken_ = false;
    return at + 1;
  }
  // A command of LaTeX: its name and options go, the text in its braces stays as text.
  std::uint32_t behind = at + 1;
  while (behind < end && is_ascii_letter(byte(behind))) ++behind;
  if (byte(behind) == '{') {
    const std::size_t close =
        text_.substr(0, std::min(end, behind + kLongestSpan)).find('}', behind);
    const std::string_view name = text_.substr(at + 1, behind - at - 1);
    if (close != std::string_view::npos) {
      const bool names = name == "label" || name == "ref" || name == "pageref" ||
                         name == "vspace" || name == "hspace" || name == "begin" || name == "end" ||
                         name == "input";
      if (!names) copy(behind + 1, static_cast<std::uint32_t>(close));
      return static_cast<std::uint32_t>(close) + 1;
    }
  }
  return behind;
}

std::uint32_t MarkdownInline::read_code(std::uint32_t at, std::uint32_t end) {
  std::uint32_t width = 0;
  while (at + width < end && byte(at + width) == '`') ++width;
  taken_ = false;
  if (width >= no_code_end_.size() || no_code_end_[width]) return at + width;
  for (std::size_t close = text_.find('`', at + width);
       close != std::string_view::npos && close < end;) {
    std::size_t behind = close;
    while (behind < end && text_[behind] == '`') ++behind;
    if (behind - close == width) {
      taken_ = true;
      placeholder(at, static_cast<std::uint32_t>(behind), Zone::code);
      return static_cast<std::uint32_t>(behind);
    }
    close = text_.find('`', behind);
  }
  no_code_end_[width] = true;
  return at + width;
}

// Pandoc's rule: no blank inside the marks, no digit behind the closing one ("$20 and $30").
std::uint32_t MarkdownInline::read_math(std::uint32_t at, std::uint32_t end) {
  taken_ = false;
  const std::uint32_t limit = std::min(end, at + kLongestSpan);
  if (byte(at + 1) == '$') {
    const std::size_t close = text_.substr(0, limit).find("$$", at + 2);
    if (close == std::string_view::npos) return at + 2;
    taken_ = true;
    placeholder(at, static_cast<std::uint32_t>(close) + 2, Zone::math);
    return static_cast<std::uint32_t>(close) + 2;
  }
  if (is_blank_byte(byte(at + 1))) return at + 1;
  for (std::uint32_t close = at + 2; close < limit; ++close) {
    if (byte(close) == '\\') {
      ++close;
    } else if (byte(close) == '$' && !is_blank_byte(byte(close - 1)) &&
               !is_digit(byte(close + 1))) {
      taken_ = true;
      placeholder(at, close + 1, Zone::math);
      return close + 1;
    }
  }
  return at + 1;
}

std::uint32_t MarkdownInline::read_angle(std::uint32_t at, std::uint32_t end) {
  if (is_at(at, "<!--")) {
    const std::uint32_t source = paragraph_->source(at);
    const auto comment = std::lower_bound(
        comments_.begin(), comments_.end(), source,
        [](const SourceRange& range, std::uint32_t offset) { return range.begin < offset; });
    if (comment != comments_.end() && comment->begin == source) {
      // The lines that lie inside the comment are no part of the paragraph.
      const std::uint32_t behind = at + comment->size();
      if (behind <= end && paragraph_->source(behind - 1) == comment->end - 1) return behind;
      const std::size_t line_end = text_.find('\n', at);
      return line_end == std::string_view::npos ? end : static_cast<std::uint32_t>(line_end);
    }
  }
  const unsigned char next = byte(at + 1);
  if (is_ascii_letter(next) || next == '/') {
    const std::size_t close = text_.substr(0, std::min(end, at + kLongestSpan)).find('>', at);
    if (close != std::string_view::npos) {
      const auto behind = static_cast<std::uint32_t>(close) + 1;
      if (is_at(at, "<br")) builder_.blank(paragraph_->source(at, at + 1));
      return behind;
    }
  }
  taken_ = false;
  return at + 1;
}

// From "(" or "{" or "[" behind a bracket to behind its end; `at` if it does not close.
std::uint32_t MarkdownInline::skip_target(std::uint32_t at, std::uint32_t end) const {
  std::uint32_t here = at;
  if (byte(here) == '(') {
    int depth = 0;
    const std::uint32_t limit = std::min(end, here + kLongestSpan);
    std::uint32_t i = here;
    for (; i < limit; ++i) {
      if (byte(i) == '\\') {
        ++i;
      } else if (byte(i) == '(') {
        ++depth;
      } else if (byte(i) == ')' && --depth == 0) {
        break;
      }
    }
    if (i >= limit) return at;
    here = i + 1;
  }
  if (byte(here) == '{') {
    const std::size_t close = text_.substr(0, std::min(end, here + kLongestSpan)).find('}', here);
    if (close != std::string_view::npos) here = static_cast<std::uint32_t>(close) + 1;
  }
  return here;
}

std::uint32_t MarkdownInline::read_bracket(std::uint32_t at, std::uint32_t end) {
  const std::uint32_t close = closing(at);
  taken_ = false;
  if (close == 0 || close >= end) return at + 1;
  const std::string_view inside = text_.substr(at + 1, close - at - 1);
  if (byte(at + 1) == '^') {
    const std::string_view label = inside.substr(1);
    const bool is_label =
        !label.empty() && label.find_first_of(" \t\n[]^") == std::string_view::npos;
    if (!is_label) return at + 1;
    taken_ = true;
    add_call(at, close + 1, label);
    return close + 1;
  }
  const unsigned char behind = byte(close + 1);
  if (behind == '(' && skip_target(close + 1, end) > close + 1) {
    // A link: what it says is read, its target is skipped at the closing bracket.
    taken_ = true;
    return at + 1;
  }
  if (behind == '{' && skip_target(close + 1, end) > close + 1) {
    taken_ = true;
    return at + 1;
  }
  if (behind == '[' && byte(close + 2) != '^' && byte(close + 2) != '@') {
    const std::uint32_t target = closing(close + 1);
    if (target != 0 && target < end && target - close < 100 && depth_ <= kDeepest) {
      ++depth_;
      read_range(at + 1, close);
      --depth_;
      taken_ = true;
      return target + 1;
    }
  }
  // A group of citations loses its brackets; a bare "[…]" of an editor keeps them.
  const std::size_t key = inside.substr(0, kLongestSpan).find('@');
  const bool cites = key != std::string_view::npos && !word_ends_at(inside, key) &&
                     (is_key_byte(byte_at(inside, key + 1)) || byte_at(inside, key + 1) == '{');
  if (!cites || depth_ > kDeepest) return at + 1;
  ++depth_;
  read_range(at + 1, close);
  --depth_;
  taken_ = true;
  return close + 1;
}

// Pandoc's rule: inside the braces anything but a blank, and braces in pairs. `open` if they do not
// close before `end`.
std::uint32_t MarkdownInline::closing_brace(std::uint32_t open, std::uint32_t end) const {
  int depth = 0;
  for (std::uint32_t at = open; at < end && !is_blank_byte(byte(at)); ++at) {
    if (byte(at) == '{') ++depth;
    if (byte(at) == '}' && --depth == 0) return at;
  }
  return open;
}

std::uint32_t MarkdownInline::read_citation(std::uint32_t at, std::uint32_t end) {
  taken_ = false;
  const unsigned char before = at > 0 ? byte(at - 1) : ' ';
  if (word_ends_at(text_, at) || before == '.' || before == '@') return at + 1;
  std::uint32_t begin = at + 1;
  std::uint32_t key_end = begin;
  std::uint32_t behind = begin;
  if (byte(begin) == '{') {
    const std::uint32_t close = closing_brace(begin, std::min(end, begin + kLongestKey));
    if (close == begin) return at + 1;
    ++begin;
    key_end = close;
    behind = key_end + 1;
  } else {
    if (!is_key_byte(byte(begin))) return at + 1;
    while (key_end < end) {
      const unsigned char here = byte(key_end);
      // Typographic marks beyond ASCII end a key, letters do not.
      if (here == 0xE2 && byte(key_end + 1) == 0x80) break;
      const bool joins = is_key_punctuation(here) && is_key_byte(byte(key_end + 1)) &&
                         !(byte(key_end + 1) == 0xE2 && byte(key_end + 2) == 0x80);
      if (!is_key_byte(here) && !joins) break;
      ++key_end;
    }
    behind = key_end;
  }
  if (key_end == begin) return at + 1;
  const std::string_view name = text_.substr(begin, key_end - begin);
  const bool cross_reference =
      std::any_of(kCrossReferences.begin(), kCrossReferences.end(),
                  [&](std::string_view prefix) { return name.substr(0, prefix.size()) == prefix; });
  if (cross_reference) return at + 1;

  CitationKey citation;
  citation.key = name;
  citation.source = paragraph_->source(at, behind);
  citation.reading = builder_.position();
  // The locator stands up to the next key or the closing bracket, or in brackets of its own.
  std::uint32_t from = behind;
  std::uint32_t to = std::min(end, behind + 200);
  if (is_at(behind, " [") && closing(behind + 1) != 0) {
    from = behind + 2;
    to = closing(behind + 1);
  } else {
    const std::size_t stop = text_.substr(0, to).find_first_of(";]@", from);
    const bool in_brackets = end < text_.size() && text_[end] == ']';
    to = stop == std::string_view::npos ? (in_brackets ? to : from)
                                        : static_cast<std::uint32_t>(stop);
    if (!in_brackets) to = from;
  }
  const auto [first, last] = find_locator(text_.substr(from, to - from));
  if (first < last) {
    citation.locator = text_.substr(from + first, last - first);
    citation.locator_source = paragraph_->source(from + first, from + last);
  }
  builder_.document().citation_keys.push_back(std::move(citation));
  builder_.replace(paragraph_->source(at, behind), kPlaceholder);
  taken_ = true;
  return behind;
}

std::uint32_t MarkdownInline::read_emphasis(std::uint32_t at, std::uint32_t end) {
  const char mark = text_[at];
  std::uint32_t width = 1;
  while (at + width < end && text_[at + width] == mark) ++width;
  if (!emphases_.empty() && emphases_.back().end == at) {
    const Emphasis closed = emphases_.back();
    emphases_.pop_back();
    if (closed.is_title) builder_.close_zone(closed.zone);
    return at + closed.width;
  }
  taken_ = false;
  const unsigned char left = at > 0 ? byte(at - 1) : ' ';
  const unsigned char right = byte(at + width);
  if (width > 3 || at + width >= end || is_blank_byte(right)) return at + width;
  if (mark != '*' && is_word_byte(left)) return at + width;
  if (mark == '~' && width != 2) return at + width;
  const std::string_view ahead = text_.substr(at + width, std::min(end - at - width, kLongestSpan));
  const std::string_view closing_mark = text_.substr(at, width);
  std::size_t close = ahead.find(closing_mark);
  while (close != std::string_view::npos) {
    std::size_t run = close;
    while (run < ahead.size() && ahead[run] == mark) ++run;
    const bool fits =
        close > 0 && !is_blank_byte(byte_at(ahead, close - 1)) &&
        byte_at(ahead, close - 1) != '\\' &&
        (run - close == width || (run - close > width && run - close <= 3)) &&
        (mark == '*' || !is_word_byte(byte_at(ahead, run)) || byte_at(ahead, run) >= 0x80);
    if (fits) break;
    close = ahead.find(closing_mark, run);
  }
  if (close == std::string_view::npos) return at + width;
  // An inner emphasis may not reach over the end of the outer one.
  const std::uint32_t emphasis_end = at + width + static_cast<std::uint32_t>(close);
  if (!emphases_.empty() && emphasis_end > emphases_.back().end) return at + width;
  taken_ = true;
  Emphasis emphasis{emphasis_end, width, false, 0};
  emphasis.is_title = mark != '~' && width != 2 && is_title(ahead.substr(0, close), zone_);
  if (emphasis.is_title) emphasis.zone = builder_.open_zone(Zone::title);
  emphases_.push_back(emphasis);
  return at + width;
}

std::uint32_t MarkdownInline::read_dashes(std::uint32_t at, std::uint32_t end) {
  std::uint32_t width = 1;
  while (at + width < end && byte(at + width) == '-') ++width;
  if (width == 2 || width == 3) {
    builder_.replace(paragraph_->source(at, at + width), width == 2 ? "–" : "—");
    return at + width;
  }
  // "-@key" leaves the author out; the hyphen is not read.
  if (width == 1 && byte(at + 1) == '@' && (at == 0 || !is_word_byte(byte(at - 1)))) return at + 1;
  taken_ = false;
  return at + width;
}

std::uint32_t MarkdownInline::read_entity(std::uint32_t at, std::uint32_t end) {
  for (const auto& [name, text] : kEntities) {
    if (is_at(at, name) && at + name.size() <= end) {
      const auto behind = at + static_cast<std::uint32_t>(name.size());
      builder_.replace(paragraph_->source(at, behind), text);
      return behind;
    }
  }
  taken_ = false;
  return at + 1;
}

}  // namespace apparatus::text
