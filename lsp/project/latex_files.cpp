// Depth first, as TeX reads. What is on the way to a file is remembered, so that a circle is told
// where it closes and never walked.
#include "lsp/project/latex_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <system_error>

#include "lsp/project/latex_structure.h"

namespace apparatus::project {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kLongestChain = 16;  // of files that each name another as their root
// Of a folder in which a root is looked for.
constexpr std::size_t kMostEntries = 5000;
constexpr std::size_t kMostCandidates = 200;

std::string in_quotes(std::string_view words) { return "“" + std::string(words) + "”"; }

bool is_latex_name(const fs::path& file) {
  return file.extension() == ".tex" || file.extension() == ".ltx";
}

class Walk {
 public:
  Walk(const fs::path& boundary, const fs::path& looked_at, const TextOf& text_of,
       ManuscriptFiles& into)
      : boundary_(boundary), looked_at_(looked_at), text_of_(text_of), into_(into) {
    seen_.insert(into.files.begin(), into.files.end());
  }

  void from(const fs::path& root) {
    root_folder_ = root.parent_path();
    visit(root, {});
  }

 private:
  void visit(const fs::path& file, const fs::path& import_folder) {
    const auto text = text_of_(file);
    if (text == nullptr) return;
    seen_.insert(file);
    into_.files.push_back(file);
    bytes_ += text->size();
    way_.push_back(file);
    const LatexStructure structure = latex_structure(*text);
    if (structure.include_only && !include_only_) include_only_ = structure.include_only;
    for (const Inclusion& inclusion : structure.inclusions) {
      if (is_full(file, inclusion)) break;
      follow(file, inclusion, import_folder);
    }
    way_.pop_back();
  }

  void follow(const fs::path& file, const Inclusion& inclusion, const fs::path& import_folder) {
    fs::path folder = import_folder;
    if (inclusion.kind == Inclusion::Kind::import) folder = root_folder_ / inclusion.folder;
    if (inclusion.kind == Inclusion::Kind::subimport)
      folder = (import_folder.empty() ? root_folder_ : import_folder) / inclusion.folder;
    const std::vector<fs::path> names = names_of(inclusion);
    for (const fs::path& base : {folder, root_folder_, file.parent_path()}) {
      if (base.empty()) continue;
      for (const fs::path& name : names) {
        const fs::path candidate = (base / name).lexically_normal();
        if (try_to_enter(file, inclusion, candidate, folder)) return;
      }
    }
    if (!names.empty() && !inclusion.may_be_missing && !is_left_out(inclusion, {}))
      tell(file, inclusion, Severity::warning, in_quotes(names.front().string()) + " is not there");
  }

  // As TeX completes a name. Empty for what is no text: pictures, tables of other programs.
  static std::vector<fs::path> names_of(const Inclusion& inclusion) {
    const fs::path name = inclusion.file.name;
    if (is_latex_name(name)) return {name};
    const fs::path completed = inclusion.file.name + ".tex";
    if (inclusion.kind == Inclusion::Kind::include) return {completed};
    // "chapter.one" may be chapter.one.tex; "plan.tikz" is a picture.
    constexpr std::array<std::string_view, 8> kNoText = {".tikz", ".pgf", ".bbl", ".sty",
                                                         ".def",  ".cfg", ".svg", ".pdf_tex"};
    const std::string ending = name.extension().string();
    if (std::find(kNoText.begin(), kNoText.end(), ending) != kNoText.end()) return {};
    return {completed};
  }

  // Whether the candidate is the file that is meant, whatever becomes of it.
  bool try_to_enter(const fs::path& file, const Inclusion& inclusion, const fs::path& candidate,
                    const fs::path& import_folder) {
    if (std::find(way_.begin(), way_.end(), candidate) != way_.end()) {
      tell(file, inclusion, Severity::warning,
           in_quotes(candidate.filename().string()) +
               (candidate == file ? " includes itself"
                                  : " is included by a file that it includes itself"));
      return true;
    }
    if (seen_.count(candidate) != 0) return true;
    std::error_code error;
    if (!fs::is_regular_file(candidate, error) && text_of_(candidate) == nullptr) return false;
    if (is_left_out(inclusion, candidate)) return true;
    if (!is_below(candidate, boundary_)) {
      tell(file, inclusion, Severity::information,
           in_quotes(inclusion.file.name) + " lies outside of " +
               in_quotes(boundary_.filename().string()) + ", so that it is not read");
      return true;
    }
    if (way_.size() >= kDeepest) {
      tell(file, inclusion, Severity::warning,
           "files include one another more than " + std::to_string(kDeepest) +
               " deep; this one is not read");
      return true;
    }
    visit(candidate, import_folder);
    return true;
  }

  bool is_left_out(const Inclusion& inclusion, const fs::path& candidate) const {
    if (inclusion.kind != Inclusion::Kind::include || !include_only_) return false;
    if (candidate == looked_at_ && !candidate.empty()) return false;
    return std::find(include_only_->begin(), include_only_->end(), inclusion.file.name) ==
           include_only_->end();
  }

