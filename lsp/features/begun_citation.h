// The archival citation that has been begun before the cursor, as far as it can be told from the
// words alone: the reader and the recogniser see a finished text, and what is half typed is not one
// yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/features/citation_words.h"
#include "lsp/features/cursor.h"

namespace apparatus::features {

enum class Beginning : std::uint8_t {
  archive_begun,   // "TsGA M": sigla that go on so are in `sigla`
  archive,         // "RGASPI, f. 17"
  back_reference,  // "Ibid., l. "
  continuation,    // "; d. 34": the citation before it lends its upper parts
};

struct BegunCitation {
  Beginning beginning = Beginning::archive;
  std::vector<std::string>
      sigla;  // of an archive begun: all that may be meant, those of corpus and draft first
  std::string archive;               // siglum as meant
  std::vector<citation::Part> base;  // parts lent by an antecedent
  int antecedent = -1;               // index into the draft's citations of the one that lends
  std::vector<Word> words;           // of `text`
  std::size_t first = 0;             // index in `words` where the citation begins
  std::size_t after_start = 0;       // index of the first word behind archive or Ibid.
  bool open = false;                 // the last word touches the end of the text
  text::SourceRange place;           // what is typed of it, in the source
};

// What the text up to the cursor may have begun, likeliest first. `text` is plain text in which
// LaTeX's "~" may stand; `text_begin` is its place in the source, for finding the citation before
// it.
std::vector<BegunCitation> begun_citations(const draft::Snapshot& snapshot, std::string_view text,
                                           std::uint32_t text_begin);

// A call of a macro that the draft defines and whose body is a citation, with the argument that is
// being typed.
struct BegunMacro {
  const text::MacroDefinition* definition = nullptr;
  std::vector<std::string> arguments;  // those that are closed, then the begun one
  std::uint32_t argument_begin =
      0;                         // in the text: where the begun argument begins, behind its brace
  std::uint32_t call_begin = 0;  // in the text: of the backslash
};

std::optional<BegunMacro> begun_macro(const text::Document& document, std::string_view text);

// The body as far as the begun argument: "RGASPI, f. 17, op. 1".
std::string expanded_so_far(const BegunMacro& macro);

// Whether the text at the cursor is a note, also one whose end has not been typed yet.
bool in_note(const draft::Draft& draft, const TypedText& typed);

}  // namespace apparatus::features
