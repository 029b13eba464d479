// Which project a draft belongs to, and what is known of each: its settings and its index. A
// project is known by its apparatus.toml, searched upward from the draft; drafts without one share
// the project that has no file. Used by the server's own thread alone; what it hands out is
// immutable.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lsp/server/engine.h"
#include "lsp/server/file_watcher.h"

namespace apparatus::server {

struct OpenProject {
  std::shared_ptr<const project::Project> project;
  KnowledgePtr knowledge;
  std::filesystem::path index_file;  // empty: there is none
  std::string index_trouble;  // why knowledge is nothing, as a sentence; "" where all is well
};

// The entries of `changed` that its problems have cost stay as they were: a slip while typing must
// not turn off checks or empty the corpus.
project::Project with_last_good(project::Project changed, const project::Project& before);

class Workspace {
 public:
  // `index_file`: the index for everything, kept up to date by somebody else.
  Workspace(const Engine& engine, std::optional<std::filesystem::path> index_file);

  void add_folder(const std::filesystem::path& folder);
  void remove_folder(const std::filesystem::path& folder);
  const std::vector<std::filesystem::path>& folders() const { return folders_; }

  // The project of a file, opened if it was not yet; of the first folder for a document without a
  // file ("").
  OpenProject& project_of(const std::filesystem::path& file);
  std::vector<OpenProject*> projects();

  // Reads the project file again. nullptr where that project is not open.
  OpenProject* reload(const std::filesystem::path& project_file);
  // Takes a newly opened state of an index; true where it differs from the one before.
  static bool set_knowledge(OpenProject& project, KnowledgePtr knowledge);

  // False where somebody else keeps the index.
  bool keeps_index(const OpenProject& project) const;
  std::set<WatchedFolder> watched_folders() const;

 private:
  std::filesystem::path project_file_of(const std::filesystem::path& file) const;
  OpenProject open(const std::filesystem::path& project_file) const;
  void open_index(OpenProject& project) const;

  const Engine& engine_;
  const std::optional<std::filesystem::path> index_file_;
  std::vector<std::filesystem::path> folders_;
  std::map<std::filesystem::path, OpenProject> projects_;  // by project file; "" for none
};

}  // namespace apparatus::server
