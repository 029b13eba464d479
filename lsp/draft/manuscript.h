// A manuscript: the files of one work in the order in which they are read, each with its reading.
// What a draft's checks and features must know of its other chapters, they learn here: what the
// first Ibid. of a chapter refers back to, how the whole spells a name, where else a file is cited.
// A draft outside any manuscript is the only file of its own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/project/manuscript_files.h"

namespace apparatus::draft {

using DraftPtr = std::shared_ptr<const Draft>;

struct Manuscript {
  std::filesystem::path root;  // the file that lists the others, as its kind has it; may be empty
  project::ManuscriptKind kind = project::ManuscriptKind::single;
  std::vector<DraftPtr> files;                 // in reading order, none of them null
  std::vector<project::FileProblem> problems;  // files that are named and cannot be read
};

// All drafts of the snapshot's manuscript in their order; the snapshot's own where it stands alone.
std::vector<DraftPtr> drafts_of(const Snapshot& snapshot);

// The snapshot of another file of the same manuscript: `index` counts in Manuscript::files.
Snapshot snapshot_of_file(const Snapshot& snapshot, std::size_t index);

// The drafts of files that no editor has open: each is read once, and again when the file's time or
// size, the project or the index is another. Safe from several threads.
class UnopenedDrafts {
 public:
  UnopenedDrafts();
  ~UnopenedDrafts();
  UnopenedDrafts(const UnopenedDrafts&) = delete;
  UnopenedDrafts& operator=(const UnopenedDrafts&) = delete;

  // nullptr where the file cannot be read or is no text.
  DraftPtr read(const std::filesystem::path& file, const Snapshot& like,
                const project::Project& project);
  // The bytes of a file as UTF-8, for finding out what a manuscript is made of; nullptr as above.
  std::shared_ptr<const std::string> text_of(const std::filesystem::path& file);

 private:
  struct Shelf;
  std::unique_ptr<Shelf> shelf_;
};

// The snapshot of a draft, read by itself, with its manuscript: which files belong to it, in which
// order, and what its first back references mean behind the files before it. `open`: drafts that
// are open in an editor, each read by itself; they stand in place of what is on disk.
Snapshot in_manuscript(Snapshot alone, const std::vector<DraftPtr>& open,
                       const project::Project& project, UnopenedDrafts& unopened);

}  // namespace apparatus::draft
