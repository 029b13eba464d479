// Who is asked, in this order: apparatus.toml, the LaTeX files themselves, a Quarto book, a pandoc
// defaults file. The first that names the draft says what belongs together.
#include "lsp/project/manuscript_files.h"

#include <glob.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>

#include "lsp/project/latex_files.h"
#include "lsp/project/yaml_lists.h"
#include "text/document.h"

namespace apparatus::project {
namespace {

namespace fs = std::filesystem;

// Without an apparatus.toml a manuscript is looked for in the draft's folder and this far above it.
constexpr int kMostParents = 3;
// Of a folder in which a defaults file is looked for.
constexpr std::size_t kMostEntries = 5000;
constexpr std::size_t kMostDefaultsFiles = 50;
constexpr std::size_t kLargestYaml = std::size_t{256} * 1024;

bool is_latex(const fs::path& file) {
  return text::format_of_path(file.native()) == text::Format::latex;
}
bool is_markdown(const fs::path& file) {
  return text::format_of_path(file.native()) == text::Format::markdown;
}

bool holds(const std::vector<fs::path>& files, const fs::path& file) {
  return std::find(files.begin(), files.end(), file) != files.end();
}

ManuscriptFiles alone(const fs::path& draft, std::vector<FileProblem> problems) {
  ManuscriptFiles files;
  files.root = draft;
  files.files = {draft};
  files.problems = std::move(problems);
  return files;
}

// The uppermost folder in which anything is looked at: the project's, else that of a repository,
// else a few folders up; never the home folder itself, which holds other people's work, too.
fs::path boundary_of(const fs::path& draft, const Project& project) {
  if (!project.root.empty()) return project.root;
  const char* home = std::getenv("HOME");
  fs::path folder = draft.parent_path();
  fs::path highest = folder;
  std::error_code error;
  for (int up = 0; up <= kMostParents && folder.has_relative_path(); ++up) {
    if (home != nullptr && folder == fs::path(home).lexically_normal()) break;
    highest = folder;
    if (fs::exists(folder / ".git", error)) break;
    folder = folder.parent_path();
  }
  return highest;
}

std::vector<fs::path> matching(const fs::path& pattern) {
  if (pattern.native().find_first_of("*?[") == std::string::npos) return {pattern};
  std::vector<fs::path> found;
  glob_t matches{};
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches) == 0) {
    for (std::size_t i = 0; i < matches.gl_pathc; ++i) found.emplace_back(matches.gl_pathv[i]);
  }
  ::globfree(&matches);
  std::sort(found.begin(), found.end());  // by bytes: the same order under every locale
  return found;
}

class Finder {
 public:
  Finder(const fs::path& draft, const Project& project, const TextOf& text_of)
      : draft_(draft),
        project_(project),
        text_of_(text_of),
        boundary_(boundary_of(draft, project)) {}

  ManuscriptFiles find() {
    if (!project_.draft_files.empty()) {
      ManuscriptFiles listed = listed_files();
      if (holds(listed.files, draft_)) return listed;
    }
    if (is_latex(draft_)) return latex_files();
    std::vector<fs::path> bibliographies;  // of a Quarto project that is no book
    if (is_markdown(draft_)) {
      for (fs::path folder = draft_.parent_path(); is_below(folder, boundary_);
           folder = folder.parent_path()) {
        if (auto book = quarto_book(folder / "_quarto.yml")) return std::move(*book);
        if (bibliographies.empty())
          bibliographies = bibliographies_in(folder / "_quarto.yml", {folder});
        if (auto text = pandoc_defaults_in(folder)) return std::move(*text);
        if (!folder.has_relative_path()) break;
      }
    }
    ManuscriptFiles single = alone(draft_, {});
    single.bibliographies = std::move(bibliographies);
    return single;
  }

 private:
  // A file that is named and not there is looked for in the first folder in vain.
  std::vector<fs::path> bibliographies_in(const fs::path& yaml,
                                          const std::vector<fs::path>& folders) {
    std::vector<fs::path> found;
    const auto text = yaml_text(yaml);
    if (text == nullptr || text->find("bibliography") == std::string::npos) return found;
    std::vector<YamlString> names = yaml_strings(*text, {"bibliography"});
    for (YamlString& one : yaml_strings(*text, {"metadata", "bibliography"}))
      names.push_back(std::move(one));
    for (const YamlString& name : names) {
      // A bibliography may be far larger than what is read here.
      const auto is_there = [&](const fs::path& folder) {
        std::error_code error;
        const fs::path file = (folder / name.value).lexically_normal();
        return is_below(file, boundary_) && fs::is_regular_file(file, error);
      };
      const auto folder = std::find_if(folders.begin(), folders.end(), is_there);
      found.push_back(
          ((folder == folders.end() ? folders.front() : *folder) / name.value).lexically_normal());
    }
    return found;
  }

  ManuscriptFiles listed_files() {
    ManuscriptFiles files;
    files.kind = ManuscriptKind::listed;
    files.root = project_.file;
    files.labels_are_shared = true;
    for (const fs::path& pattern : project_.draft_files) {
      for (const fs::path& file : matching(pattern)) {
        if (holds(files.files, file)) continue;
        if (text_of_(file) == nullptr) {
          files.problems.push_back({project_.file, place_in_project_file(pattern),
                                    Severity::warning,
                                    "“" + file.filename().string() + "” is not there"});
        } else if (is_latex(file)) {
          add_latex_files(file, boundary_, draft_, text_of_, files);
        } else if (files.files.size() < kMostManuscriptFiles) {
          files.files.push_back(file);
        }
      }
    }
    return files;
  }

