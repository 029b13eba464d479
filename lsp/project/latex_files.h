// The files that a LaTeX root includes, directly and through others, in the order in which TeX
// reads them.
#pragma once

#include <filesystem>

#include "lsp/project/manuscript_files.h"

namespace apparatus::project {

// Appends the root and what it includes to `into`, with problems. Nothing outside of `boundary` is
// read. A file is told once, however often it is included. `looked_at`: a draft that belongs there
// even while \includeonly leaves it out.
void add_latex_files(const std::filesystem::path& root, const std::filesystem::path& boundary,
                     const std::filesystem::path& looked_at, const TextOf& text_of,
                     ManuscriptFiles& into);

// The root of which a LaTeX file is a part: the one that it names itself (`% !TEX root`, the class
// option of "subfiles"), else one of the files beside it or in a folder above, up to `boundary`,
// that includes it. The file itself where it is a root; empty where none is found. A root that is
// named and not to be had is a problem.
std::filesystem::path latex_root_of(const std::filesystem::path& file,
                                    const std::filesystem::path& boundary, const TextOf& text_of,
                                    std::vector<FileProblem>& problems);

// Whether a path, as it really lies on the disk, is in a folder or below it.
bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace apparatus::project
