// `apparatus index`: brings the index up to date with the corpus.
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "index/builder.h"
#include "lsp/cli/commands.h"
#include "lsp/cli/workplace.h"

namespace apparatus::cli {
namespace {

struct Options {
  std::vector<std::string> corpus;
  std::string index;
  bool anew = false;
  bool quiet = false;
};

// One line that is drawn over and over, on a terminal only: a log must not fill with it.
class ProgressBar {
 public:
  ProgressBar() : shown_(::isatty(STDERR_FILENO) == 1) {}
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void draw(const index::Progress& progress) {
    if (progress.file == index::kWaiting && !told_waiting_) {
      told_waiting_ = true;
      if (!shown_) complain("Waiting for another program that writes this index.");
    }
    if (!shown_) return;
    drawn_ = true;
    constexpr unsigned kWidth = 30;
    const unsigned filled = progress.total == 0 ? 0 : progress.done * kWidth / progress.total;
    const std::string bar = std::string(filled, '#') + std::string(kWidth - filled, '.');
    const std::string_view file = progress.file.substr(progress.file.rfind('/') + 1);
    std::fprintf(stderr, "\r\x1b[K[%s] %u/%u %.*s", bar.c_str(), progress.done, progress.total,
                 static_cast<int>(file.size()), file.data());
    std::fflush(stderr);
  }

  void clear() {
    if (drawn_) std::fprintf(stderr, "\r\x1b[K");
    drawn_ = false;
  }

 private:
  const bool shown_;
  bool drawn_ = false;
  bool told_waiting_ = false;
};

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

void print_summary(const index::BuildReport& report, double seconds) {
  std::printf("%s (%s read, %u vanished): %s, %s, %s of %s; %.2f s\n",
              counted(report.texts, "text", "texts").c_str(), std::to_string(report.read).c_str(),
              report.vanished, counted(report.citations, "citation", "citations").c_str(),
              counted(report.dates, "date", "dates").c_str(),
              counted(report.names, "name", "names").c_str(),
              counted(report.persons, "person", "persons").c_str(), seconds);
}

int index_corpus(const Options& options) {
  signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of write, not the end
  const auto started = std::chrono::steady_clock::now();
  const Workplace workplace =
      find_workplace(std::filesystem::current_path(), options.index, options.corpus);
  tell_problems(workplace.project);
  if (workplace.corpus.paths.empty()) {
    complain(workplace.project.file.empty()
                 ? "No corpus. Name it with --corpus DIR, or write an apparatus.toml with [corpus] "
                   "paths = [\"DIR\"]."
                 : workplace.project.file.string() +
                       " names no corpus. Write [corpus] paths = [\"DIR\"] there, or use "
                       "--corpus DIR.");
    return kWrongUse;
  }
  if (workplace.index_file.empty()) {
    complain("No place for the index. Name it with --index FILE, or write an apparatus.toml.");
    return kWrongUse;
  }
  if (options.anew && !index::discard_index(workplace.index_file)) {
    complain(workplace.index_file.string() + " is no index of Apparatus, or cannot be read.");
    return kWrongUse;
  }
  ProgressBar bar;
  const index::BuildReport report =
      index::update_index(workplace.index_file, workplace.corpus, workplace.project.authority,
                          [&](const index::Progress& progress) {
                            bar.draw(progress);
                            return true;
                          });
  bar.clear();
  for (const index::LeftOut& left_out : report.left_out) {
    complain("left out: " + left_out.file + ": " + left_out.reason);
  }
  if (!report.error.empty()) {
    complain(report.error);
    return kWrongUse;
  }
  if (report.rebuilt) complain("The index was built anew: " + report.rebuilt_because + ".");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  if (!options.quiet) print_summary(report, took.count());
  return kFine;
}

}  // namespace

void add_index(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("index",
                         "Bring the index up to date with the corpus.\n\n"
                         "Reads every .txt, .md, .markdown, .qmd, .rmd, .tex and .ltx file of the "
                         "corpus that is new or has changed\n"
                         "since the last time, and forgets those that are gone; a run with nothing "
                         "to do takes a moment. The corpus\n"
                         "itself is never written. Hidden files, symbolic links and files over 512 "
                         "MB are left out.\n\n"
                         "Without --corpus and --index the nearest apparatus.toml, here or in a "
                         "folder above, says what the corpus is\n"
                         "([corpus] paths and exclude); the index then lies in .apparatus/ beside "
                         "that file. An index that is damaged\n"
                         "or of another version is built anew. It may be deleted at any time.\n\n"
                         "Exit code: 0 done, 2 no corpus, or the index cannot be written.");
  verb->add_option("--corpus", options->corpus,
                   "a folder of texts, or one text; may be given several times")
      ->type_name("DIR")
      ->allow_extra_args(false);
  verb->add_option("--index", options->index, "the index file to bring up to date")
      ->type_name("FILE");
  verb->add_flag("--anew", options->anew, "read every text again, whatever the index holds");
  verb->add_flag("--quiet", options->quiet, "no closing line");
  verb->callback([options, &exit_code] { exit_code = index_corpus(*options); });
}

}  // namespace apparatus::cli
