// A manuscript: the files of one work in the order in which they are read, each with its reading.
// What a draft's checks and features must know of its other chapters, they learn here: what the
// first Ibid. of a chapter refers back to, how the whole spells a name, where else a file is cited.
// A draft outside any manuscript is the only file of its own.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/project/manuscript_files.h"

namespace apparatus::draft {

using DraftPtr = std::shared_ptr<const Draft>;

struct Manuscript {
  std::filesystem::path root;  // the file that says what belongs together
  project::ManuscriptKind kind = project::ManuscriptKind::single;
  std::vector<DraftPtr> files;  // in reading order, none of them null
  // For each file, what the notes before it leave to its first references back.
  std::vector<citation::Carried> carried;
  bool labels_are_shared = false;  // a note may be called in one file and defined in another
  std::vector<project::FileProblem> problems;  // files that are named and cannot be read
};

// All drafts of the snapshot's manuscript in their order; the snapshot's own where it stands alone.
std::vector<DraftPtr> drafts_of(const Snapshot& snapshot);

// The snapshot of another file of the same manuscript: `index` counts in Manuscript::files.
Snapshot snapshot_of_file(const Snapshot& snapshot, std::size_t index);

// Where a citation takes its parts from, if that is in an earlier file of the manuscript.
struct EarlierPlace {
  DraftPtr draft;
  citation::Citation citation;  // with the ranges of that draft
};
std::optional<EarlierPlace> carried_antecedent(const Snapshot& snapshot,
                                               const citation::Citation& citation);

// The files that no editor has open: each is read once, and again when its time or size, the
// project or the index is another. Whether that is so is looked up again when kFresh has passed or
// `forget` was called. Safe from several threads.
class UnopenedDrafts {
 public:
  static constexpr std::chrono::milliseconds kFresh{1000};

  UnopenedDrafts();
  ~UnopenedDrafts();
  UnopenedDrafts(const UnopenedDrafts&) = delete;
  UnopenedDrafts& operator=(const UnopenedDrafts&) = delete;

  // Files may have changed: look again before the next use.
  void forget();

 private:
  friend Snapshot in_manuscript(Snapshot, const std::vector<DraftPtr>&, const project::Project&,
                                UnopenedDrafts&);
  struct Shelf;
  std::unique_ptr<Shelf> shelf_;
};

// The snapshot of a draft, read by itself, with its manuscript: which files belong to it, in which
// order, and what its first back references mean behind the files before it. `open`: drafts that
// are open in an editor, each read by itself; they stand in place of what is on disk.
Snapshot in_manuscript(Snapshot alone, const std::vector<DraftPtr>& open,
                       const project::Project& project, UnopenedDrafts& unopened);

}  // namespace apparatus::draft
