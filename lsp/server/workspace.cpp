#include "lsp/server/workspace.h"

#include <algorithm>
#include <set>
#include <utility>

namespace apparatus::server {
namespace {

void keep_if_empty(std::string& changed, const std::string& before) {
  if (changed.empty()) changed = before;
}

template <class T>
void keep_if_empty(std::vector<T>& changed, const std::vector<T>& before) {
  if (changed.empty()) changed = before;
}

}  // namespace

project::Project with_last_good(project::Project changed, const project::Project& before) {
  if (changed.problems.empty()) return changed;
  keep_if_empty(changed.corpus, before.corpus);
  keep_if_empty(changed.exclude, before.exclude);
  keep_if_empty(changed.draft_files, before.draft_files);
  keep_if_empty(changed.bibliographies, before.bibliographies);
  project::Settings& now = changed.settings;
  const project::Settings& then = before.settings;
  keep_if_empty(now.accepted_words, then.accepted_words);
  for (const auto system : project::kTransliterations)
    keep_if_empty(now.style.*system, then.style.*system);
  keep_if_empty(now.style.date, then.style.date);
  keep_if_empty(now.style.citation, then.style.citation);
  keep_if_empty(now.style.ibid, then.style.ibid);
  now.checks.insert(then.checks.begin(), then.checks.end());  // what is there already stays
  return changed;
}

Workspace::Workspace(const Engine& engine, std::optional<std::filesystem::path> index_file)
    : engine_(engine), index_file_(std::move(index_file)) {}

void Workspace::add_folder(const std::filesystem::path& folder) {
  folders_.push_back(folder);
  project_of(folder);
}

void Workspace::remove_folder(const std::filesystem::path& folder) { std::erase(folders_, folder); }

std::filesystem::path Workspace::project_file_of(const std::filesystem::path& file) const {
  const std::filesystem::path from = file.empty() && !folders_.empty() ? folders_.front() : file;
  if (from.empty()) return {};
  return engine_.find_project_file(from).value_or(std::filesystem::path());
}

OpenProject& Workspace::project_of(const std::filesystem::path& file) {
  const std::filesystem::path project_file = project_file_of(file);
  const auto it = projects_.find(project_file);
  if (it != projects_.end()) return it->second;
  return projects_.emplace(project_file, open(project_file)).first->second;
}

std::vector<OpenProject*> Workspace::projects() {
  std::vector<OpenProject*> open;
  for (auto& [file, project] : projects_) open.push_back(&project);
  return open;
}

OpenProject Workspace::open(const std::filesystem::path& project_file) const {
  OpenProject project;
  project.project = std::make_shared<const project::Project>(
      project_file.empty() ? engine_.no_project() : engine_.read_project(project_file));
  if (index_file_) {
    project.index_file = *index_file_;
  } else if (!project_file.empty()) {
    project.index_file = project.project->index_file();
  }
  open_index(project);
  return project;
}

void Workspace::open_index(OpenProject& project) const {
  if (!project.index_file.empty()) {
    project.knowledge = engine_.open_index(project.index_file, project.index_trouble);
  }
  if (project.knowledge == nullptr) project.knowledge = engine_.no_knowledge();
}

OpenProject* Workspace::reload(const std::filesystem::path& project_file) {
  const auto it = projects_.find(project_file);
  if (it == projects_.end()) return nullptr;
  OpenProject& open = it->second;
  open.project = std::make_shared<const project::Project>(
      with_last_good(engine_.read_project(project_file), *open.project));
  return &open;
}

bool Workspace::set_knowledge(OpenProject& project, KnowledgePtr knowledge) {
  if (knowledge == nullptr) return false;
  const bool same = project.knowledge != nullptr && project.index_trouble.empty() &&
                    project.knowledge->generation() == knowledge->generation();
  if (same) return false;
  project.knowledge = std::move(knowledge);
  project.index_trouble.clear();
  return true;
}

bool Workspace::keeps_index(const OpenProject& project) const {
  if (project.project->corpus.empty() || project.index_file.empty()) return false;
  std::error_code ignored;
  return !index_file_ || !std::filesystem::exists(*index_file_, ignored);
}

std::set<WatchedFolder> Workspace::watched_folders() const {
  std::set<WatchedFolder> watched;
  for (const auto& folder : folders_) watched.insert({folder, false});
  for (const auto& [file, open] : projects_) {
    if (!file.empty()) watched.insert({file.parent_path(), false});
    if (!open.index_file.empty()) watched.insert({open.index_file.parent_path(), false});
    std::error_code ignored;
    for (const auto& path : open.project->corpus) {
      const bool is_folder = std::filesystem::is_directory(path, ignored);
      watched.insert({is_folder ? path : path.parent_path(), is_folder});
    }
  }
  return watched;
}

}  // namespace apparatus::server
