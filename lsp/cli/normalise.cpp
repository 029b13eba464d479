// `apparatus normalise`: names, dates and citations of drafts in one style.
#include <CLI/CLI.hpp>
#include <memory>

#include "lsp/cli/commands.h"
#include "lsp/cli/edit_verb.h"
#include "lsp/features/normalise.h"

namespace apparatus::cli {

void add_normalise(CLI::App& app, int& exit_code) {
  struct Options {
    EditOptions edit;
    features::NormaliseStyle style;
  };
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "normalise",
      "Put the names, dates and citations of drafts into one style.\n\n"
      "Prints a diff; with --write changes the drafts. Without --names, --dates or --citations "
      "all\n"
      "three. The style is what the options say, else [style] in apparatus.toml, else what the "
      "draft\ndoes most. Quotations and titles of works are left alone.");
  verb->add_option("--index", options->edit.index, "index file (default: the project's)")
      ->type_name("FILE");
  verb->add_flag("--write", options->edit.write, "change the drafts instead of printing a diff");
  verb->add_flag("--names", options->style.names, "surnames");
  verb->add_flag("--dates", options->style.dates, "full dates");
  verb->add_flag("--citations", options->style.citations, "citations of archives");
  verb->add_option("--transliteration", options->style.transliteration,
                   "of the names: ala-lc, bgn …")
      ->type_name("SYSTEM");
  verb->add_option("--date-form", options->style.date, "day-month-year, iso …")->type_name("FORM");
  verb->add_option("--scheme", options->style.citation, "russian-verbose, russian-slash …")
      ->type_name("SCHEME");
  verb->add_option("DRAFT", options->edit.drafts, "Markdown or LaTeX files")->required();
  verb->callback([options, &exit_code] {
    features::NormaliseStyle& style = options->style;
    if (!style.names && !style.dates && !style.citations)
      style.names = style.dates = style.citations = true;
    exit_code = run_edits(options->edit, [&](const draft::Snapshot& snapshot, std::string& fault) {
      fault = features::fault_of(style, snapshot);
      return fault.empty() ? features::normalise(snapshot, style) : std::vector<checks::Edit>();
    });
  });
}

}  // namespace apparatus::cli
