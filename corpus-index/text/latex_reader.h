// How the reader of LaTeX works: one scan over the source that writes a document's reading.
// Commands that say how a text looks are dropped and their text is kept; what is no text (labels,
// file names, lengths) is dropped with them. Its parts stand in a source file each; who only wants
// a document read calls read_latex (text/readers.h).
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/byte_scan.h"
#include "text/document.h"
#include "text/latex_commands.h"
#include "text/latex_groups.h"
#include "text/reading_builder.h"

namespace apparatus::text {

constexpr std::string_view kPlaceholder = "\xEF\xBF\xBC";  // U+FFFC
constexpr int kDeepest = 48;                               // groups inside groups

// An argument: source bytes, and the macro call in whose body they stand (none: the text itself).
struct Frame;
struct Argument {
  SourceRange range;
  const Frame* frame = nullptr;
};

// One expansion of a macro.
struct Frame {
  SourceRange call;  // in the text itself
  std::vector<Argument> arguments;
  bool shows_parameters = false;  // "#1" stays "#1": the reading of a definition
};

enum class ArgumentKind : std::uint8_t { mandatory, optional, star };

struct Macro {
  SourceRange body;
  std::vector<ArgumentKind> arguments;
  std::vector<SourceRange> defaults;  // of the optional ones; empty ranges for the others
};

using Macros = std::unordered_map<std::string_view, Macro>;

// Positions are bytes of the source. A function that reads something at a place returns the place
// behind it.
class LatexReader {
 public:
  // Writes into `document`; `source`, groups and macros are those of the whole text.
  LatexReader(Document& document, std::string_view source, const LatexGroups& groups,
              Macros& macros)
      : document_(document),
        source_(source),
        groups_(groups),
        macros_(macros),
        builder_(document),
        marks_(source) {
    budget_ = static_cast<std::int64_t>(source.size()) * 4 + (1 << 20);
  }

  void read_document();
  // The reading of a macro's body, with "#1" where its arguments go.
  std::string read_body(SourceRange body);

 private:
  struct Context {
    BlockKind kind = BlockKind::paragraph;
    Zone zone = Zone::prose;
    int note = -1;
    int level = 0;
  };
  struct MayBeginMark {
    auto operator()(Bytes16 b) const {
      return (b == '\\') | (b == '%') | (b == '{') | (b == '}') | (b == '$') | (b == '~') |
             (b == '-') | (b == '`') | (b == '\'') | (b == '\n') | (b == '\r') | (b == '\t') |
             (b == '&') | (b == '#') | (b == '"');
    }
  };
  struct PendingNote {
    Argument text;
    int note;
  };
  struct EmphasisEnd {
    std::uint32_t close;  // of its group
    std::size_t zone;
  };
  struct Environment {
    std::string name;
    Context outer;
  };

  std::uint32_t size() const { return static_cast<std::uint32_t>(source_.size()); }
  unsigned char byte(std::uint32_t at) const {
    return at < source_.size() ? static_cast<unsigned char>(source_[at]) : 0;
  }
  bool is_at(std::uint32_t at, std::string_view what) const {
    return at <= source_.size() && source_.compare(at, what.size(), what) == 0;
  }
  static SourceRange place(const Frame* frame, std::uint32_t begin, std::uint32_t end) {
    return frame != nullptr ? frame->call : SourceRange{begin, end};
  }

  // What is written.
  void ensure_block() {
    if (!builder_.in_block()) {
      builder_.open_block(context_.kind, context_.zone, context_.note, context_.level);
    }
  }
  void copy(std::uint32_t begin, std::uint32_t end, const Frame* frame);
  void write(std::uint32_t begin, std::uint32_t end, const Frame* frame, std::string_view text) {
    if (muted_ || text.empty()) return;
    ensure_block();
    builder_.replace(place(frame, begin, end), text);
  }
  void blank(std::uint32_t begin, std::uint32_t end, const Frame* frame) {
    if (muted_ || !builder_.in_block()) return;
    builder_.blank(place(frame, begin, end));
  }
  void placeholder(std::uint32_t begin, std::uint32_t end, const Frame* frame, Zone zone);
  // Ends the paragraph; the notes that were called in it follow it.
  void close_block();

