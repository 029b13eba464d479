// `apparatus check`: the findings of drafts, for people, for machines and for code hosts.
#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>

#include "index/knowledge.h"
#include "lsp/checks/check.h"
#include "lsp/cli/apply_fixes.h"
#include "lsp/cli/commands.h"
#include "lsp/cli/finding_text.h"
#include "lsp/cli/workplace.h"
#include "lsp/protocol/finding_json.h"
#include "lsp/protocol/sarif.h"
#include "text/encoding.h"

namespace apparatus::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kVersion = "0.1.0";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Options {
  std::string index;
  std::string format = "text";
  bool fix = false;
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

bool is_draft_name(const fs::path& path) {
  constexpr std::array<std::string_view, 6> kEndings = {".md",  ".markdown", ".qmd",
                                                        ".rmd", ".tex",      ".ltx"};
  return std::find(kEndings.begin(), kEndings.end(), path.extension().string()) != kEndings.end();
}

// The drafts below a folder, sorted; hidden folders are left alone.
std::vector<std::string> drafts_below(const fs::path& folder) {
  std::vector<std::string> found;
  std::error_code error;
  auto walk = fs::recursive_directory_iterator(
      folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const fs::path& path = walk->path();
    if (path.filename().string().starts_with('.')) {
      if (walk->is_directory(error)) walk.disable_recursion_pending();
      continue;
    }
    if (walk->is_regular_file(error) && is_draft_name(path)) found.push_back(path.string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

class CheckCommand {
 public:
  explicit CheckCommand(const Options& options) : options_(options) {}

  int run() {
    if (!open_given_index()) return kWrongUse;
    for (const std::string& given : options_.drafts) {
      std::error_code error;
      if (!fs::is_directory(given, error)) {
        check(given);
        continue;
      }
      const std::vector<std::string> below = drafts_below(given);
      if (below.empty()) std::cerr << given << ": no Markdown or LaTeX files below this folder\n";
      for (const std::string& file : below) check(file);
    }
    if (options_.format == "sarif") print_sarif();
    if (options_.format == "text") print_summary();
    if (failed_) return kWrongUse;
    return found_ == 0 ? kFine : kFindings;
  }

 private:
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
    Checked result{file,
                   draft::make_snapshot(std::move(source), text::format_of_path(file), file, 0,
                                        setting.project, setting.knowledge),
                   {}};
    result.findings = checks::run_checks(result.snapshot, {});
    return result;
  }

  void check(const std::string& file) {
    auto decoded = read(file);
    if (!decoded) return;
    Checked result = checked(file, decoded->utf8);
    if (options_.fix) fix(*decoded, result);
    for (const std::string& missing : result.snapshot.missing_bibliographies) {
      std::cerr << file << ": the bibliography " << missing << " cannot be read\n";
    }
    found_ += result.findings.size();
    print(result);
    if (options_.format == "sarif") kept_.push_back(std::move(result));
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
    result = checked(result.file, fixed.text);
  }

  void print(const Checked& result) {
    const text::Document& document = result.snapshot.draft->document;
    for (const checks::Finding& finding : result.findings) {
      ++by_code_[finding.code];
      if (options_.format == "jsonl")
        std::cout << protocol::finding_as_json(result.file, document, finding) << "\n";
      if (options_.format == "text") std::cout << finding_as_text(result.file, document, finding);
      if (options_.format == "github")
        std::cout << finding_as_github(result.file, document, finding);
    }
  }

  void print_sarif() const {
    std::vector<protocol::CheckedDraft> drafts;
    for (const Checked& one : kept_)
      drafts.push_back({one.file, &one.snapshot.draft->document, &one.findings});
    std::cout << protocol::sarif_log(drafts, kVersion) << "\n";
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
  verb->add_option("--index", options->index, "index file (default: the project's)")
      ->type_name("FILE");
  verb->add_option("--format", options->format, "text, jsonl, sarif or github")
      ->check(CLI::IsMember({"text", "jsonl", "sarif", "github"}));
  verb->add_flag("--fix", options->fix, "apply the preferred fixes, which never change a meaning");
  verb->add_option("DRAFT", options->drafts, "drafts, or folders of Markdown and LaTeX files")
      ->required();
  verb->callback([options, &exit_code] { exit_code = CheckCommand(*options).run(); });
}

}  // namespace apparatus::cli
