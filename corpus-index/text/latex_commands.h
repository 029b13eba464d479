// What the reader has to know about commands of LaTeX and its packages: which arguments are no
// text, which commands are notes, headings, emphasis, quotations.
#pragma once

#include <cstdint>
#include <string_view>

namespace apparatus::text {

enum class LatexCommand : std::uint8_t {
  unknown,  // its arguments are text
  dropped,  // so many arguments are no text; those behind them are
  heading,
  emphasis,
  emphasis_here,  // {\em …}: until the group ends
  quotation,
  footnote,
  footnote_mark,
  footnote_text,
  citation,             // so many arguments behind the key are no text
  citation_definition,  // \DeclareCiteCommand
  alias,                // \let
  title,
  author,
  definition,            // \newcommand and its like
  document_definition,   // \NewDocumentCommand
  primitive_definition,  // \def
  begin,
  end,
  item,
  bibliography_item,
  paragraph,
  bibliography,  // files, comma-separated, without ".bib"
  bibliography_resource,
  language,
  verbatim,  // \verb|…|
  code,      // \lstinline, \mintinline
  skip_to_fi,
  line_break,
};

struct LatexCommandInfo {
  LatexCommand kind = LatexCommand::unknown;
  int value = 0;  // arguments dropped; level of a heading
};

// `name` is without the backslash and without a star.
LatexCommandInfo latex_command(std::string_view name);

// Whether a citing command comes from LaTeX, natbib or biblatex. One that is only called like them
// (\archcite) may be the writer's own and mean something else.
bool is_packaged_citation(std::string_view name);

enum class LatexEnvironment : std::uint8_t {
  other,
  document,
  quotation,
  list,
  table,
  math,
  verbatim,
  hidden,
  abstract,
  bibliography
};
struct LatexEnvironmentInfo {
  LatexEnvironment kind = LatexEnvironment::other;
  int arguments = 0;  // behind \begin{name} that are no text
};
LatexEnvironmentInfo latex_environment(std::string_view name);

}  // namespace apparatus::text
