// `apparatus check`: the findings of drafts, for people, for machines and for code hosts.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>

#include "index/knowledge.h"
#include "lsp/checks/check.h"
#include "lsp/cli/apply_fixes.h"
#include "lsp/cli/changed_lines.h"
#include "lsp/cli/commands.h"
#include "lsp/cli/draft_list.h"
#include "lsp/cli/finding_text.h"
#include "lsp/cli/options.h"
#include "lsp/cli/workplace.h"
#include "lsp/draft/manuscript.h"
#include "lsp/protocol/finding_json.h"
#include "lsp/protocol/sarif.h"
#include "lsp/server/version.h"
#include "text/encoding.h"

namespace apparatus::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Options {
  std::string index;
  std::string format = "text";
  bool fix = false;
  bool manuscript = false;
  std::string since;
  std::vector<std::string> drafts;
};

// A project with its index, read once for all drafts in it.
struct Setting {
  project::Project project;
  std::shared_ptr<const index::Knowledge> knowledge;
};

struct Checked {
  std::string file;
  draft::Snapshot snapshot;
  std::vector<checks::Finding> findings;
};

class CheckCommand {
 public:
  explicit CheckCommand(const Options& options) : options_(options) {}

  int run() {
    if (!open_given_index()) return kWrongUse;
    for (const std::string& file : all_drafts()) check(file);
    if (options_.format == "sarif") print_sarif();
    if (options_.format == "text") print_summary();
    if (failed_) return kWrongUse;
    return found_ == 0 ? kFine : kFindings;
  }

 private:
  // What was named, each file once, in the order of the command line.
  std::vector<std::string> all_drafts() {
    std::vector<std::string> drafts;
    std::set<fs::path> seen;
    const auto add = [&](const std::vector<std::string>& files) {
      for (const std::string& file : files) {
        if (seen.insert(fs::absolute(file).lexically_normal()).second) drafts.push_back(file);
      }
    };
    for (const std::string& given : options_.drafts) {
      std::error_code error;
      if (fs::is_directory(given, error)) {
        const std::vector<std::string> below = drafts_below(given, setting_of(given).project);
        if (below.empty()) std::cerr << given << ": no Markdown or LaTeX files below this folder\n";
        add(below);
      } else if (options_.manuscript) {
        add(manuscript_of(given, setting_of(given).project));
      } else {
        add({given});
      }
    }
    return drafts;
  }

  void fail(const std::string& file, const std::string& reason) {
    std::cerr << file << ": " << reason << "\n";
    failed_ = true;
  }

  bool open_given_index() {
    if (options_.index.empty()) return true;
    std::string reason;
    given_index_ = index::Knowledge::open(options_.index, reason);
    if (given_index_ != nullptr) return true;
    std::cerr << options_.index << ": " << reason << "\n";
    return false;
  }

  std::shared_ptr<const index::Knowledge> open_index_of(const project::Project& project) {
    if (given_index_ != nullptr) return given_index_;
    std::string reason = "no apparatus.toml says where the corpus is";
    if (!project.file.empty()) {
      if (auto knowledge = index::Knowledge::open(project.index_file(), reason)) return knowledge;
    }
    if (!told_of_missing_index_) complain("checking without a corpus: " + reason);
    told_of_missing_index_ = true;
    return index::Knowledge::nothing();
  }

  const Setting& setting_of(const std::string& file) {
    const fs::path found = project::find_project_file(file).value_or(fs::path());
    const auto known = settings_.find(found);
    if (known != settings_.end()) return known->second;
    Setting setting;
    setting.project = found.empty() ? project::no_project() : project::read_project(found);
    tell_problems(setting.project);
    setting.knowledge = open_index_of(setting.project);
    return settings_.emplace(found, std::move(setting)).first->second;
  }

