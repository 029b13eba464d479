// One scan for the few bytes that can begin a mark; all between them is copied as it stands.
#include "text/plain_inline.h"

#include <algorithm>
#include <array>

#include "text/headings.h"
#include "text/letters.h"

namespace apparatus::text {
namespace {

// Emphasis ends within its line and before this many bytes.
constexpr std::uint32_t kLongestEmphasis = 400;

// Tags that say how letters look and nothing about what they mean.
constexpr std::array<std::string_view, 12> kTags = {"sup", "sub", "i",   "b",    "em",   "strong",
                                                    "u",   "br",  "br/", "span", "br /", "small"};

}  // namespace

bool is_title(std::string_view words, Zone zone) {
  const bool cites = zone == Zone::note || zone == Zone::bibliography;
  if (!cites) return letter_case_at(words, 0) == LetterCase::capital && words.size() > 2;
  while (!words.empty() && (words.back() == '.' || words.back() == ',' || words.back() == ' ')) {
    words.remove_suffix(1);
  }
  return !is_no_title(words);
}

PlainInline::PlainInline(ReadingBuilder& builder, const std::vector<PlainCall>& glued_calls)
    : builder_(builder), glued_calls_(glued_calls), marks_(builder.source()) {}

// The first glued call at or behind `at`. Lines come mostly in their order.
std::size_t PlainInline::glued_call(std::uint32_t at) {
  const auto begin_of = [this](std::size_t call) { return glued_calls_[call].source.begin; };
  const bool behind = next_call_ == 0 || begin_of(next_call_ - 1) < at;
  const bool before = next_call_ == glued_calls_.size() || begin_of(next_call_) >= at;
  if (!behind || !before) {
    const auto found = std::lower_bound(
        glued_calls_.begin(), glued_calls_.end(), at,
        [](const PlainCall& call, std::uint32_t offset) { return call.source.begin < offset; });
    next_call_ = static_cast<std::size_t>(found - glued_calls_.begin());
  }
  return next_call_;
}

void PlainInline::copy(SourceRange range, Zone zone) {
  zone_ = zone;
  emphasis_end_ = 0;
  const std::string_view source = builder_.source();
  std::uint32_t copied = range.begin;
  std::uint32_t at = range.begin;
  std::size_t next_call = glued_call(at);
  while (true) {
    // A call inside what was taken for a mark is none.
    const bool call_ahead =
        next_call < glued_calls_.size() && glued_calls_[next_call].source.begin >= at;
    const std::uint32_t stop =
        call_ahead ? std::min(glued_calls_[next_call].source.begin, range.end) : range.end;
    at = marks_.next(at, stop);
    if (at >= range.end) break;
    if (at == stop) {
      const SourceRange glued = glued_calls_[next_call++].source;
      builder_.copy(copied, at);
      call(glued, slice(source, glued));
      at = copied = glued.end;
      continue;
    }
    // Quotation marks and dashes: what most bytes beyond ASCII are that stop the scan.
    if (byte_at(source, at) == 0xE2 && byte_at(source, at + 1) != 0x81) {
      at += 3;
      continue;
    }
    builder_.copy(copied, at);
    copied = at;
    at += mark(at, range.end);
    // What mark() left alone is copied with what follows; it moved `at` behind what it took.
    if (taken_) copied = at;
  }
  builder_.copy(copied, range.end);
}

// Reads the mark at `at`; how many bytes to go on. `taken_` says whether they are dealt with.
std::uint32_t PlainInline::mark(std::uint32_t at, std::uint32_t end) {
  const std::string_view source = builder_.source();
  taken_ = true;
  switch (byte_at(source, at)) {
    case '<':
      return angle(at, end);
    case '*':
    case '_':
      return emphasis(at, end);
    case '\t':
      builder_.blank({at, at + 1});
      return 1;
    default:
      break;
  }
  // A soft hyphen is no letter.
  if (source.substr(at, 2) == "\xC2\xAD") return 2;
  std::uint32_t behind = at;
  while (behind < end && superscript_digit_at(source, behind) >= 0) {
    behind += static_cast<std::uint32_t>(superscript_digit_length(source, behind));
  }
  if (behind == at || is_unit(at)) {
    taken_ = false;
    return byte_at(source, at) == 0xC2 ? 2 : 3;
  }
  std::string label;
  for (std::uint32_t i = at; i < behind;) {
    label += static_cast<char>('0' + superscript_digit_at(source, i));
    i += static_cast<std::uint32_t>(superscript_digit_length(source, i));
  }
  call({at, behind}, label);
  return behind - at;
}

// "10 m²", "400 km²": a square, not a note.
bool PlainInline::is_unit(std::uint32_t at) const {
  const std::string_view source = builder_.source();
  if (at < 3 || source[at - 1] != 'm') return false;
  std::uint32_t word = at - 1;
  if (source[word - 1] == 'k' || source[word - 1] == 'c') --word;
  if (word == 0) return false;
  return is_digit(byte_at(source, word - 1)) ||
         (source[word - 1] == ' ' && word > 1 && is_digit(byte_at(source, word - 2)));
}

std::uint32_t PlainInline::angle(std::uint32_t at, std::uint32_t end) {
  const std::string_view source = builder_.source();
  const std::size_t close = source.substr(at, std::min(end - at, 40U)).find('>');
  if (close == std::string_view::npos) {
    taken_ = false;
    return 1;
  }
  const auto width = static_cast<std::uint32_t>(close) + 1;
  const std::string_view tag = source.substr(at + 1, close - 1);
  if (tag == "sup") {
    std::uint32_t i = at + width;
    while (i < end && i - at < 12 && is_digit(byte_at(source, i))) ++i;
    if (i > at + width && source.substr(i, 6) == "</sup>") {
      call({at, i + 6}, source.substr(at + width, i - at - width));
      return i + 6 - at;
    }
  }
  const std::string_view name = tag.substr(0, 1) == "/" ? tag.substr(1) : tag;
  if (std::find(kTags.begin(), kTags.end(), name) == kTags.end()) {
    taken_ = false;
    return 1;
  }
  if (name.substr(0, 2) == "br") builder_.blank({at, at + width});
  return width;
}

std::uint32_t PlainInline::emphasis(std::uint32_t at, std::uint32_t end) {
  const std::string_view source = builder_.source();
  const char mark = source[at];
  std::uint32_t width = 1;
  while (at + width < end && source[at + width] == mark) ++width;
  if (emphasis_end_ != 0 && at == emphasis_end_) {
    if (emphasis_is_title_) builder_.close_zone(emphasis_zone_);
    emphasis_end_ = 0;
    return emphasis_width_;
  }
  taken_ = false;
  const unsigned char left = at > 0 ? byte_at(source, at - 1) : ' ';
  const unsigned char right = byte_at(source, at + width);
  const bool may_open = emphasis_end_ == 0 && width <= 3 && at + width < end &&
                        !is_blank_byte(right) && !(is_ascii_letter(left) || is_digit(left));
  if (!may_open) return width;
  const std::uint32_t words = at + width;
  const std::string_view ahead = source.substr(words, std::min(end - words, kLongestEmphasis));
  const std::string_view closing = source.substr(at, width);
  std::size_t close = ahead.find(closing);
  while (close != std::string_view::npos && close > 0) {
    const unsigned char behind = byte_at(ahead, close + width);
    const bool closes = !is_blank_byte(byte_at(ahead, close - 1)) &&
                        (mark == '*' || !(is_ascii_letter(behind) || is_digit(behind)));
    if (closes) break;
    close = ahead.find(closing, close + width);
  }
  if (close == std::string_view::npos || close == 0) return width;
  taken_ = true;
  emphasis_end_ = words + static_cast<std::uint32_t>(close);
  emphasis_width_ = width;
  emphasis_is_title_ = is_title(ahead.substr(0, close), zone_);
  if (emphasis_is_title_) emphasis_zone_ = builder_.open_zone(Zone::title);
  return width;
}

void PlainInline::call(SourceRange source, std::string_view label) {
  NoteCall call;
  call.label = label;
  call.source = source;
  call.reading = builder_.position();
  builder_.document().note_calls.push_back(std::move(call));
}

}  // namespace apparatus::text
