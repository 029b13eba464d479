// `apparatus expand` and `apparatus collapse`: every Ibid. spelt out, and put back.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>

#include "lsp/cli/commands.h"
#include "lsp/cli/edit_verb.h"
#include "lsp/cli/workplace.h"
#include "lsp/features/back_references.h"

namespace apparatus::cli {
namespace {

CLI::App* edit_verb(CLI::App& app, const char* name, const char* description,
                    EditOptions& options) {
  CLI::App* verb = app.add_subcommand(name, description);
  verb->add_option("--index", options.index, "index file (default: the project's)")
      ->type_name("FILE");
  verb->add_flag("--write", options.write, "change the drafts instead of printing a diff");
  verb->add_option("DRAFT", options.drafts, "Markdown or LaTeX files")->required();
  return verb;
}

void tell_left(const draft::Draft& draft, text::SourceRange range) {
  const text::Document& document = draft.document;
  const text::LineColumn place = document.lines.line_column(document.source, range.begin);
  std::string words(document.text(range));
  std::replace(words.begin(), words.end(), '\n', ' ');
  complain(draft.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
           ": “" + words +
           "” stays: it may mean several sources, or none, or cannot be replaced here");
}

}  // namespace

void add_expand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<EditOptions>();
  auto plain = std::make_shared<bool>(false);
  CLI::App* verb = edit_verb(
      app, "expand",
      "Spell out every Ibid., op. cit. and their like, so that notes can be moved about.\n\n"
      "Prints a diff; with --write changes the drafts. What stood there is kept in a mark that no\n"
      "reader sees, and `apparatus collapse` puts it back wherever it means the same. Printed "
      "works\n"
      "are written in the short form that the draft uses of them, else in full. What may mean\n"
      "several sources, or none, stays and is told.",
      *options);
  verb->add_flag("--plain", *plain, "keep no marks: for a text that will not be collapsed again");
  verb->callback([options, plain, &exit_code] {
    exit_code = run_edits(*options, [&](const draft::Snapshot& snapshot, std::string&) {
      features::Expansion expansion = features::expand(snapshot, !*plain);
      for (const text::SourceRange range : expansion.left) tell_left(*snapshot.draft, range);
      return std::move(expansion.edits);
    });
  });
}

void add_collapse(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<EditOptions>();
  CLI::App* verb = edit_verb(
      app, "collapse",
      "Put every Ibid. back that `apparatus expand` has spelt out.\n\n"
      "Prints a diff; with --write changes the drafts. Where notes were moved and an Ibid. would "
      "mean\nsomething else now, the full reference stays.",
      *options);
  verb->callback([options, &exit_code] {
    exit_code = run_edits(*options, [](const draft::Snapshot& snapshot, std::string&) {
      return features::collapse_back_references(snapshot);
    });
  });
}

}  // namespace apparatus::cli
