// What a verb works with: which index, which corpus, which project. Every verb finds them in the
// same way: what the command line names, else what the nearest apparatus.toml says.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "index/builder.h"
#include "index/knowledge.h"
#include "lsp/project/project.h"

namespace apparatus::cli {

struct Workplace {
  project::Project project;
  std::filesystem::path index_file;  // empty where neither an option nor a project names one
  bool index_was_named = false;      // by --index
  index::CorpusFolders corpus;
};

// `near`: the file or folder above which the project file is looked for.
Workplace find_workplace(const std::filesystem::path& near, const std::string& index_option,
                         const std::vector<std::string>& corpus_options);

// The index to ask. Without one that can be read it is Knowledge::nothing(); `reason` then says
// why, as a sentence, and is empty where no index was to be expected.
std::shared_ptr<const index::Knowledge> open_knowledge(const Workplace& workplace,
                                                       std::string& reason);

// One line on standard error: "apparatus: …". Problems of the project file are told with their
// lines.
void complain(const std::string& sentence);
void tell_problems(const project::Project& project);

}  // namespace apparatus::cli
