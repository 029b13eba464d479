// Plain text, mostly scanned: lines become paragraphs, and notes are taken out of the pages. A
// paragraph goes on behind the notes of its page; it is read whole, and its notes follow it.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/letters.h"
#include "text/plain_inline.h"
#include "text/plain_layout.h"
#include "text/readers.h"
#include "text/reading_builder.h"

namespace apparatus::text {
namespace {

class PlainReader {
 public:
  explicit PlainReader(Document& document)
      : document_(document),
        source_(document.source),
        layout_(lay_out(document)),
        builder_(document),
        inline_(builder_, layout_.glued_calls) {}

  void read() {
    for (std::uint32_t i = 0; i < layout_.lines.size(); ++i) {
      const PlainLine& line = layout_.lines[i];
      if (line.kind == LineKind::blank) {
        behind_blank_ = true;
        continue;
      }
      if (line.kind == LineKind::furniture) {
        add_page(line);
        continue;
      }
      read_line(i);
      behind_blank_ = false;
    }
    flush();
    builder_.finish();
    std::stable_sort(document_.note_calls.begin(), document_.note_calls.end(),
                     [](const NoteCall& a, const NoteCall& b) { return a.source < b.source; });
    connect_calls();
  }

 private:
  // Lines that are read as one, and what they are.
  struct Lines {
    std::vector<std::uint32_t> lines;
    BlockKind kind = BlockKind::paragraph;
    int note = -1;
  };
  enum class Section : std::uint8_t { body, notes, bibliography };

  std::string_view text_of(std::uint32_t line) const {
    return slice(source_, layout_.lines[line].text);
  }

  void read_line(std::uint32_t i) {
    const PlainLine& line = layout_.lines[i];
    switch (line.kind) {
      case LineKind::heading:
        flush();
        read_heading(i);
        return;
      case LineKind::note:
        begin_note(i);
        return;
      case LineKind::table_row:
        flush();
        begin_paragraph(i, section_ == Section::bibliography ? BlockKind::bibliography_entry
                                                             : BlockKind::paragraph);
        flush();
        return;
      case LineKind::list_item:
        read_list_item(i);
        return;
      default:
        read_text(i);
    }
  }

  void read_heading(std::uint32_t i) {
    const PlainLine& line = layout_.lines[i];
    if (line.starts == SectionStart::notes) {
      section_ = Section::notes;
      has_notes_section_ = true;
      section_level_ = line.level;
    } else if (line.starts == SectionStart::bibliography) {
      section_ = Section::bibliography;
      section_level_ = line.level;
    } else {
      if (section_ == Section::notes) ++chapter_;
      const bool marked = source_[line.label_begin] == '#';
      if (marked && line.level <= section_level_) section_ = Section::body;
    }
    builder_.open_block(BlockKind::heading, Zone::heading, -1, line.level);
    inline_.copy(line.text, Zone::heading);
    builder_.close_block();
  }

  void begin_note(std::uint32_t i) {
    const PlainLine& line = layout_.lines[i];
    // In a section of notes nothing waits for a page's end.
    if (section_ == Section::notes) flush();
    add_note(i, line.number);
    in_note_ = true;
  }

  void add_note(std::uint32_t i, std::uint32_t number) {
    const PlainLine& line = layout_.lines[i];
    if (number <= last_number_ && !document_.notes.empty()) ++chapter_;
    last_number_ = number;
    Note note;
    note.label = std::to_string(number);
    note.definition = {line.label_begin, line.text.begin};
    note.chapter = chapter_;
    note.called = true;  // a scan loses calls; nothing follows from one that is not there
    document_.notes.push_back(std::move(note));
    notes_.push_back({{i}, BlockKind::note, static_cast<int>(document_.notes.size()) - 1});
  }

  void read_list_item(std::uint32_t i) {
    if (section_ == Section::notes && !notes_.empty()) {
      // A bullet that a page's end put before the rest of a note, or one whose number was lost.
      if (!goes_on(text_of(i)) && next_number(i) == last_number_ + 2) {
        flush();
        add_note(i, last_number_ + 1);
      } else {
        notes_.back().lines.push_back(i);
      }
      in_note_ = true;
      return;
    }
    flush();
    begin_paragraph(i, section_ == Section::bibliography ? BlockKind::bibliography_entry
                                                         : BlockKind::list_item);
  }

