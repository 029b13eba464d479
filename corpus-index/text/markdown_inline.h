// What stands inside a paragraph of pandoc Markdown: emphasis, links, code, formulas, notes and
// citation keys become reading, zones and marks.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/byte_scan.h"
#include "text/reading_builder.h"
#include "text/segments.h"

namespace apparatus::text {

class MarkdownInline {
 public:
  MarkdownInline(ReadingBuilder& builder, const std::vector<SourceRange>& comments)
      : builder_(builder), comments_(comments) {}

  // Reads a paragraph into a block of its own, and after it the notes that are written in place.
  // `note` is the index of the note that the paragraph belongs to, or -1. The range of the block.
  ReadingRange read(const Segments& paragraph, BlockKind kind, Zone zone, int note, int level);

 private:
  struct Emphasis {
    std::uint32_t end;    // where its closing mark begins
    std::uint32_t width;  // of the mark
    bool is_title;
    std::size_t zone;
  };

  void read_range(std::uint32_t begin, std::uint32_t end);
  std::uint32_t read_mark(std::uint32_t at, std::uint32_t end);
  std::uint32_t read_escape(std::uint32_t at, std::uint32_t end);
  std::uint32_t read_code(std::uint32_t at, std::uint32_t end);
  std::uint32_t read_math(std::uint32_t at, std::uint32_t end);
  std::uint32_t read_angle(std::uint32_t at, std::uint32_t end);
  std::uint32_t read_bracket(std::uint32_t at, std::uint32_t end);
  std::uint32_t closing_brace(std::uint32_t open, std::uint32_t end) const;
  std::uint32_t read_citation(std::uint32_t at, std::uint32_t end);
  std::uint32_t read_emphasis(std::uint32_t at, std::uint32_t end);
  std::uint32_t read_entity(std::uint32_t at, std::uint32_t end);
  std::uint32_t read_dashes(std::uint32_t at, std::uint32_t end);
  std::uint32_t skip_target(std::uint32_t at, std::uint32_t end) const;

  void match_brackets();
  std::uint32_t closing(std::uint32_t bracket) const;  // 0 if there is none
  void copy(std::uint32_t begin, std::uint32_t end);
  void placeholder(std::uint32_t begin, std::uint32_t end, Zone zone);
  void add_call(std::uint32_t begin, std::uint32_t end, std::string_view label);
  unsigned char byte(std::uint32_t at) const {
    return at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0;
  }
  bool is_at(std::uint32_t at, std::string_view what) const {
    return text_.compare(std::min<std::size_t>(at, text_.size()), what.size(), what) == 0;
  }

  ReadingBuilder& builder_;
  const std::vector<SourceRange>& comments_;
  const Segments* paragraph_ = nullptr;
  struct MayBeginMark {
    auto operator()(Bytes16 b) const {
      return (b == '\\') | (b == '`') | (b == '$') | (b == '<') | (b == '!') | (b == '[') |
             (b == ']') | (b == '^') | (b == '@') | (b == '*') | (b == '_') | (b == '~') |
             (b == '-') | (b == '&') | (b == '\n') | (b == '\t') | (b == '{');
    }
  };

  std::string_view text_;
  ByteScan<MayBeginMark> marks_{std::string_view()};
  Zone zone_ = Zone::prose;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> brackets_;  // "[" and its "]", sorted
  std::vector<Emphasis> emphases_;
  struct InlineNote {
    std::uint32_t begin, end;  // of its text
    int note;
  };
  std::vector<InlineNote> inline_notes_;
  std::array<bool, 33> no_code_end_{};  // runs of so many backticks that nothing closes
  bool taken_ = false;                  // whether the last mark was dealt with, or is to be copied
  int depth_ = 0;
};

// The locator in what follows a key inside its brackets: "pp. 3–5" of ", pp. 3–5, for this". Byte
// offsets into `suffix`; an empty range where there is none.
std::pair<std::uint32_t, std::uint32_t> find_locator(std::string_view suffix);

}  // namespace apparatus::text
