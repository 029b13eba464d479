#include "lsp/cli/commands.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <memory>
#include <sstream>
#include <string>

#include "lsp/cli/workplace.h"
#include "lsp/server/version.h"

namespace apparatus::cli {
namespace {

// In the list of verbs only the first line of what each says of itself.
class ShortList : public CLI::Formatter {
 public:
  std::string make_subcommand(const CLI::App* verb) const override {
    const std::string description = verb->get_description();
    std::stringstream out;
    CLI::detail::format_help(out, verb->get_name(), description.substr(0, description.find('\n')),
                             column_width_);
    return out.str();
  }
};

bool is_verb(CLI::App& app, const std::string& word) {
  const auto same_name = [&](const CLI::App* verb) { return verb->get_name() == word; };
  return !app.get_subcommands(same_name).empty();
}

}  // namespace

int run(int argc, char** argv) {
  // Standard output is for answers alone; `serve` speaks a protocol on it.
  spdlog::set_default_logger(spdlog::stderr_color_st("apparatus"));
  CLI::App app(
      "Apparatus reads what a historian writes: the names, dates and archival citations of a "
      "draft, checked against\n"
      "the draft itself and against the corpus that it stands on.\n\n"
      "Begin with `apparatus index --corpus DIR --index FILE`, then `apparatus check --index FILE "
      "DRAFT`; or write an\n"
      "apparatus.toml once and leave the options out. `apparatus VERB --help` explains each verb.",
      "apparatus");
  app.require_subcommand(1);
  app.set_version_flag("--version", "apparatus " + std::string(server::program_version()),
                       "Print the version and exit");
  app.formatter(std::make_shared<ShortList>());
  app.failure_message(CLI::FailureMessage::simple);

  int exit_code = kFine;
  add_index(app, exit_code);
  add_extract(app, exit_code);
  add_check(app, exit_code);
  add_serve(app, exit_code);
  add_show(app, exit_code);
  add_references(app, exit_code);
  add_expand(app, exit_code);
  add_collapse(app, exit_code);
  add_normalise(app, exit_code);
  add_sources(app, exit_code);
  add_names(app, exit_code);
  add_stats(app, exit_code);

  if (argc > 1 && argv[1][0] != '-' && !is_verb(app, argv[1])) {
    complain(std::string("\"") + argv[1] + "\" is no verb; `apparatus --help` lists them.");
    return kWrongUse;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help is an answer; everything else is wrong use.
    return app.exit(error) == 0 ? kFine : kWrongUse;
  } catch (const std::exception& error) {
    complain(std::string("Stopped by an error of the program itself: ") + error.what() +
             ". Please report it.");
    return kWrongUse;
  }
  return exit_code;
}

}  // namespace apparatus::cli