  // The number of the next note behind line `i`, 0 if there is none near.
  std::uint32_t next_number(std::uint32_t i) const {
    for (std::uint32_t k = i + 1; k < layout_.lines.size() && k < i + 12; ++k) {
      if (layout_.lines[k].kind == LineKind::note) return layout_.lines[k].number;
    }
    return 0;
  }

  void read_text(std::uint32_t i) {
    const bool new_page =
        layout_.page_breaks && layout_.lines[i].indented && section_ == Section::body;
    if (!behind_blank_ && !new_page && read_next_line(i)) return;
    if (in_note_) {
      if (read_behind_note(i, new_page)) return;
    } else if (!paragraph_.lines.empty() && joins(paragraph_.lines.back(), i)) {
      paragraph_.lines.push_back(i);
      return;
    }
    flush();
    begin_paragraph(i, section_ == Section::bibliography ? BlockKind::bibliography_entry
                       : section_ == Section::notes      ? BlockKind::note
                                                         : BlockKind::paragraph);
  }

  // The line stands right under the one before.
  bool read_next_line(std::uint32_t i) {
    if (in_note_) {
      notes_.back().lines.push_back(i);
      return true;
    }
    if (paragraph_.lines.empty()) return false;
    if (section_ == Section::bibliography && begins_entry(i)) return false;
    paragraph_.lines.push_back(i);
    return true;
  }

  // A line behind a note, over a blank line or a new page: the note goes on, or the paragraph that
  // the notes of the page interrupted.
  bool read_behind_note(std::uint32_t i, bool new_page) {
    if (cuts_a_number(notes_.back().lines.back(), i)) {
      notes_.back().lines.push_back(i);
      return true;
    }
    const bool note_goes_on = goes_on(text_of(i)) && is_open(notes_.back().lines.back());
    if (section_ == Section::notes) {
      if (note_goes_on || is_open(notes_.back().lines.back())) {
        notes_.back().lines.push_back(i);
        return true;
      }
      const int note = notes_.back().note;
      flush();
      notes_.push_back({{i}, BlockKind::note, note});
      in_note_ = true;
      return true;
    }
    const bool note_first = layout_.page_breaks && !new_page;
    if (note_first && note_goes_on) {
      notes_.back().lines.push_back(i);
      return true;
    }
    if (!paragraph_.lines.empty() && joins(paragraph_.lines.back(), i)) {
      in_note_ = false;
      paragraph_.lines.push_back(i);
      return true;
    }
    if (note_goes_on) notes_.back().lines.push_back(i);
    return note_goes_on;
  }

  void begin_paragraph(std::uint32_t i, BlockKind kind) {
    paragraph_.lines.assign(1, i);
    paragraph_.kind = kind;
  }

  // "…, 3/1a/6/" and behind a blank line "16; …": the numbers of one reference.
  bool cuts_a_number(std::uint32_t line, std::uint32_t next) const {
    const std::string_view text = text_of(line);
    const std::string_view rest = text_of(next);
    if (text.size() < 2 || rest.empty() || !is_digit(byte_at(rest, 0))) return false;
    return text.back() == '/' || (text.back() == ',' && is_digit(byte_at(text, text.size() - 2)));
  }

  bool is_open(std::uint32_t line) const { return !ends_a_sentence(text_of(line)); }

  // Lines of a bibliography that is not wrapped are an entry each.
  bool begins_entry(std::uint32_t i) const {
    return !goes_on(text_of(i)) && !is_open(paragraph_.lines.back());
  }

  // Whether line `next`, behind a blank line, goes on with the paragraph that `line` ends so far.
  bool joins(std::uint32_t line, std::uint32_t next) const {
    const std::string_view text = text_of(line);
    if (ends_with_hyphen(text)) return true;
    if (goes_on(text_of(next)) && is_open(line)) return true;
    if (!layout_.spaced) return false;
    return text.size() * 5 > layout_.width * std::size_t{4} || is_open(line);
  }

  static bool ends_with_hyphen(std::string_view text) {
    return text.size() > 1 && text.back() == '-' && is_word_byte(byte_at(text, text.size() - 2));
  }

  void flush() {
    if (!paragraph_.lines.empty()) emit(paragraph_);
    for (const Lines& note : notes_) emit(note);
    paragraph_.lines.clear();
    notes_.clear();
    in_note_ = false;
  }

