// A draft that is read again after an edit, with what an earlier state has shown, is the draft that
// is read by itself: everything recognised in it, every finding and what hover, completion and the
// outline say. Edits are those of people who write, seeded: notes moved, blocks of code, comments,
// environments, quotations and headings opened and closed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "lsp/checks/check.h"
#include "lsp/features/document_symbols.h"
#include "lsp/features/hover.h"
#include "reference/scan.h"
#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

constexpr std::string_view kMarkdown = R"(---
title: The strike that was not
lang: en-GB
---

# The depot

Pavel Dubrovskii kept the minutes of the depot until March 1926.[^1] On 3 March Dubrovskii was ill, and Grigorii
Zinov'ev sent a letter.[^2] “Nobody”, wrote Zinov'ev, “has read the minutes of 7 April.” Anna Kessler had.[^3]

> The depot votes on the 8th. Dubrovskij will be heard.

## What was left

The First Tram Congress met on 10–12 May 1926 in Kharkov.[^4] V. M. Lanskoi and I. N. Lanskoi spoke; Lanskoi was
heard, and N ovak was not. The papers lie in the Russian State Archive of Social-Political History, and *The Tram*
(1931) says little of it.[^5]

- one list, written on 31 June 1926
- another, of the following year[^6]

<!-- apparatus: ignore name-misspelling -->
Dubrovskij again, on Tuesday, 3 March 1926, and again from 9/11/26 to 12/10/26.[^7]

| who | when |
|-----|------|
| Kessler | 14 December 1925 |

```
GARF, f. 130, op. 5, d. 412, l. 9
```

[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7 (Minutes of the tram depot, 3 March 1926).
[^2]: Ibid., l. 9; E. H. Carr, *The Interregnum* (London, 1954), p. 12.
[^3]: TsGAOR, 5451/42/3/15, 16; GARF, f. 5451, op. 42, d. 30, ll. 12–9.
[^4]: Carr, *Interregnum*, 45.
[^5]: Ibid., p. 50. FO 371/11021, and Ibid., FO 371/11022.
[^6]: RGASPI, ibid., l. 12.

    A second paragraph of the note, on Dubrovskii; f. 17, op. 61, d. 5, 1. 8.
[^7]: RGASPI 17/61/5, 9. See Kessler, op. cit., p. 3.

# Bibliography

Carr, E. H. *The Interregnum, 1923–1924*. London: Macmillan, 1954.

Kessler, Anna. *Letters to a Depot*. Berlin, 1931.
)";

constexpr std::string_view kLatex = R"(\documentclass{article}
\newcommand{\RGASPI}[4]{RGASPI, f.~#1, op.~#2, d.~#3, l.~#4}
\begin{document}
\section{The depot}

Pavel Dubrovskii kept the minutes until March 1926.\footnote{\RGASPI{612}{4}{19}{7} (Minutes of the
tram depot, 3 March 1926).} On 3~March he was ill, and Grigorii Zinov'ev
sent ``a letter of 7 April''.\footnote{Ibid., l.~9.} % Anna Kessler wrote on 8 April 1926
Anna Kessler had read it.\footnote{TsGAOR, 5451/42/3/15; E.~H. Carr, \emph{The Interregnum} (London, 1954), p.~12.}

\begin{quote}
The depot votes on the 8th. Dubrovskij will be heard.
\end{quote}

\subsection{What was left}
V.~M. Lanskoi and I.~N. Lanskoi spoke; Lanskoi was heard on 31 June 1926.\footnote{Carr, \emph{Interregnum}, 45; Ibid.,
p.~50.} The papers lie in GARF.\footnote{GARF, f.~5451, op.~42, d.~30, ll.~12--9. Dubrovskij, f.~17, op.~61, d.~5, 1.~8.}

\begin{verbatim}
GARF, f. 130, op. 5, d. 412, l. 9
\end{verbatim}

\begin{itemize}
\item Tuesday, 3 March 1926
\item the following year\footnote{RGASPI, ibid., l.~12.}
\end{itemize}
\end{document}
)";

