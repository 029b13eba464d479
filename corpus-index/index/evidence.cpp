#include "index/evidence.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "index/text_digest.h"
#include "index/text_reader.h"

namespace apparatus::index {
namespace {

constexpr std::uint32_t kWindow = 320;         // bytes read on either side of a mention
constexpr std::uint64_t kLongestLine = 65536;  // a mention further into its line has column 1
constexpr std::size_t kBefore = 110;           // bytes kept of the sentence before the mention …
constexpr std::size_t kWhole = 200;            // … and of the sentence

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Whether the line break at `at` ends a paragraph: an empty line, an item of a list, a heading or a
// note's text follows.
bool paragraph_ends(std::string_view text, std::size_t at) {
  if (text[at] != '\n') return false;
  std::size_t next = at + 1;
  while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r'))
    ++next;
  if (next == text.size()) return false;
  const std::string_view line = text.substr(next, 2);
  return line[0] == '\n' || line[0] == '#' || line == "- " || line == "* " || line == "[^";
}

// Whether the byte at `at` ends a sentence. The stop of an abbreviation or of an initial does not:
// a word of at least four letters, or a bracket or quotation mark, stands before a sentence's stop.
bool sentence_ends(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c != '.' && c != '!' && c != '?') return false;
  if (at + 1 < text.size() && !is_blank(text[at + 1])) return false;
  if (c != '.') return true;
  std::size_t begin = at;
  while (begin > 0 && !is_blank(text[begin - 1])) --begin;
  if (at - begin < 4) return false;
  return !(text[at - 1] >= '0' && text[at - 1] <= '9');
}

// Moves forward to the beginning of a code point.
std::size_t whole_code_point(std::string_view text, std::size_t at) {
  while (at < text.size() && continues_code_point(text[at])) ++at;
  return at;
}

std::string join_hyphenated(std::string_view text) {
  std::string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t next = i + 1;
    if (text[i] == '-' && i > 0 && !is_blank(text[i - 1]) && next < text.size() &&
        is_line_end(text[next])) {
      while (next < text.size() && is_blank(text[next])) ++next;
      if (next < text.size() && is_lower(text[next])) {
        i = next - 1;
        continue;
      }
    }
    joined += text[i];
  }
  return joined;
}

struct Cut {
  std::size_t at = 0;
  bool inside = false;  // in the middle of the sentence
};

Cut cut_before(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin; i > 0; --i) {
    if (begin - i >= kBefore) {
      const std::size_t blank = text.find_first_of(" \n\t", i);
      return {blank < begin ? blank : whole_code_point(text, i), true};
    }
    if (sentence_ends(text, i - 1) || paragraph_ends(text, i - 1)) return {i, false};
  }
  return {0, false};
}

Cut cut_behind(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t i = end; i < text.size(); ++i) {
    if (sentence_ends(text, i)) return {i + 1, false};
    if (paragraph_ends(text, i)) return {i, false};
    if (i - begin >= kWhole) {
      const std::size_t blank = text.find_last_of(" \n\t", i);
      return {blank != std::string_view::npos && blank > end ? blank : whole_code_point(text, i),
              true};
    }
  }
  return {text.size(), false};
}

}  // namespace

std::string words_around(std::string_view window, text::SourceRange range) {
  const std::size_t begin = std::min<std::size_t>(range.begin, window.size());
  const std::size_t end = std::min<std::size_t>(range.end, window.size());
  const Cut before = cut_before(window, begin);
  const Cut behind = cut_behind(window, before.at, end);
  std::string words = on_one_line(join_hyphenated(window.substr(before.at, behind.at - before.at)));
  if (before.inside) words = "… " + words;
  if (behind.inside) words += " …";
  return words;
}

Place Evidence::place(const IndexedFile& file, const PackedPlace& at) {
  Place place;
  place.file = file.path;
  place.line = at.line;
  place.column = 1;
  place.range = at.range;
  if (file.verbatim) {
    place.range.begin += static_cast<std::uint32_t>(file.shift);
    place.range.end += static_cast<std::uint32_t>(file.shift);
  }
  const std::uint32_t from = at.range.begin - std::min(at.range.begin, kWindow);
  const std::string window = read(file, from, std::uint64_t{at.range.end} + kWindow);
  if (window.size() <= at.range.begin - from) return place;
  // The window may begin or end within a code point.
  const std::size_t skipped = from == 0 ? 0 : whole_code_point(window, 0);
  std::size_t size = window.size();
  while (size > skipped && continues_code_point(window[size - 1])) --size;
  if (size > skipped && size < window.size()) --size;
  const auto first = static_cast<std::uint32_t>(from + skipped);
  const std::string_view whole = std::string_view(window).substr(skipped, size - skipped);
  place.text = words_around(whole, {at.range.begin - first, at.range.end - first});

  const auto line_begin = [&](std::string_view bytes) { return bytes.find_last_of("\n\r"); };
  std::string before = window.substr(0, at.range.begin - from);
  if (line_begin(before) == std::string::npos && from > 0) {
    const std::uint64_t longest = std::min<std::uint64_t>(at.range.begin, kLongestLine);
    before = read(file, at.range.begin - longest, at.range.begin);
    if (line_begin(before) == std::string::npos && longest == kLongestLine) return place;
  }
  const std::size_t line = line_begin(before);
  const auto line_text = std::string_view(before).substr(line == std::string::npos ? 0 : line + 1);
  place.column += static_cast<std::uint32_t>(std::count_if(
      line_text.begin(), line_text.end(), [](char c) { return !continues_code_point(c); }));
  return place;
}

const std::string* Evidence::decoded(const IndexedFile& file) {
  if (const auto known = contents_.find(file.path); known != contents_.end()) return &known->second;
  if (decoded_path_ == file.path && decoded_modified_ == file.modified) return &decoded_text_;
  auto bytes = read_bytes(file.path);
  if (std::holds_alternative<UnreadableText>(bytes)) return nullptr;
  auto text = decode_text(std::move(std::get<std::string>(bytes)));
  if (std::holds_alternative<UnreadableText>(text)) return nullptr;
  decoded_path_ = file.path;
  decoded_modified_ = file.modified;
  decoded_text_ = std::move(std::get<ReadText>(text).utf8);
  return &decoded_text_;
}

std::string Evidence::read(const IndexedFile& file, std::uint64_t begin, std::uint64_t end) {
  if (contents_.empty()) {
    struct stat status {};
    if (::stat(file.path.c_str(), &status) != 0) return {};
    const std::int64_t modified =
        std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    if (!S_ISREG(status.st_mode) || status.st_size != file.size || modified != file.modified)
      return {};
  }
  if (!contents_.empty() || !file.verbatim) {
    const std::string* text = decoded(file);
    if (text == nullptr || begin >= text->size()) return {};
    return text->substr(begin, end - begin);
  }
  const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  std::string bytes(end - begin, '\0');
  const ssize_t got =
      ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(begin) + file.shift);
  ::close(descriptor);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

}  // namespace apparatus::index