  std::optional<text::DecodedText> read(const std::string& file) {
    std::error_code error;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
      fail(file, "cannot be read (" + std::generic_category().message(errno) + ")");
      return std::nullopt;
    }
    bytes_.assign(std::istreambuf_iterator<char>(stream), {});
    auto decoded = text::decode(bytes_);
    if (const auto* why = std::get_if<text::UndecodableText>(&decoded)) {
      fail(file, why->reason);
      return std::nullopt;
    }
    return std::get<text::DecodedText>(std::move(decoded));
  }

  Checked checked(const std::string& file, std::string source) {
    const Setting& setting = setting_of(file);
    draft::Snapshot alone = draft::make_snapshot(std::move(source), text::format_of_path(file),
                                                 file, 0, setting.project, setting.knowledge);
    Checked result{
        file, draft::in_manuscript(std::move(alone), {}, setting.project, unopened_), {}};
    result.findings = checks::run_checks(result.snapshot, {});
    if (!options_.since.empty()) leave_what_is_older(result);
    return result;
  }

  // Takes away the findings in lines that are as they were in the revision.
  void leave_what_is_older(Checked& result) {
    const text::Document& document = result.snapshot.draft->document;
    const fs::path folder = fs::path(result.file).parent_path();
    auto [commit, is_new] = commits_.try_emplace(folder);
    if (is_new) {
      std::string fault;
      commit->second = commit_of(options_.since, folder, fault);
      if (!commit->second) fail(result.file, fault);
    }
    if (!commit->second) return result.findings.clear();
    const auto then = file_in_commit(*commit->second, result.file);
    if (!then) return;  // the file is new, and all of it was written since
    const auto decoded = text::decode(*then);
    const auto* text = std::get_if<text::DecodedText>(&decoded);
    if (text == nullptr) return;
    const std::vector<bool> changed = changed_lines(text->utf8, document.source);
    std::erase_if(result.findings, [&](const checks::Finding& finding) {
      const std::uint32_t first = document.lines.line_of(finding.range.begin);
      const std::uint32_t last = document.lines.line_of(finding.range.end);
      for (std::uint32_t line = first; line <= last && line < changed.size(); ++line) {
        if (changed[line]) return false;
      }
      return true;
    });
  }

  void check(const std::string& file) {
    auto decoded = read(file);
    if (!decoded) return;
    Checked result = checked(file, decoded->utf8);
    if (options_.fix) fix(*decoded, result);
    for (const std::string& missing : result.snapshot.missing_bibliographies) {
      // The chapters of a book share it.
      if (told_bibliographies_.insert(missing).second)
        std::cerr << file << ": the bibliography " << missing << " cannot be read\n";
    }
    if (result.snapshot.manuscript != nullptr) tell_problems_of(*result.snapshot.manuscript);
    found_ += result.findings.size();
    print(result);
    if (options_.format == "sarif") kept_.push_back(std::move(result));
  }

  // Those in a file that is no draft; the others are findings.
  void tell_problems_of(const draft::Manuscript& manuscript) {
    for (const project::FileProblem& problem : manuscript.problems) {
      const bool in_draft = std::any_of(
          manuscript.files.begin(), manuscript.files.end(), [&](const draft::DraftPtr& draft) {
            return fs::absolute(draft->file).lexically_normal() == problem.file;
          });
      const std::string told = problem.file.string() + ": " + problem.message;
      if (!in_draft && told_problems_.insert(told).second) std::cerr << told << "\n";
    }
  }

  void fix(const text::DecodedText& decoded, Checked& result) {
    const FixedText fixed = apply_preferred(decoded.utf8, result.findings);
    if (fixed.applied == 0) return;
    const bool has_mark = bytes_.starts_with(kByteOrderMark);
    const std::string_view stored =
        std::string_view(bytes_).substr(has_mark ? kByteOrderMark.size() : 0);
    if (stored != decoded.utf8) {
      fail(result.file, "is not in UTF-8, so that nothing was changed in it");
      return;
    }
    const std::string trouble = write_atomically(
        result.file, (has_mark ? std::string(kByteOrderMark) : std::string()) + fixed.text);
    if (!trouble.empty()) {
      fail(result.file, trouble);
      return;
    }
    std::cerr << result.file << ": " << fixed.applied << (fixed.applied == 1 ? " fix" : " fixes")
              << " applied\n";
    unopened_.forget();
    result = checked(result.file, fixed.text);
  }

  void print(const Checked& result) {
    const text::Document& document = result.snapshot.draft->document;
    for (const checks::Finding& finding : result.findings) {
      ++by_code_[finding.code];
      if (options_.format == "jsonl")
        std::cout << protocol::finding_as_json(result.file, document, finding) << "\n";
      if (options_.format == "text") {
        std::cout << finding_as_text(result.file, document, with_shown_paths(result.file, finding));
      }
      if (options_.format == "github")
        std::cout << finding_as_github(result.file, document, finding);
    }
  }

  // JSON names the texts of the corpus by their absolute paths, people by the short ones.
  checks::Finding with_shown_paths(const std::string& file, checks::Finding finding) {
    const fs::path& root = setting_of(file).project.root;
    for (checks::Evidence& evidence : finding.evidence)
      evidence.file = shown_path(evidence.file, root);
    return finding;
  }

  void print_sarif() const {
    std::vector<protocol::CheckedDraft> drafts;
    for (const Checked& one : kept_)
      drafts.push_back({one.file, &one.snapshot.draft->document, &one.findings});
    std::cout << protocol::sarif_log(drafts, server::program_version()) << "\n";
  }

  void print_summary() const {
    if (found_ == 0) return;
    std::cout << found_ << (found_ == 1 ? " finding" : " findings");
    const char* separator = ": ";
    for (const auto& [code, count] : by_code_) {
      std::cout << separator << code << " " << count;
      separator = ", ";
    }
    std::cout << "\n";
  }

  const Options& options_;
  std::shared_ptr<const index::Knowledge> given_index_;
  std::map<fs::path, Setting> settings_;
  draft::UnopenedDrafts unopened_;
  std::map<fs::path, std::optional<std::string>> commits_;  // of --since, by folder
  std::set<std::string> told_bibliographies_;
  std::set<std::string> told_problems_;
  bool told_of_missing_index_ = false;
  bool failed_ = false;
  std::string bytes_;  // of the draft at hand, as they are on disk
  std::vector<Checked> kept_;
  std::size_t found_ = 0;
  std::map<std::string_view, std::size_t> by_code_;
};

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("check", "print what is wrong in drafts");
  add_index_option(*verb, options->index, "index file (default: the project's)");
  add_format_option(*verb, options->format, {"text", "jsonl", "sarif", "github"});
  verb->add_flag("--fix", options->fix, "apply the preferred fixes, which never change a meaning");
  verb->add_flag("--manuscript", options->manuscript,
                 "with each draft all other files of its manuscript, in their order");
  verb->add_option("--since", options->since,
                   "only what stands in lines that are new or changed since this revision of git")
      ->type_name("REV");
  verb->add_option("DRAFT", options->drafts, "drafts, or folders of Markdown and LaTeX files")
      ->required();
  verb->callback([options, &exit_code] { exit_code = CheckCommand(*options).run(); });
}

}  // namespace apparatus::cli
