// What the lines of a plain text are, decided by the evidence of the whole text: scans of one
// publisher print a blank line after every line, another puts a paragraph on one line; notes stand
// at the foot of pages or in a section, and are numbered in five ways.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace apparatus::text {

enum class LineKind : std::uint8_t {
  blank,
  text,
  heading,
  note,  // begins a note
  list_item,
  table_row,  // columns: a line of its own
  furniture,  // a page number or a running head
};

// What a heading begins.
enum class SectionStart : std::uint8_t { none, notes, bibliography };

struct PlainLine {
  SourceRange text;          // without blanks at its ends, a note's number, a list's bullet or "##"
  std::uint32_t number = 0;  // of a note
  std::uint32_t label_begin = 0;  // where a note's number begins; its text's begin for other lines
  LineKind kind = LineKind::blank;
  std::uint8_t level = 0;  // of a heading
  bool listed = false;     // stands behind a bullet
  bool indented = false;   // begins behind a blank or a form feed
  SectionStart starts = SectionStart::none;
};

// A number in the text that leads to a note.
struct PlainCall {
  SourceRange source;
  std::uint32_t number = 0;
};

struct PlainLayout {
  std::vector<PlainLine> lines;
  std::vector<PlainCall> glued_calls;  // "staff.14", sorted; other calls show by themselves
  std::uint32_t width = 0;             // bytes of a full line where lines are broken
  bool page_breaks = false;            // an indented line begins a page
  bool spaced = false;                 // a blank line follows every line
};

PlainLayout lay_out(const Document& document);

// Whether a sentence may end with this line, and whether a line goes on in the middle of one.
bool ends_a_sentence(std::string_view line);
bool goes_on(std::string_view line);

}  // namespace apparatus::text