  static Zone zone_of(BlockKind kind) {
    if (kind == BlockKind::note) return Zone::note;
    if (kind == BlockKind::bibliography_entry) return Zone::bibliography;
    return Zone::prose;
  }

  void emit(const Lines& lines) {
    const Zone zone = zone_of(lines.kind);
    builder_.open_block(lines.kind, zone, lines.note);
    for (std::size_t k = 0; k < lines.lines.size(); ++k) {
      const SourceRange line = layout_.lines[lines.lines[k]].text;
      if (k + 1 == lines.lines.size()) {
        inline_.copy(line, zone);
        break;
      }
      const SourceRange next = layout_.lines[lines.lines[k + 1]].text;
      join(line, next, zone);
    }
    const ReadingRange range = builder_.close_block();
    if (lines.note < 0) return;
    Note& note = document_.notes[static_cast<std::size_t>(lines.note)];
    note.range = note.range.empty() ? range : note.range.cover(range);
  }

  // Copies a line that another follows: a hyphen at its end joins two halves of a word, unless a
  // capital or a digit says that it belongs there (Skvortsov-Stepanov, 1920-21).
  void join(SourceRange line, SourceRange next, Zone zone) {
    const std::string_view text = slice(source_, line);
    if (ends_with_hyphen(text)) {
      const bool belongs = letter_case_at(source_, next.begin) != LetterCase::small ||
                           is_digit(byte_at(text, text.size() - 2));
      inline_.copy({line.begin, belongs ? line.end : line.end - 1}, zone);
      return;
    }
    inline_.copy(line, zone);
    if (text.size() > 2 && text.substr(text.size() - 2) == "\xC2\xAD") return;
    const bool dash = text.size() > 3 && text.substr(text.size() - 3) == "–";
    if (dash && is_digit(byte_at(text, text.size() - 4)) &&
        is_digit(byte_at(source_, next.begin))) {
      return;
    }
    // The line end becomes the blank; what lies behind it (more line ends, notes) leaves nothing.
    if (line.end < source_.size()) builder_.blank({line.end, line.end + 1});
  }

  void add_page(const PlainLine& line) {
    const std::string_view text = slice(source_, line.text);
    std::size_t begin = text.find_first_of("0123456789ivxlc");
    if (begin == std::string_view::npos) return;
    if (!is_digit(byte_at(text, begin)) && text.size() > 6) {
      begin = text.find_first_of("0123456789");
      if (begin == std::string_view::npos) return;
    }
    std::size_t end = begin;
    while (end < text.size() &&
           (is_digit(byte_at(text, end)) || is_ascii_letter(byte_at(text, end)))) {
      ++end;
    }
    document_.pages.push_back({std::string(text.substr(begin, end - begin)), builder_.position()});
  }

  // A note at the foot of a page stands behind its call; of endnotes with one number in several
  // chapters the first belongs to the first call, and so on.
  void connect_calls() {
    std::unordered_map<std::string, std::vector<int>> by_label;
    for (std::size_t i = 0; i < document_.notes.size(); ++i) {
      by_label[document_.notes[i].label].push_back(static_cast<int>(i));
    }
    std::unordered_map<std::string, std::size_t> met;
    for (NoteCall& call : document_.note_calls) {
      const auto found = by_label.find(call.label);
      if (found == by_label.end()) continue;
      const std::vector<int>& notes = found->second;
      if (has_notes_section_) {
        const std::size_t nth = met[call.label]++;
        call.note = notes[std::min(nth, notes.size() - 1)];
        continue;
      }
      const auto behind = std::partition_point(notes.begin(), notes.end(), [&](int note) {
        return document_.notes[static_cast<std::size_t>(note)].definition.begin < call.source.begin;
      });
      call.note = behind == notes.end() ? notes.back() : *behind;
    }
  }

  Document& document_;
  std::string_view source_;
  PlainLayout layout_;
  ReadingBuilder builder_;
  PlainInline inline_;
  Lines paragraph_;
  std::vector<Lines> notes_;  // of the page, until their paragraph is complete
  Section section_ = Section::body;
  int section_level_ = 0;
  int chapter_ = 0;
  std::uint32_t last_number_ = 0;
  bool in_note_ = false;
  bool behind_blank_ = true;
  bool has_notes_section_ = false;
};

}  // namespace

void read_plain(Document& document) { PlainReader(document).read(); }

}  // namespace apparatus::text
