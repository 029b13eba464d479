// Which drafts a command line means: files, folders of them, and the other files of a manuscript.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lsp/project/project.h"

namespace apparatus::cli {

// The Markdown and LaTeX files below a folder, in the order of their paths; neither hidden folders
// nor the texts of the project's corpus.
std::vector<std::string> drafts_below(const std::filesystem::path& folder,
                                      const project::Project& project);

// All files of the manuscript that a draft belongs to, in reading order; paths as `file` was given,
// from the working folder or absolute.
std::vector<std::string> manuscript_of(const std::string& file, const project::Project& project);

// A path as one would write it in the working folder: without what both have in common where the
// file lies below `root` or the working folder; else as it is.
std::string shown_path(const std::string& file, const std::filesystem::path& root);

}  // namespace apparatus::cli