const std::vector<std::string>& fragments() {
  static const std::vector<std::string> all = {"[^1]",
                                               "[^9]: GARF, f. 130, op. 5, d. 412, l. 7.\n",
                                               "\n\n",
                                               "\n",
                                               "# ",
                                               "## Notes\n\n",
                                               "> ",
                                               "```\n",
                                               "$$",
                                               "*",
                                               "`",
                                               "<!--",
                                               "-->",
                                               "“",
                                               "”",
                                               "\"",
                                               "Ibid., l. 9",
                                               "Ibid.",
                                               "Ibid., p. 4",
                                               " on 31 June 1921",
                                               "25 October (7 November) 1917",
                                               "Grigorii Belinskii ",
                                               "Dubrovskij ",
                                               "V. P. ",
                                               "RGASPI, f. 17, ",
                                               "RGASPI (Rossiiskii gosudarstvennyi arkhiv)",
                                               "op. ",
                                               "---\n",
                                               "\t",
                                               "    ",
                                               "📜",
                                               "é",
                                               "Ленин В. И. ",
                                               "\\footnote{",
                                               "}",
                                               "{",
                                               "\\begin{quote}\n",
                                               "\\end{quote}\n",
                                               "\\begin{verbatim}\n",
                                               "\\end{verbatim}\n",
                                               "% ",
                                               "\\section{",
                                               "~",
                                               "--",
                                               "FO 371/8187",
                                               "(Carr 1954, 3)",
                                               "Carr, op. cit., p. 7",
                                               "Ders., S. 4",
                                               "Carr 1956, 12",
                                               "# Bibliography\n\n",
                                               "^[Ibid., l. 3]",
                                               "\\newcommand{\\RGASPI}[4]{GARF, f. #1}",
                                               "f. 612",
                                               "3/1/7",
                                               " and 8, ",
                                               "Archive of ",
                                               "; d. 20, l. 2",
                                               "title: x\n",
                                               "l",
                                               "1",
                                               ".",
                                               ",",
                                               "l. "};
  return all;
}

class Writer {
 public:
  Writer(std::string_view text, unsigned seed) : text_(text), dice_(seed) {}

  const std::string& text() const { return text_; }
  std::size_t roll(std::size_t sides) { return dice_() % sides; }

  void edit() {
    if (before_.size() > 20) before_.erase(before_.begin());
    before_.push_back(text_);
    if (roll(40) == 0) {  // undo, a long way back
      text_ = before_[roll(before_.size())];
      return;
    }
    if (roll(5) == 0) return move_stretch();
    if (roll(3) == 0) cursor_ = roll(text_.size() + 1);
    const std::size_t begin = boundary(std::min(cursor_, text_.size()));
    constexpr std::size_t kRemoved[] = {0, 0, 0, 0, 1, 1, 4, 30, 200};
    const std::size_t end = boundary(std::min(text_.size(), begin + kRemoved[roll(9)]));
    std::string put;
    switch (roll(4)) {
      case 0:
        put = std::string(1, "abcdefghijklmnopqrstuvwxyz ,.1234567890"[roll(39)]);
        break;
      case 1:
        break;
      default:
        put = fragments()[roll(fragments().size())];
    }
    text_.replace(begin, end - begin, put);
    cursor_ = begin + put.size();
    if (text_.size() > 9000) text_.resize(boundary(6000));
  }

 private:
  // Some lines, often whole notes, to another place.
  void move_stretch() {
    const std::size_t begin = boundary(line_begin(roll(text_.size() + 1)));
    const std::size_t end = line_begin(std::min(text_.size(), begin + roll(300)));
    if (end <= begin) return;
    const std::string lines = text_.substr(begin, end - begin);
    text_.erase(begin, end - begin);
    text_.insert(line_begin(roll(text_.size() + 1)), lines);
  }
  std::size_t line_begin(std::size_t at) const {
    const std::size_t end = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    return end == std::string::npos ? 0 : end + 1;
  }
  std::size_t boundary(std::size_t at) const {
    while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
    return at;
  }

  std::string text_;
  std::mt19937 dice_;
  std::vector<std::string> before_;
  std::size_t cursor_ = 0;
};

// ---- all that is told of a draft, in words ----

template <class Range>
std::string at(const Range& range) {
  return "[" + std::to_string(range.begin) + "," + std::to_string(range.end) + ")";
}

std::string told(const citation::Citation& one) {
  std::string words = at(one.range) + at(one.archive_range) + one.archive + "|" + one.archive_id +
                      "|" + one.scheme + std::to_string(one.archive_ambiguous);
  for (const citation::Part& part : one.parts)
    words += " " + part.level + part.value + at(part.range);
  for (const std::string& leaf : one.leaves) words += " l" + leaf;
  words += at(one.leaves_range) + std::string(citation::how_name(one.how)) +
           std::to_string(static_cast<int>(one.back_reference)) + "<" +
           std::to_string(one.antecedent) + "n" + std::to_string(one.note) + at(one.description);
  for (const citation::Damage& damage : one.damage)
    words += "!" + at(damage.range) + damage.meant + damage.what;
  return words;
}

std::string told(const date::Date& one) {
  return at(one.range) + one.edtf + one.qualifier + std::to_string(static_cast<int>(one.form)) +
         std::to_string(static_cast<int>(one.impossible)) + std::to_string(one.weekday) +
         at(one.weekday_range) + std::to_string(one.first_day) + "–" + std::to_string(one.last_day);
}

std::string told(const name::Name& one) {
  return at(one.range) + at(one.surname_range) + one.parts.given + "|" + one.parts.initials + "|" +
         one.parts.surname + "|" + one.surname_key + std::string(name::role_name(one.role)) +
         one.description + one.known_as;
}

