// Tables. What is missing here is read as "unknown": the command goes, its text stays.
#include "text/latex_commands.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "text/latex_groups.h"

namespace apparatus::text {
namespace {

using Kind = LatexCommand;

const std::unordered_map<std::string_view, LatexCommandInfo>& commands() {
  static const std::unordered_map<std::string_view, LatexCommandInfo> table = {
      {"part", {Kind::heading, 0}},
      {"chapter", {Kind::heading, 1}},
      {"addchap", {Kind::heading, 1}},
      {"section", {Kind::heading, 2}},
      {"addsec", {Kind::heading, 2}},
      {"subsection", {Kind::heading, 3}},
      {"subsubsection", {Kind::heading, 4}},
      {"paragraph", {Kind::heading, 5}},
      {"subparagraph", {Kind::heading, 6}},
      {"emph", {Kind::emphasis}},
      {"textit", {Kind::emphasis}},
      {"textsl", {Kind::emphasis}},
      {"mkbibemph", {Kind::emphasis}},
      {"em", {Kind::emphasis_here}},
      {"it", {Kind::emphasis_here}},
      {"itshape", {Kind::emphasis_here}},
      {"slshape", {Kind::emphasis_here}},
      {"sl", {Kind::emphasis_here}},
      {"enquote", {Kind::quotation}},
      {"textquote", {Kind::quotation}},
      {"blockquote", {Kind::quotation}},
      {"mkbibquote", {Kind::quotation}},
      {"foreignquote", {Kind::quotation, 1}},
      {"foreigntextquote", {Kind::quotation, 1}},
      {"footnote", {Kind::footnote}},
      {"endnote", {Kind::footnote}},
      {"thanks", {Kind::footnote}},
      {"sidenote", {Kind::footnote}},
      {"marginpar", {Kind::footnote}},
      {"marginnote", {Kind::footnote}},
      {"pagenote", {Kind::footnote}},
      {"tablefootnote", {Kind::footnote}},
      {"footnotemark", {Kind::footnote_mark}},
      {"endnotemark", {Kind::footnote_mark}},
      {"footnotetext", {Kind::footnote_text}},
      {"endnotetext", {Kind::footnote_text}},
      {"title", {Kind::title}},
      {"subtitle", {Kind::title}},
      {"author", {Kind::author}},
      {"newcommand", {Kind::definition}},
      {"renewcommand", {Kind::definition}},
      {"providecommand", {Kind::definition}},
      {"newrobustcmd", {Kind::definition}},
      {"renewrobustcmd", {Kind::definition}},
      {"DeclareRobustCommand", {Kind::definition}},
      {"NewDocumentCommand", {Kind::document_definition}},
      {"RenewDocumentCommand", {Kind::document_definition}},
      {"ProvideDocumentCommand", {Kind::document_definition}},
      {"DeclareDocumentCommand", {Kind::document_definition}},
      {"def", {Kind::primitive_definition}},
      {"gdef", {Kind::primitive_definition}},
      {"edef", {Kind::primitive_definition}},
      {"xdef", {Kind::primitive_definition}},
      {"begin", {Kind::begin}},
      {"end", {Kind::end}},
      {"item", {Kind::item}},
      {"bibitem", {Kind::bibliography_item}},
      {"par", {Kind::paragraph}},
      {"newpage", {Kind::paragraph}},
      {"clearpage", {Kind::paragraph}},
      {"bigskip", {Kind::paragraph}},
      {"medskip", {Kind::paragraph}},
      {"maketitle", {Kind::paragraph}},
      {"hline", {Kind::paragraph}},
      {"toprule", {Kind::paragraph}},
      {"midrule", {Kind::paragraph}},
      {"bottomrule", {Kind::paragraph}},
      {"bibliography", {Kind::bibliography}},
      {"addbibresource", {Kind::bibliography_resource}},
      {"addglobalbib", {Kind::bibliography_resource}},
      {"setdefaultlanguage", {Kind::language}},
      {"setmainlanguage", {Kind::language}},
      {"verb", {Kind::verbatim}},
      {"lstinline", {Kind::code}},
      {"mintinline", {Kind::code, 1}},
      {"iffalse", {Kind::skip_to_fi}},
      {"\\", {Kind::line_break}},
      {"newline", {Kind::line_break}},
      {"linebreak", {Kind::line_break}},
      {"tabularnewline", {Kind::line_break}},
      {"date", {Kind::dropped, 1}},
      {"label", {Kind::dropped, 1}},
      {"ref", {Kind::dropped, 1}},
      {"pageref", {Kind::dropped, 1}},
      {"autoref", {Kind::dropped, 1}},
      {"nameref", {Kind::dropped, 1}},
      {"eqref", {Kind::dropped, 1}},
      {"vref", {Kind::dropped, 1}},
      {"cref", {Kind::dropped, 1}},
      {"Cref", {Kind::dropped, 1}},
      {"hyperref", {Kind::dropped, 0}},
      {"url", {Kind::dropped, 1}},
      {"nolinkurl", {Kind::dropped, 1}},
      {"href", {Kind::dropped, 1}},
      {"input", {Kind::dropped, 1}},
      {"include", {Kind::dropped, 1}},
      {"subfile", {Kind::dropped, 1}},
      {"import", {Kind::dropped, 2}},
      {"includeonly", {Kind::dropped, 1}},
      {"includegraphics", {Kind::dropped, 1}},
      {"graphicspath", {Kind::dropped, 1}},
      {"usepackage", {Kind::dropped, 1}},
      {"RequirePackage", {Kind::dropped, 1}},
      {"documentclass", {Kind::dropped, 1}},
      {"bibliographystyle", {Kind::dropped, 1}},
      {"vspace", {Kind::dropped, 1}},
      {"hspace", {Kind::dropped, 1}},
      {"setlength", {Kind::dropped, 2}},
      {"addtolength", {Kind::dropped, 2}},
      {"setcounter", {Kind::dropped, 2}},
      {"addtocounter", {Kind::dropped, 2}},
      {"stepcounter", {Kind::dropped, 1}},
      {"newcounter", {Kind::dropped, 1}},
      {"newlength", {Kind::dropped, 1}},
      {"pagestyle", {Kind::dropped, 1}},
      {"thispagestyle", {Kind::dropped, 1}},
      {"pagenumbering", {Kind::dropped, 1}},
      {"hypersetup", {Kind::dropped, 1}},
      {"geometry", {Kind::dropped, 1}},
      {"index", {Kind::dropped, 1}},
      {"selectlanguage", {Kind::dropped, 1}},
      {"foreignlanguage", {Kind::dropped, 1}},
      {"setotherlanguage", {Kind::dropped, 1}},
      {"setotherlanguages", {Kind::dropped, 1}},
      {"setmainfont", {Kind::dropped, 1}},
      {"setsansfont", {Kind::dropped, 1}},
      {"newfontfamily", {Kind::dropped, 2}},
      {"color", {Kind::dropped, 1}},
      {"textcolor", {Kind::dropped, 1}},
      {"definecolor", {Kind::dropped, 3}},
      {"colorbox", {Kind::dropped, 1}},
      {"fontsize", {Kind::dropped, 2}},
      {"rule", {Kind::dropped, 2}},
      {"raisebox", {Kind::dropped, 1}},
      {"resizebox", {Kind::dropped, 2}},
      {"scalebox", {Kind::dropped, 1}},
      {"parbox", {Kind::dropped, 1}},
      {"multicolumn", {Kind::dropped, 2}},
      {"multirow", {Kind::dropped, 2}},
      {"cmidrule", {Kind::dropped, 1}},
      {"cline", {Kind::dropped, 1}},
      {"hyphenation", {Kind::dropped, 1}},
      {"newenvironment", {Kind::dropped, 3}},
      {"renewenvironment", {Kind::dropped, 3}},
      {"newtheorem", {Kind::dropped, 2}},
      {"DeclareFieldFormat", {Kind::dropped, 2}},
      {"DefineBibliographyStrings", {Kind::dropped, 2}},
      {"ExecuteBibliographyOptions", {Kind::dropped, 1}},
      {"renewbibmacro", {Kind::dropped, 2}},
      {"newbibmacro", {Kind::dropped, 2}},
      {"AtBeginDocument", {Kind::dropped, 1}},
      {"AtBeginBibliography", {Kind::dropped, 1}},
      {"addcontentsline", {Kind::dropped, 3}},
      {"markboth", {Kind::dropped, 2}},
      {"markright", {Kind::dropped, 1}},
      {"hypertarget", {Kind::dropped, 1}},
      {"hyperlink", {Kind::dropped, 1}},
      {"phantom", {Kind::dropped, 1}},
      {"let", {Kind::alias}},
      // They hold "cite" and cite nothing.
      {"citereset", {Kind::dropped, 0}},
      {"citestyle", {Kind::dropped, 1}},
      {"setcitestyle", {Kind::dropped, 1}},
      {"defcitealias", {Kind::dropped, 2}},
      {"bibcite", {Kind::dropped, 2}},
      {"citetext", {Kind::unknown}},
      {"DeclareCiteCommand", {Kind::citation_definition}},
      {"DeclareMultiCiteCommand", {Kind::citation_definition}},
      {"DeclareAutoCiteCommand", {Kind::dropped, 3}},
      // The field, list or name behind the key is no text.
      {"citefield", {Kind::citation, 1}},
      {"citelist", {Kind::citation, 1}},
      {"citename", {Kind::citation, 1}},
  };
  return table;
}

using Environment = LatexEnvironment;

const std::unordered_map<std::string_view, LatexEnvironmentInfo>& environments() {
  static const std::unordered_map<std::string_view, LatexEnvironmentInfo> table = {
      {"document", {Environment::document}},
      {"quote", {Environment::quotation}},
      {"quotation", {Environment::quotation}},
      {"displayquote", {Environment::quotation}},
      {"displayquotation", {Environment::quotation}},
      {"foreigndisplayquote", {Environment::quotation, 1}},
      {"verse", {Environment::quotation}},
      {"itemize", {Environment::list}},
      {"enumerate", {Environment::list}},
      {"description", {Environment::list}},
      {"tabular", {Environment::table, 1}},
      {"tabular*", {Environment::table, 2}},
      {"tabularx", {Environment::table, 2}},
      {"tabulary", {Environment::table, 2}},
      {"longtable", {Environment::table, 1}},
      {"equation", {Environment::math}},
      {"align", {Environment::math}},
      {"gather", {Environment::math}},
      {"multline", {Environment::math}},
      {"displaymath", {Environment::math}},
      {"eqnarray", {Environment::math}},
      {"math", {Environment::math}},
      {"tikzpicture", {Environment::hidden}},
      {"picture", {Environment::hidden}},
      {"pspicture", {Environment::hidden}},
      {"axis", {Environment::hidden}},
      {"abstract", {Environment::abstract}},
      {"thebibliography", {Environment::bibliography, 1}},
      {"otherlanguage", {Environment::other, 1}},
      {"otherlanguage*", {Environment::other, 1}},
      {"minipage", {Environment::other, 1}},
      {"multicols", {Environment::other, 1}},
      {"wrapfigure", {Environment::other, 2}},
      {"adjustwidth", {Environment::other, 2}},
  };
  return table;
}

}  // namespace

LatexCommandInfo latex_command(std::string_view name) {
  if (const auto found = commands().find(name); found != commands().end()) return found->second;
  // \autocite, \Textcite, \footcites, \citeauthor …: natbib and biblatex name them all so.
  const bool cites = !name.starts_with("Declare") && (name.find("cite") != std::string_view::npos ||
                                                      name.find("Cite") != std::string_view::npos);
  if (cites) return {LatexCommand::citation};
  return {};
}

bool is_packaged_citation(std::string_view name) {
  static const std::unordered_set<std::string> names = {
      "cite",        "parencite", "footcite",  "footcitetext", "textcite",   "smartcite",
      "autocite",    "supercite", "fullcite",  "footfullcite", "citeauthor", "citetitle",
      "citeyear",    "citedate",  "citeurl",   "nocite",       "notecite",   "pnotecite",
      "fnotecite",   "volcite",   "pvolcite",  "fvolcite",     "ftvolcite",  "svolcite",
      "tvolcite",    "avolcite",  "citep",     "citet",        "citealp",    "citealt",
      "citeyearpar", "citenum",   "citefield", "citelist",     "citename",   "citefullauthor",
      "inlinecite",  "onlinecite"};
  std::string small(name);
  if (!small.empty() && small[0] >= 'A' && small[0] <= 'Z')
    small[0] = static_cast<char>(small[0] + 32);
  if (small.ends_with("cites") || small.ends_with("texts")) small.pop_back();
  return names.count(small) != 0;
}

LatexEnvironmentInfo latex_environment(std::string_view name) {
  if (is_verbatim_environment(name)) return {LatexEnvironment::verbatim};
  if (const auto found = environments().find(name); found != environments().end()) {
    return found->second;
  }
  if (name.size() > 1 && name.back() == '*') {
    const auto found = environments().find(name.substr(0, name.size() - 1));
    if (found != environments().end() && found->second.kind == LatexEnvironment::math) {
      return found->second;
    }
  }
  return {};
}

}  // namespace apparatus::text
