// `apparatus references`: what the references to printed works mean that a draft makes by hand.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "lsp/cli/commands.h"
#include "lsp/cli/draft_reader.h"
#include "lsp/draft/references_to_works.h"

namespace apparatus::cli {
namespace {

struct Options {
  std::string index;
  std::vector<std::string> drafts;
};

std::string work_in_words(const reference::Work& work) {
  const reference::Statement& said = work.statement;
  std::string words = said.surnames.empty() ? "" : said.surnames.front() + ", ";
  words += said.title;
  if (!said.volume.empty() && !said.volume_is_place) words += ", vol. " + said.volume;
  if (!said.year.empty()) words += " (" + said.year + ")";
  return words;
}

std::string meaning(const text::Document& document, const reference::References& references,
                    const reference::Reference& reference) {
  using reference::Form;
  using reference::Outcome;
  switch (reference.outcome) {
    case Outcome::unknown:
      return "unknown";
    case Outcome::open:
      return "unresolved";
    case Outcome::ambiguous: {
      std::string words = "ambiguous:";
      for (const int candidate : reference.candidates)
        words += " [" + work_in_words(*references.works[static_cast<std::size_t>(candidate)]) + "]";
      return words;
    }
    case Outcome::resolved:
      break;
  }
  if (reference.work >= 0)
    return work_in_words(*references.works[static_cast<std::size_t>(reference.work)]);
  if (reference.key >= 0)
    return "@" + document.citation_keys[static_cast<std::size_t>(reference.key)].key;
  return "a periodical";
}

std::string on_one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

void print(const std::string& file, const draft::Snapshot& snapshot) {
  const text::Document& document = snapshot.draft->document;
  const reference::References references = draft::references_to_works(snapshot);
  for (const reference::Reference& reference : references.references) {
    const auto source = document.to_source(reference.statement.range);
    const text::LineColumn place = document.lines.line_column(document.source, source.begin);
    const std::string words = on_one_line(std::string(document.text(reference.statement.range)));
    std::printf("%s:%u:%u: %s = %s\n", file.c_str(), place.line, place.column, words.c_str(),
                on_one_line(meaning(document, references, reference)).c_str());
  }
}

}  // namespace

void add_references(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "references",
      "Print what the references to printed works mean that drafts make by hand: full citations, "
      "short titles,\nop. cit., Ibid., author and date.\n\n"
      "FILE:LINE:COLUMN: words = author, title (year); or unknown, or ambiguous with the works "
      "that may be meant.");
  verb->add_option("--index", options->index, "index file (default: the project's)")
      ->type_name("FILE");
  verb->add_option("DRAFT", options->drafts, "plain text, Markdown or LaTeX")->required();
  verb->callback([options, &exit_code] {
    for (const std::string& file : options->drafts) {
      if (const auto opened = open_draft(file, options->index)) {
        print(file, opened->snapshot);
      } else {
        exit_code = kWrongUse;
      }
    }
  });
}

}  // namespace apparatus::cli
