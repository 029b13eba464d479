#include "lsp/cli/workplace.h"

#include <cstdio>

namespace apparatus::cli {

namespace fs = std::filesystem;

Workplace find_workplace(const fs::path& near, const std::string& index_option,
                         const std::vector<std::string>& corpus_options) {
  Workplace workplace;
  const auto file = project::find_project_file(fs::absolute(near));
  workplace.project = file ? project::read_project(*file) : project::no_project();
  if (!index_option.empty()) {
    workplace.index_file = index_option;
    workplace.index_was_named = true;
  } else if (file) {
    workplace.index_file = workplace.project.index_file();
  }
  workplace.corpus.exclude = workplace.project.exclude;
  if (corpus_options.empty()) {
    workplace.corpus.paths = workplace.project.corpus;
  } else {
    workplace.corpus.paths.assign(corpus_options.begin(), corpus_options.end());
  }
  return workplace;
}

std::shared_ptr<const index::Knowledge> open_knowledge(const Workplace& workplace,
                                                       std::string& reason) {
  reason.clear();
  if (workplace.index_file.empty()) return index::Knowledge::nothing();
  auto knowledge = index::Knowledge::open(workplace.index_file, reason);
  return knowledge ? knowledge : index::Knowledge::nothing();
}

void complain(const std::string& sentence) {
  std::fprintf(stderr, "apparatus: %s\n", sentence.c_str());
}

void tell_problems(const project::Project& project) {
  for (const authority::Problem& problem : project.problems) {
    std::fprintf(stderr, "%s:%u:%u: %s\n", project.file.c_str(), problem.line, problem.column,
                 problem.message.c_str());
  }
}

}  // namespace apparatus::cli
