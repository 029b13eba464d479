// A document as the rest of the library sees it: not the bytes of a file but what a person reads in
// them.
//
// A reader (plain_reader, markdown_reader, latex_reader) turns source bytes into a *reading*: words
// hyphenated over a line end are whole, ties are spaces, LaTeX accents are letters, emphasis marks
// are gone, macros that carry a citation are expanded, code and formulas are one U+FFFC each,
// comments are nothing. Recognisers work on the reading only; the offset map leads every range of
// it back to the source. The reading is cut into blocks (a paragraph, a note, a heading …) that
// stand in reading order with a blank line between them, and a note is a block of its own even
// where its source stands inside a paragraph.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/landmarks.h"
#include "text/line_table.h"
#include "text/offset_map.h"
#include "text/range.h"

namespace apparatus::text {

enum class Format : std::uint8_t { plain, markdown, latex };

// What a stretch of a document is; the innermost counts.
enum class Zone : std::uint8_t {
  prose,
  note,
  quotation,
  heading,
  bibliography,
  title,  // of a cited work: italic or in quotation marks
  code,
  math,
  comment,
  markup,
};
std::string_view zone_name(
    Zone zone);  // "prose", "note" …: the value of `zone` in the JSON contract
// Quotations and titles of works are never corrected.
bool keeps_spelling(Zone zone);

enum class BlockKind : std::uint8_t {
  paragraph,
  heading,
  list_item,
  table_cell,
  quotation,
  note,
  bibliography_entry,
  front_matter,  // the title, author and abstract of a draft's metadata; never its other fields
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  ReadingRange range;
  Zone zone = Zone::prose;  // of what is in no inner ZoneSpan
  int note = -1;            // index into Document::notes, for a block that belongs to one
  int level = 0;            // of a heading: 1 for the outermost
};

struct ZoneSpan {
  ReadingRange range;
  Zone zone = Zone::prose;
};

// From here to the next cut the same zone holds; made from the spans for look-ups.
struct ZoneCut {
  std::uint32_t reading = 0;
  std::optional<Zone> zone;  // nothing: the block's own
  bool keeps_spelling = false;
};

// A footnote or endnote. Notes stand in the order in which a reader meets them: that of their first
// calls where the document has calls, else that of their texts.
struct Note {
  std::string label;       // "14", "smirnov-letter"; empty for a note written in place
  ReadingRange range;      // of its text; empty for a note that is called and not defined
  SourceRange definition;  // the label at the note's text ("[^13]:"), or the whole of a note
                           // written in place
  int chapter = 0;         // counts up wherever the numbering starts again or a chapter begins
  bool called = false;     // false only where the format has calls and none names this note
};

// The mark in the running text that leads to a note.
struct NoteCall {
  std::string label;
  SourceRange source;         // "[^14]"
  std::uint32_t reading = 0;  // where in the reading the mark stood
  int note = -1;              // index into notes, -1 where no such note is defined
};

// A key of a bibliography file: `@carr1956` in Markdown, an argument of \autocite in LaTeX.
struct CitationKey {
  std::string key;
  SourceRange source;         // the key with its "@" in Markdown, the bare key in LaTeX
  std::uint32_t reading = 0;  // where in the reading it stood
  std::string locator;  // "45–60" of "[@reznik2018, 45–60]", "292--341" of \autocite[292--341]{…};
                        // else empty
  SourceRange locator_source;
};

// A LaTeX \newcommand whose body reads as text, or a call of one.
struct MacroDefinition {
  std::string name;  // "RGASPI", without the backslash
  int arguments = 0;
  std::string body;  // as a reading, with "#1" … where the arguments go
  SourceRange source;
};
struct MacroCall {
  std::string name;
  SourceRange source;                  // "\RGASPI{17}{171}{26}{95}"
  ReadingRange reading;                // what it expands to
  std::vector<SourceRange> arguments;  // without their braces
};

// A printed page of a text that shows where its pages end.
struct Page {
  std::string label;
  std::uint32_t reading = 0;  // where it begins
};

// A place where the writer has asked for silence: `<!-- apparatus: ignore name-misspelling -->` or
// `% apparatus: ignore`. It covers its own line and the next line that is not empty; with
// `ignore-file` everything.
struct Silence {
  std::vector<std::string> codes;  // empty: all
  SourceRange covers;
};

struct Metadata {
  std::string title;
  std::string author;
  std::string language;                     // BCP 47, as written: "en-GB"
  std::vector<std::string> bibliographies;  // paths as written
  bool cites_everything = false;            // \nocite{*}
};

struct Document {
  Format format = Format::plain;
  std::string source;   // valid UTF-8
  std::string reading;  // valid UTF-8
  OffsetMap map;
  LineTable lines;  // of the source

  std::vector<Block>
      blocks;  // sorted, disjoint, covering all of the reading but the gaps between them
  std::vector<ZoneSpan> zones;     // sorted by begin; an inner span follows the one that holds it
  std::vector<ZoneCut> zone_cuts;  // the same, flat and sorted
  Landmarks block_landmarks, cut_landmarks;  // in blocks and zone_cuts
  std::vector<Note> notes;
  std::vector<NoteCall> note_calls;  // in source order
  std::vector<CitationKey> citation_keys;
  // The writer's own commands that cite, in LaTeX: "archref" of \DeclareCiteCommand{\archref}, or
  // of \newcommand{\archref}[1]{\autocite{#1}}.
  std::vector<std::string> citing_commands;
  std::vector<MacroDefinition> macro_definitions;
  std::vector<MacroCall> macro_calls;
  std::vector<Page> pages;
  std::vector<Silence> silences;
  Metadata metadata;

  std::string_view text(ReadingRange range) const {
    return slice(std::string_view(reading), range);
  }
  std::string_view text(SourceRange range) const { return slice(std::string_view(source), range); }

  // The smallest source range that holds everything `range` was read from. A range that takes in a
  // word of a macro's body grows to the whole call.
  SourceRange to_source(ReadingRange range) const;
  // Where a byte of the source stands in the reading; nothing for markup, code and comments.
  std::optional<std::uint32_t> to_reading(std::uint32_t source_offset) const;
  // The same for a cursor, which stands between bytes: just behind a word it is still at its end.
  std::optional<std::uint32_t> cursor_to_reading(std::uint32_t source_offset) const;

  Zone zone_at(std::uint32_t reading_offset) const;
  // True where the offset lies in a quotation or the title of a work, which keep their own
  // spelling.
  bool keeps_its_spelling(std::uint32_t reading_offset) const;
  // Index into blocks of the block that holds or ends at the offset; -1 in a gap.
  int block_at(std::uint32_t reading_offset) const;
};

// Reads a document. `source` must be valid UTF-8 (see encoding.h) and below 4 GiB. Never fails:
// what cannot be understood is prose.
Document read_document(std::string source, Format format);

// By the ending of a file name (".md", ".markdown", ".qmd", ".rmd"; ".tex", ".ltx"; all else plain)
// and by an editor's language id ("markdown", "quarto", "rmd", "pandoc"; "latex", "tex",
// "plaintex"; all else by the file name).
Format format_of_path(std::string_view path);
Format format_of_language(std::string_view language_id, std::string_view path);

// `plain` as one writes it in the document's format and habit: in LaTeX "~" after an abbreviation's
// stop, "--" for an en dash where the document does so, \& and \% escaped.
std::string in_source_notation(const Document& document, std::string_view plain);

}  // namespace apparatus::text
