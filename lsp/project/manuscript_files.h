// Which files make up the manuscript that a draft belongs to, and in which order they are read:
// a LaTeX root with what it \inputs, the chapters of a pandoc defaults file or of a Quarto book, or
// what apparatus.toml lists. Found from any of the files. Nothing is executed; nothing is looked at
// outside the folders of the draft, of its root and of its project; all searching is bounded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lsp/project/project.h"
#include "text/range.h"

namespace apparatus::project {

enum class ManuscriptKind : std::uint8_t {
  single,  // the draft alone
  latex,   // \input, \include, \subfile, \import …; notes are numbered by LaTeX
  pandoc,  // input-files of a defaults file
  quarto,  // chapters of a book
  listed,  // [draft] files of apparatus.toml; nobody says how they are joined
};

// Something named as a part of the manuscript that is not to be had, where the writer names it.
struct FileProblem {
  std::filesystem::path file;  // the file that names it
  text::SourceRange range;     // bytes of that file
  Severity severity = Severity::warning;
  std::string message;  // for people, without a stop at its end
};

struct ManuscriptFiles {
  ManuscriptKind kind = ManuscriptKind::single;
  std::filesystem::path
      root;  // the file that says what belongs together; the draft's own if single
  std::vector<std::filesystem::path>
      files;                       // in reading order, absolute, the draft's own among them
  bool labels_are_shared = false;  // a note may be called in one file and defined in another
  // What `bibliography:` of _quarto.yml or of the defaults file names; absolute.
  std::vector<std::filesystem::path> bibliographies;
  std::vector<FileProblem> problems;
};

// The most that is looked at for one manuscript; what is left out is a problem at its place.
inline constexpr std::size_t kMostManuscriptFiles = 1000;
inline constexpr std::size_t kMostManuscriptBytes = std::size_t{64} * 1024 * 1024;

// The text of a file: the editor's where it is open, else what is on disk; nullptr where it cannot
// be read.
using TextOf = std::function<std::shared_ptr<const std::string>(const std::filesystem::path&)>;

// Where a file includes others in its midst, it comes before them in the order. A draft that
// nothing names is a manuscript of its own.
ManuscriptFiles manuscript_files(const std::filesystem::path& draft, const Project& project,
                                 const TextOf& text_of);

}  // namespace apparatus::project