  // Where apparatus.toml names a file, as it is written there; its beginning where that is
  // otherwise.
  text::SourceRange place_in_project_file(const fs::path& file) const {
    const auto text = text_of_(project_.file);
    const std::string name = "\"" + file.lexically_relative(project_.root).string() + "\"";
    const auto at = text == nullptr ? std::string::npos : text->find(name);
    if (at == std::string::npos) return {};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
  }

  ManuscriptFiles latex_files() {
    std::vector<FileProblem> problems;
    const fs::path root = latex_root_of(draft_, boundary_, text_of_, problems);
    if (root.empty()) return alone(draft_, std::move(problems));
    ManuscriptFiles files;
    files.kind = ManuscriptKind::latex;
    files.root = root;
    add_latex_files(root, boundary_, draft_, text_of_, files);
    if (!holds(files.files, draft_)) return alone(draft_, std::move(problems));
    if (files.files.size() == 1) files.kind = ManuscriptKind::single;
    return files;
  }

  std::optional<ManuscriptFiles> quarto_book(const fs::path& yaml) {
    const auto text = yaml_text(yaml);
    if (text == nullptr) return std::nullopt;
    std::vector<YamlString> chapters = yaml_strings(*text, {"book", "chapters"});
    for (YamlString& appendix : yaml_strings(*text, {"book", "appendices"}))
      chapters.push_back(std::move(appendix));
    // The names of parts and the texts of links stand there, too.
    std::erase_if(chapters, [](const YamlString& one) { return !is_markdown(one.value); });
    auto files = of_list(ManuscriptKind::quarto, yaml, chapters, {yaml.parent_path()});
    if (files) files->bibliographies = bibliographies_in(yaml, {yaml.parent_path()});
    return files;
  }

  // pandoc reads input files from where it is run, which is mostly where the defaults file lies or
  // the folder above it.
  std::optional<ManuscriptFiles> pandoc_defaults_in(const fs::path& folder) {
    for (const fs::path& yaml : yaml_files_in(folder)) {
      const auto text = yaml_text(yaml);
      if (text == nullptr || text->find("input-file") == std::string::npos) continue;
      std::vector<YamlString> inputs = yaml_strings(*text, {"input-files"});
      for (YamlString& one : yaml_strings(*text, {"input-file"})) inputs.push_back(std::move(one));
      auto files = of_list(ManuscriptKind::pandoc, yaml, inputs, {folder, folder.parent_path()});
      if (!files) continue;
      files->bibliographies = bibliographies_in(yaml, {folder, folder.parent_path()});
      const std::vector<YamlString> scope = yaml_strings(*text, {"file-scope"});
      files->labels_are_shared = scope.empty() || scope.front().value != "true";
      return files;
    }
    return std::nullopt;
  }

  static std::vector<fs::path> yaml_files_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    std::size_t entries = 0;
    for (fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && it != end && ++entries <= kMostEntries; it.increment(error)) {
      const fs::path ending = it->path().extension();
      if (ending == ".yaml" || ending == ".yml") found.push_back(it->path());
      if (found.size() >= kMostDefaultsFiles) break;
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  std::shared_ptr<const std::string> yaml_text(const fs::path& yaml) {
    std::error_code error;
    if (!fs::is_regular_file(yaml, error) || fs::file_size(yaml, error) > kLargestYaml)
      return nullptr;
    return text_of_(yaml);
  }

  // Nothing where the draft is not in the list.
  std::optional<ManuscriptFiles> of_list(ManuscriptKind kind, const fs::path& yaml,
                                         const std::vector<YamlString>& names,
                                         const std::vector<fs::path>& folders) {
    ManuscriptFiles files;
    files.kind = kind;
    files.root = yaml;
    for (const YamlString& name : names) {
      if (files.files.size() >= kMostManuscriptFiles) {
        files.problems.push_back({yaml, name.range, Severity::warning,
                                  "more than " + std::to_string(kMostManuscriptFiles) +
                                      " files; what follows is not read"});
        break;
      }
      const fs::path file = first_there(name.value, folders);
      if (file.empty()) {
        files.problems.push_back(
            {yaml, name.range, Severity::warning, "“" + name.value + "” is not there"});
      } else if (!holds(files.files, file)) {
        files.files.push_back(file);
      }
    }
    if (!holds(files.files, draft_)) return std::nullopt;
    return files;
  }

  // Empty where the name leads nowhere, or out of the folders that may be looked at.
  fs::path first_there(const std::string& name, const std::vector<fs::path>& folders) {
    for (const fs::path& folder : folders) {
      const fs::path file = (folder / name).lexically_normal();
      if (is_below(file, boundary_) && text_of_(file) != nullptr) return file;
    }
    return {};
  }

  const fs::path draft_;
  const Project& project_;
  const TextOf& text_of_;
  const fs::path boundary_;
};

}  // namespace

ManuscriptFiles manuscript_files(const fs::path& draft, const Project& project,
                                 const TextOf& text_of) {
  std::error_code error;
  const fs::path absolute = fs::absolute(draft, error).lexically_normal();
  if (error || draft.empty()) return alone(draft, {});
  return Finder(absolute, project, text_of).find();
}

}  // namespace apparatus::project