  bool is_full(const fs::path& file, const Inclusion& inclusion) {
    const bool full = into_.files.size() >= kMostManuscriptFiles || bytes_ >= kMostManuscriptBytes;
    if (full && !told_full_) {
      tell(file, inclusion, Severity::warning,
           "more than " + std::to_string(kMostManuscriptFiles) + " files or " +
               std::to_string(kMostManuscriptBytes / 1024 / 1024) +
               " MB in one manuscript; what follows is not read as a part of it");
      told_full_ = true;
    }
    return full;
  }

  void tell(const fs::path& file, const Inclusion& inclusion, Severity severity,
            std::string message) {
    into_.problems.push_back({file, inclusion.file.range, severity, std::move(message)});
  }

  const fs::path& boundary_;
  const fs::path& looked_at_;
  const TextOf& text_of_;
  ManuscriptFiles& into_;
  fs::path root_folder_;
  std::set<fs::path> seen_;
  std::vector<fs::path> way_;  // from the root to the file at hand
  std::optional<std::vector<std::string>> include_only_;
  std::size_t bytes_ = 0;
  bool told_full_ = false;
};

// The roots in a folder, in the order of their names.
std::vector<fs::path> roots_in(const fs::path& folder, const TextOf& text_of) {
  std::vector<fs::path> names;
  std::error_code error;
  std::size_t entries = 0;
  for (fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end;
       !error && it != end && ++entries <= kMostEntries; it.increment(error)) {
    if (is_latex_name(it->path()) && it->is_regular_file(error)) names.push_back(it->path());
    if (names.size() >= kMostCandidates) break;
  }
  std::sort(names.begin(), names.end());
  std::erase_if(names, [&](const fs::path& name) {
    const auto text = text_of(name);
    return text == nullptr || text->find("\\documentclass") == std::string::npos ||
           !latex_structure(*text).is_root;
  });
  return names;
}

// The root in a folder that includes the file: of several the one with the most files.
fs::path root_among(const std::vector<fs::path>& roots, const fs::path& file,
                    const fs::path& boundary, const TextOf& text_of) {
  fs::path best;
  std::size_t most = 0;
  for (const fs::path& root : roots) {
    ManuscriptFiles tree;
    add_latex_files(root, boundary, file, text_of, tree);
    const bool holds = std::find(tree.files.begin(), tree.files.end(), file) != tree.files.end();
    if (!holds || tree.files.size() <= most) continue;
    best = root;
    most = tree.files.size();
  }
  return best;
}

fs::path file_named(const fs::path& from, const std::string& name, const fs::path& boundary,
                    const TextOf& text_of) {
  for (const char* ending : {"", ".tex"}) {
    const fs::path named = (from.parent_path() / (name + ending)).lexically_normal();
    if (!is_latex_name(named)) continue;
    if (!is_below(named, boundary)) break;
    if (text_of(named) != nullptr) return named;
  }
  return {};
}

// A part of a part names the part, and that the book: the last of them is the root. What is wrong
// with the first step is told in the file at hand, what is wrong further up where it is written.
fs::path named_root(const fs::path& file, NamedFile root, const fs::path& boundary,
                    const TextOf& text_of, std::vector<FileProblem>& problems) {
  std::vector<fs::path> chain = {file};
  while (true) {
    const fs::path next = file_named(chain.back(), root.name, boundary, text_of);
    if (next.empty()) {
      problems.push_back({chain.back(), root.range, Severity::warning,
                          "the root " + in_quotes(root.name) + " is not there"});
      return {};
    }
    // Many editors write the mark into the root itself.
    if (next == chain.back()) return next;
    if (std::find(chain.begin(), chain.end(), next) != chain.end() ||
        chain.size() >= kLongestChain) {
      problems.push_back({chain.back(), root.range, Severity::warning,
                          in_quotes(root.name) + " names this file as its root in turn"});
      return {};
    }
    const LatexStructure structure = latex_structure(*text_of(next));
    if (!structure.root) return next;
    chain.push_back(next);
    root = *structure.root;
  }
}

}  // namespace

bool is_below(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  const fs::path real_folder = fs::weakly_canonical(folder, error);
  if (error) return false;
  const auto [end, ignored] =
      std::mismatch(real_folder.begin(), real_folder.end(), real.begin(), real.end());
  return end == real_folder.end();
}

void add_latex_files(const fs::path& root, const fs::path& boundary, const fs::path& looked_at,
                     const TextOf& text_of, ManuscriptFiles& into) {
  Walk(boundary, looked_at, text_of, into).from(root);
}

fs::path latex_root_of(const fs::path& file, const fs::path& boundary, const TextOf& text_of,
                       std::vector<FileProblem>& problems) {
  const auto text = text_of(file);
  if (text == nullptr) return {};
  const LatexStructure structure = latex_structure(*text);
  if (structure.root) return named_root(file, *structure.root, boundary, text_of, problems);
  if (structure.is_root) return file;
  for (fs::path folder = file.parent_path(); is_below(folder, boundary);
       folder = folder.parent_path()) {
    const fs::path root = root_among(roots_in(folder, text_of), file, boundary, text_of);
    if (!root.empty()) return root;
    if (!folder.has_relative_path()) break;
  }
  return {};
}

}  // namespace apparatus::project
