// Bibliographies: what a citation key stands for. One is the files that a draft names, BibTeX or
// BibLaTeX, CSL JSON and CSL YAML, in their order. A reference manager may export 70,000 entries
// for one article: an entry is read out of its file when somebody asks for it, and found through
// indexes that are made with the file (entry_file.h), so that a draft's edit costs nothing that
// grows with its bibliography.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bibliography/entry.h"

namespace apparatus::bibliography {

class EntryFile;
using EntryFilePtr = std::shared_ptr<const EntryFile>;

// Immutable and shared by drafts. Entries are numbered through all files. Safe from several
// threads.
class Bibliography {
 public:
  Bibliography() = default;
  explicit Bibliography(std::vector<EntryFilePtr> files);
  ~Bibliography();
  Bibliography(const Bibliography&) = delete;
  Bibliography& operator=(const Bibliography&) = delete;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const std::vector<EntryFilePtr>& files() const { return files_; }

  // Read once; good as long as the bibliography is.
  const Entry& entry(std::size_t index) const;
  // Read anew with every call: for whoever looks at many once.
  Entry read(std::size_t index) const;
  std::string_view key(std::size_t index) const;

  bool contains(std::string_view key) const { return file_of(key) != nullptr; }
  // The path of the file that holds it; nullptr for none.
  const std::string* file_of(std::string_view key) const;
  // Of several entries with one key the first, as in BibTeX; nullptr for none.
  const Entry* find(std::string_view key) const;
  // Known keys within two edits, or that share surname or year and most letters; nearest first.
  std::vector<std::string> near(std::string_view key) const;

  // Entries by people (authors; editors where there is no author) whose surname folds to this key,
  // and entries by nobody whose title begins with a word that does (Folding, entry_file.h).
  std::vector<std::size_t> by_surname(std::string_view folded) const;
  std::vector<std::size_t> by_title(std::string_view folded) const;
  bool has_surname(std::string_view folded) const;

 private:
  struct Place {
    const EntryFile* file;
    std::size_t index;
  };
  Place place_of(std::size_t index) const;
  std::vector<std::string> nearest(std::string_view key) const;

  std::vector<EntryFilePtr> files_;
  std::vector<std::size_t> ends_;  // of each file's entries
  std::size_t size_ = 0;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::size_t, std::unique_ptr<const Entry>> read_;
  // A key that is not known is asked for with every edit, until it is put right.
  mutable std::unordered_map<std::string, std::vector<std::string>> near_;
};

}  // namespace apparatus::bibliography
