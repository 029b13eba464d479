// The bibliography files of drafts, read once and again only when they change on disk.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bibliography/bibliography.h"

namespace apparatus::draft {

struct Bibliographies {
  std::shared_ptr<const bibliography::Bibliography> entries;  // never null
  std::vector<std::string> missing;                           // as named, where nothing can be read
};

// `named`: as a draft names them, looked for in `folders` in this order; a name without an ending
// may stand for NAME.bib. Several drafts ask for the same files: they share one reading. Safe from
// several threads.
// `own`: a draft whose front matter may hold a list `references`; its entries come first.
struct OwnReferences {
  std::string_view source;
  std::string file;
};
Bibliographies read_bibliographies(const std::vector<std::string>& named,
                                   const std::vector<std::filesystem::path>& folders,
                                   const OwnReferences& own = {});

// One that is at hand as text. `before` as for EntryFile::read.
bibliography::EntryFilePtr read_entry_file(std::string source, std::string path,
                                           const bibliography::EntryFile* before = nullptr);

}  // namespace apparatus::draft