  // The scan.
  void read(std::uint32_t begin, std::uint32_t end, const Frame* frame);
  std::uint32_t read_mark(std::uint32_t at, std::uint32_t end, const Frame* frame);
  std::uint32_t skip_blanks(std::uint32_t at, std::uint32_t end) const {
    while (at < end && (source_[at] == ' ' || source_[at] == '\t')) ++at;
    return at;
  }
  // Blanks and one line end, as TeX does behind a command's name.
  std::uint32_t skip_gap(std::uint32_t at, std::uint32_t end) const;
  std::uint32_t read_line_end(std::uint32_t at, std::uint32_t end, const Frame* frame);
  std::uint32_t read_comment(std::uint32_t at, std::uint32_t end, const Frame* frame);
  std::uint32_t read_math(std::uint32_t at, std::uint32_t end, const Frame* frame);
  // Where `mark` stands next, unescaped and before a blank line; `end` if nowhere.
  std::uint32_t find_in_paragraph(std::uint32_t from, std::uint32_t end, std::string_view mark);
  std::uint32_t read_parameter(std::uint32_t at, std::uint32_t, const Frame* frame);
  std::uint32_t read_quote_or_dash(std::uint32_t at, std::uint32_t end, const Frame* frame);

  // Arguments.
  // The group or the one sign at or behind `at`, which moves behind it.
  Argument mandatory(std::uint32_t& at, std::uint32_t end, const Frame* frame);
  // A group only: a command without one has no argument.
  bool has_group(std::uint32_t at, std::uint32_t end) const {
    return byte(skip_blanks(at, end)) == '{';
  }
  // "[…]" at or behind `at`, which moves behind it.
  bool optional(std::uint32_t& at, std::uint32_t end, const Frame* frame, Argument& argument);
  void drop_options(std::uint32_t& at, std::uint32_t end, const Frame* frame) {
    Argument dropped;
    while (optional(at, end, frame, dropped)) {
    }
  }
  std::string_view view(const Argument& argument) const { return slice(source_, argument.range); }
  void read(const Argument& argument) {
    read(argument.range.begin, argument.range.end, argument.frame);
  }

  // Commands (latex_reader_commands.cpp).
  std::uint32_t read_command(std::uint32_t at, std::uint32_t end, const Frame* frame);
  std::uint32_t read_symbol(std::string_view symbol, bool is_word, std::uint32_t at,
                            std::uint32_t behind, std::uint32_t end, const Frame* frame);
  std::uint32_t read_bracketed_math(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                    const Frame* frame);
  // 0 if no letter follows.
  std::uint32_t read_accent(std::string_view name, std::uint32_t at, std::uint32_t behind,
                            std::uint32_t end, const Frame* frame);
  // Behind the next "\fi"; without one `end`, or nothing skipped where `end` is that of the text:
  // there it is being typed.
  std::uint32_t skip_to_fi(std::uint32_t behind, std::uint32_t end);
  std::uint32_t run(LatexCommandInfo command, std::string_view name, std::uint32_t at,
                    std::uint32_t behind, std::uint32_t end, const Frame* frame);
  // Options go. Of several arguments the texts are kept apart by a blank.
  std::uint32_t read_unknown(std::uint32_t behind, std::uint32_t end, const Frame* frame);
  std::uint32_t read_heading(int level, std::uint32_t behind, std::uint32_t end,
                             const Frame* frame);
  std::uint32_t read_emphasis(std::uint32_t behind, std::uint32_t end, const Frame* frame);
  // The source of an argument; of a macro's parameter what it stands for.
  std::string_view shown(const Argument& argument) const;
  // {\em …}: until the group that holds it closes.
  void open_emphasis(std::uint32_t behind, std::uint32_t);
  void close_emphasis(std::uint32_t at);
  std::uint32_t read_quotation(int dropped, std::uint32_t at, std::uint32_t behind,
                               std::uint32_t end, const Frame* frame);

  // Notes (latex_reader_notes.cpp).
  int add_note(std::string label, SourceRange definition);
  void add_call(SourceRange source, std::string label, int note);
  std::uint32_t read_footnote(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                              const Frame* frame);
  std::uint32_t read_footnote_mark(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                   const Frame* frame);
  std::uint32_t read_footnote_text(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                   const Frame* frame);
  // \footnotemark leads to the next \footnotetext of its label, or to the next without one.
  void connect_notes();