std::string told(const reference::Sighting& one) {
  const reference::Statement& said = one.reference.statement;
  std::string words = std::to_string(static_cast<int>(one.reference.form)) + at(said.range) +
                      said.title + at(said.title_range) + said.year + at(said.year_range) +
                      said.container + "n" + std::to_string(said.note) + "c" +
                      std::to_string(said.chapter);
  for (const std::string& surname : said.surnames) words += " " + surname;
  for (const std::string& name : one.mentioned) words += " ~" + name;
  return words;
}

std::string told(const checks::Finding& one) {
  std::string words = std::string(one.code) + at(one.range) + one.message;
  for (const checks::Evidence& evidence : one.evidence)
    words += " {" + evidence.file + std::to_string(evidence.line) + evidence.text + "}";
  for (const checks::Fix& fix : one.fixes) words += " (" + fix.title + ": " + fix.new_text + ")";
  return words;
}

std::string told(const DocumentSymbol& one) {
  std::string words = one.name + one.detail + at(one.range) + at(one.selection);
  for (const DocumentSymbol& child : one.children) words += "(" + told(child) + ")";
  return words;
}

template <class Things>
void tell(std::vector<std::string>& lines, const std::string& what, const Things& things) {
  for (const auto& thing : things) lines.push_back(what + " " + told(thing));
}

std::vector<std::string> everything(const draft::Snapshot& snapshot,
                                    const std::vector<std::uint32_t>& places) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<std::string> lines;
  tell(lines, "citation", draft.citations);
  tell(lines, "date", draft.dates);
  tell(lines, "name", draft.names);
  for (const index::ResolvedName& who : draft.who) lines.push_back("who " + who.person);
  tell(lines, "unconfirmed", draft.unconfirmed);
  tell(lines, "reference", draft.sightings().seen);
  for (const reference::Statement& listed : draft.sightings().listed)
    lines.push_back("listed " + at(listed.range) + listed.title + listed.year);
  tell(lines, "finding", checks::run_checks(snapshot, {}));
  tell(lines, "symbol", document_symbols(snapshot));
  for (const std::uint32_t place : places) {
    if (const auto card = hover(snapshot, place))
      lines.push_back("hover " + at(card->range) + card->markdown);
    for (const CompletionItem& item : complete(snapshot, place).items)
      lines.push_back("completion " + item.label + "|" + item.detail + "|" + item.new_text +
                      at(item.replace));
  }
  return lines;
}

void expect_same(std::string_view begin, text::Format format, unsigned seed) {
  const char* wanted = std::getenv("READING_AGAIN_EDITS");
  const int edits = wanted == nullptr ? 500 : std::atoi(wanted);
  const std::string file = format == text::Format::latex ? "draft.tex" : "draft.md";
  const auto read = [&](const std::string& text, const draft::Draft* earlier) {
    return draft::make_snapshot(text, format, file, 1, project::no_project(), sample_knowledge(),
                                earlier);
  };
  Writer writer(begin, seed);
  draft::Snapshot last = read(writer.text(), nullptr);
  std::size_t compared = 0;
  for (int i = 0; i < edits; ++i) {
    // Random edits wear a text down: begin anew before nothing is left to be read.
    constexpr int kWorn = 40;
    if (i % kWorn == kWorn - 1) writer = Writer(begin, seed + static_cast<unsigned>(i));
    writer.edit();
    if (writer.roll(4) == 0) writer.edit();  // a state that nobody reads
    std::vector<std::uint32_t> places;
    for (int j = 0; j < 4; ++j)
      places.push_back(static_cast<std::uint32_t>(writer.roll(writer.text().size() + 1)));
    const draft::Snapshot again = read(writer.text(), last.draft.get());
    const auto found = everything(again, places);
    const auto alone = everything(read(writer.text(), nullptr), places);
    compared += alone.size();
    if (found != alone) {
      for (std::size_t line = 0; line < std::max(found.size(), alone.size()); ++line) {
        ASSERT_EQ(line < found.size() ? found[line] : "(nothing)",
                  line < alone.size() ? alone[line] : "(nothing)")
            << "edit " << i << " of seed " << seed << " in\n"
            << writer.text();
      }
    }
    last = again;
  }
  std::cout << edits << " edits, " << compared << " answers compared, none differs\n";
  EXPECT_GT(compared, static_cast<std::size_t>(edits));
}

TEST(ReadingAgain, MarkdownIsAsReadByItself) { expect_same(kMarkdown, text::Format::markdown, 1); }
TEST(ReadingAgain, LatexIsAsReadByItself) { expect_same(kLatex, text::Format::latex, 2); }
TEST(ReadingAgain, PlainTextIsAsReadByItself) { expect_same(kMarkdown, text::Format::plain, 3); }

}  // namespace
}  // namespace apparatus::features
