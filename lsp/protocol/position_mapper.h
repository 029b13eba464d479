// The only place where an editor's columns and the byte offsets of everything else meet. LSP counts
// a column in units of an encoding that client and server agree on when they meet (LSP 3.17,
// "positionEncodings"); without agreement it is UTF-16, in which a letter beyond the Basic
// Multilingual Plane counts two.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/line_table.h"
#include "text/range.h"

namespace apparatus::protocol {

enum class PositionEncoding : std::uint8_t { utf8, utf16, utf32 };

// "utf-8", "utf-16", "utf-32".
std::string_view encoding_name(PositionEncoding encoding);
// The first of the client's encodings that is known; UTF-16 where it names none.
PositionEncoding choose_encoding(const std::vector<std::string>& offered);

// Both count from 0; the character in units of the agreed encoding.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
  friend bool operator==(Position, Position) = default;
  friend auto operator<=>(Position, Position) = default;
};
struct Range {
  Position start;
  Position end;
  friend bool operator==(Range, Range) = default;
};

// Over one state of a text; both arguments must outlive it.
class PositionMapper {
 public:
  PositionMapper(std::string_view text, const text::LineTable& lines, PositionEncoding encoding)
      : text_(text), lines_(lines), encoding_(encoding) {}

  // A column past the end of its line is the line's end, before its line ending, as LSP has it; one
  // inside of a letter is the letter's beginning. The line behind the last is the end of the text,
  // as editors write "all of it"; nothing for a line further on.
  std::optional<std::uint32_t> offset_of(Position position) const;
  // Nothing where an end is past the text or the range is turned round.
  std::optional<text::SourceRange> range_of(Range range) const;

  // An offset past the end is the end; one inside of a letter is the letter's beginning, one inside
  // of "\r\n" the end of the line.
  Position position_of(std::uint32_t offset) const;
  Range range_of(text::SourceRange range) const;

  std::uint32_t line_count() const { return lines_.line_count(); }

 private:
  std::string_view text_;
  const text::LineTable& lines_;
  PositionEncoding encoding_;
};

}  // namespace apparatus::protocol