  // Citations and metadata (latex_reader_notes.cpp).
  // `dropped`: arguments behind the keys that are no text.
  std::uint32_t read_citation(std::string_view name, int dropped, std::uint32_t at,
                              std::uint32_t behind, std::uint32_t end, const Frame* frame);
  // "(see)(and more)" around all works of \autocites.
  void read_round_notes(std::uint32_t& behind, std::uint32_t end, const Frame* frame);
  // An argument that is a macro's parameter and nothing else, as the call gave it.
  Argument meant(Argument argument) const;
  // \DeclareCiteCommand{\name}[wrapper]{…}{…}{…}{…}, \let\name\autocite: a name that cites.
  std::uint32_t read_citation_definition(std::string_view name, std::uint32_t behind,
                                         std::uint32_t end);
  std::uint32_t read_alias(std::uint32_t behind, std::uint32_t end);
  bool cites(std::string_view name) const;
  void add_citing_command(std::string_view name);
  bool has_more(std::uint32_t at, std::uint32_t end) const {
    return at < end && (byte(at) == '[' || byte(at) == '{');
  }
  void add_keys(const Argument& keys, const Argument* locator, bool silent);
  std::uint32_t read_title(bool is_title_command, std::uint32_t behind, std::uint32_t end,
                           const Frame* frame);
  std::uint32_t read_bibliography(bool without_ending, std::uint32_t behind, std::uint32_t end,
                                  const Frame* frame);
  // The last language of babel's options is the document's.
  void read_language(const Argument& package);

  // The writer's own macros (latex_reader_macros.cpp).
  std::string_view command_name(SourceRange range) const;
  // "{\name}" or "\name" at `at`, which moves behind it.
  std::string_view defined_name(std::uint32_t& at, std::uint32_t end);
  // \newcommand{\name}[2][default]{body}
  std::uint32_t read_definition(std::uint32_t at, std::uint32_t behind, std::uint32_t end);
  // \NewDocumentCommand{\name}{s O{default} m m}{body}
  std::uint32_t read_document_definition(std::uint32_t at, std::uint32_t behind, std::uint32_t end);
  // \def\name#1#2{body}
  std::uint32_t read_primitive_definition(std::uint32_t at, std::uint32_t behind,
                                          std::uint32_t end);
  std::uint32_t define(std::string_view name, Macro macro, std::uint32_t at, std::uint32_t behind,
                       std::uint32_t end);
  std::uint32_t expand(std::string_view name, const Macro& macro, std::uint32_t at,
                       std::uint32_t behind, std::uint32_t end, const Frame* frame);

  // Environments (latex_reader_environments.cpp).
  std::uint32_t read_begin(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                           const Frame* frame);
  std::uint32_t read_end(std::uint32_t behind, std::uint32_t end, const Frame* frame);
  std::uint32_t hide_environment(LatexEnvironment kind, std::string_view name, std::uint32_t at,
                                 std::uint32_t behind, std::uint32_t end, const Frame* frame);
  std::uint32_t read_verb(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                          const Frame* frame);
  std::uint32_t read_code(int dropped, std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                          const Frame* frame);

  Document& document_;
  std::string_view source_;
  const LatexGroups& groups_;
  Macros& macros_;
  ReadingBuilder builder_;
  ByteScan<MayBeginMark> marks_;
  Context context_;
  std::vector<PendingNote> pending_notes_;
  std::vector<EmphasisEnd> emphases_;
  std::vector<Environment> environments_;
  std::deque<Frame> frames_;
  std::unordered_set<std::string_view> citing_commands_;  // the writer's own
  std::int64_t budget_ = 0;  // bytes of macro bodies that may still be read
  int depth_ = 0;
  int chapter_ = 0;
  bool has_chapters_ = false;
  bool in_bibliography_ = false;
  bool in_definition_ = false;
  bool in_flush_ = false;
  bool in_title_ = false;
  bool muted_ = false;    // before \begin{document}
  bool stopped_ = false;  // behind \end{document}
  bool taken_ = false;    // whether the last mark was dealt with, or is to be copied
  // Where a closing mark, an environment's end or "\fi" was searched for in vain and is not again.
  std::unordered_map<std::string_view, SourceRange> in_vain_;
};

}  // namespace apparatus::text
