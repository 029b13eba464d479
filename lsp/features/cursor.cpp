#include "lsp/features/cursor.h"

#include <algorithm>

namespace apparatus::features {
namespace {

using text::ReadingRange;
using text::SourceRange;

constexpr std::uint32_t kWindow = 400;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Keeps the best mention seen so far: one that holds the cursor beats one that ends there, a
// smaller beats a larger.
class Nearest {
 public:
  explicit Nearest(std::uint32_t offset) : offset_(offset) {}

  void offer(MentionKind kind, std::size_t index, SourceRange range) {
    if (range.empty() || !range.touches(offset_)) return;
    const bool holds = range.contains(offset_);
    if (best_.kind != MentionKind::none) {
      if (best_holds_ && !holds) return;
      if (best_holds_ == holds && best_.range.size() <= range.size()) return;
    }
    best_ = {kind, static_cast<int>(index), range};
    best_holds_ = holds;
  }
  Mention best() const { return best_; }

 private:
  std::uint32_t offset_;
  Mention best_;
  bool best_holds_ = false;
};

// Whether a mention of this reading range can stand at the cursor. Looking up the source of every
// mention of a long draft would cost more than the answer.
bool may_touch(ReadingRange range, std::optional<std::uint32_t> reading) {
  return !reading || (range.begin <= *reading + 1 && *reading <= range.end + 1);
}

bool in_latex_comment(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '%') {
      return true;
    }
  }
  return false;
}

// A comment longer than this is taken for a forgotten end.
constexpr std::size_t kLongestComment = 20000;

bool in_html_comment(std::string_view before) {
  if (before.size() > kLongestComment) before.remove_prefix(before.size() - kLongestComment);
  const auto open = before.rfind("<!--");
  return open != std::string_view::npos && before.find("-->", open) == std::string_view::npos;
}

// The YAML block that a Markdown file may begin with.
bool in_front_matter(std::string_view source, std::uint32_t offset) {
  if (!source.starts_with("---\n") && !source.starts_with("---\r\n")) return false;
  auto end = source.find("\n---", 3);
  const auto dots = source.find("\n...", 3);
  end = std::min(end, dots);
  return end != std::string_view::npos && offset <= end;
}

// An odd number of backticks before the cursor on its line.
bool in_inline_code(std::string_view line) {
  return std::count(line.begin(), line.end(), '`') % 2 == 1;
}

bool in_code_zone(const text::Document& document, std::uint32_t offset) {
  for (const auto& span : document.zones) {
    if (span.zone != text::Zone::code && span.zone != text::Zone::math) continue;
    const SourceRange source = document.to_source(span.range);
    if (source.begin < offset && offset < source.end) return true;
  }
  return false;
}

// Begin of the paragraph that holds `offset`, or of the window if that is nearer.
std::uint32_t window_begin(std::string_view source, std::uint32_t offset) {
  std::uint32_t begin = offset > kWindow ? offset - kWindow : 0;
  while (begin < offset && (static_cast<unsigned char>(source[begin]) & 0xC0) == 0x80) ++begin;
  bool blank = true;  // nothing but white space since the last line end, looking backwards
  for (std::uint32_t i = offset; i > begin; --i) {
    const char c = source[i - 1];
    if (c == '\n') {
      if (blank && i != offset) return i;
      blank = true;
    } else if (!is_space(c)) {
      blank = false;
    }
  }
  return begin;
}

}  // namespace

SourceRange source_range(const draft::Draft& draft, ReadingRange range) {
  SourceRange result = draft.document.to_source(range);
  const std::string& source = draft.document.source;
  while (result.begin < result.end && is_space(source[result.begin])) ++result.begin;
  while (result.begin < result.end && is_space(source[result.end - 1])) --result.end;
  return result;
}

Mention mention_at(const draft::Draft& draft, std::uint32_t offset) {
  const text::Document& document = draft.document;
  const auto reading = document.to_reading(offset);
  Nearest nearest(offset);
  for (std::size_t i = 0; i < document.note_calls.size(); ++i) {
    nearest.offer(MentionKind::note_call, i, document.note_calls[i].source);
  }
  for (std::size_t i = 0; i < document.citation_keys.size(); ++i) {
    nearest.offer(MentionKind::key, i, document.citation_keys[i].source);
  }
  for (std::size_t i = 0; i < draft.citations.size(); ++i) {
    if (may_touch(draft.citations[i].range, reading)) {
      nearest.offer(MentionKind::citation, i, source_range(draft, draft.citations[i].range));
    }
  }
  for (std::size_t i = 0; i < draft.dates.size(); ++i) {
    if (may_touch(draft.dates[i].range, reading)) {
      nearest.offer(MentionKind::date, i, source_range(draft, draft.dates[i].range));
    }
  }
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    if (may_touch(draft.names[i].range, reading)) {
      nearest.offer(MentionKind::name, i, source_range(draft, draft.names[i].range));
    }
  }
  if (nearest.best().kind == MentionKind::none) {
    for (std::size_t i = 0; i < document.notes.size(); ++i) {
      // The whole of a note written in place is its definition; only a label leads anywhere.
      if (!document.notes[i].label.empty()) {
        nearest.offer(MentionKind::note_definition, i, document.notes[i].definition);
      }
    }
  }
  return nearest.best();
}

TypedText typed_text(const draft::Draft& draft, std::uint32_t offset) {
  const text::Document& document = draft.document;
  const std::string_view source = document.source;
  TypedText typed;
  typed.offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(source.size()));
  while (typed.offset > 0 && typed.offset < source.size() &&
         (static_cast<unsigned char>(source[typed.offset]) & 0xC0) == 0x80) {
    --typed.offset;
  }
  typed.line_begin = document.lines.line_range(source, document.lines.line_of(typed.offset)).begin;
  typed.begin = window_begin(source, typed.offset);
  typed.text = source.substr(typed.begin, typed.offset - typed.begin);

  const std::string_view line = source.substr(typed.line_begin, typed.offset - typed.line_begin);
  switch (document.format) {
    case text::Format::latex:
      typed.in_comment = in_latex_comment(line);
      break;
    case text::Format::markdown:
      typed.in_comment = in_html_comment(source.substr(0, typed.offset));
      typed.in_code = in_inline_code(line) || in_front_matter(source, typed.offset);
      break;
    case text::Format::plain:
      break;
  }
  typed.in_code = typed.in_code || in_code_zone(document, typed.offset);
  return typed;
}

}  // namespace apparatus::features
