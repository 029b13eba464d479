// `apparatus sources` and `apparatus names`: the lists at the end of a book, ready to print.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "lsp/cli/commands.h"
#include "lsp/cli/draft_reader.h"
#include "lsp/features/name_index.h"
#include "lsp/features/source_list.h"
#include "text/document.h"

namespace apparatus::cli {
namespace {

struct Options {
  std::string index;
  std::string format;  // "" for that of the draft
  std::string draft;
};

using Print = std::function<std::string(const draft::Snapshot&, bool as_latex)>;

void add_list(CLI::App& app, const char* name, const char* description, int& exit_code,
              Print print) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(name, description);
  verb->add_option("--index", options->index, "index file (default: the project's)")
      ->type_name("FILE");
  verb->add_option("--format", options->format, "markdown or latex (default: as the draft)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"markdown", "latex"}));
  verb->add_option("DRAFT", options->draft, "a draft; with it all files of its manuscript")
      ->required();
  verb->callback([options, print = std::move(print), &exit_code] {
    const auto opened = open_draft(options->draft, options->index);
    if (!opened) {
      exit_code = kWrongUse;
      return;
    }
    const bool latex = options->format.empty()
                           ? opened->snapshot.draft->document.format == text::Format::latex
                           : options->format == "latex";
    const std::string list = print(opened->snapshot, latex);
    std::fwrite(list.data(), 1, list.size(), stdout);
  });
}

}  // namespace

void add_sources(CLI::App& app, int& exit_code) {
  add_list(app, "sources",
           "Print the list of archival sources: by archive, fond and opis, with what is cited of "
           "each.",
           exit_code, [](const draft::Snapshot& snapshot, bool as_latex) {
             const auto archives = features::archival_sources(snapshot);
             return as_latex ? features::sources_as_latex(archives)
                             : features::sources_as_markdown(archives);
           });
}

void add_names(CLI::App& app, int& exit_code) {
  add_list(app, "names",
           "Print the index of names: who is named, in which lines of the text and in which notes.",
           exit_code, [](const draft::Snapshot& snapshot, bool as_latex) {
             const auto names = features::index_of_names(snapshot);
             return as_latex ? features::names_as_latex(names) : features::names_as_markdown(names);
           });
}

}  // namespace apparatus::cli
