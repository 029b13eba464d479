// Which files a corpus consists of. Folders are walked without following symbolic links (what they
// lead to inside the folder is met anyway, and what lies outside is not the corpus); hidden files
// and folders, FIFOs and devices are passed over.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "index/builder.h"

namespace apparatus::index {

struct CorpusFile {
  std::string path;           // absolute
  std::int64_t size = 0;      // bytes
  std::int64_t modified = 0;  // nanoseconds since 1970
};

struct CorpusListing {
  std::vector<CorpusFile> files;  // sorted by path, each once
  std::vector<LeftOut> left_out;  // folders that may not be read, files too large, what is beyond
                                  // the bounds
  std::string error;              // a whole sentence where a path of the corpus is not there
};

// The largest text that is read.
inline constexpr std::int64_t kLargestText = std::int64_t{512} << 20;
// The most texts of a corpus, and the most files and folders that are looked at to find them: a
// corpus that names the whole disk by a slip, or that somebody else has written, ends somewhere.
inline constexpr std::size_t kMostTexts = 250'000;
inline constexpr std::size_t kMostEntries = 2'000'000;

CorpusListing walk(const CorpusFolders& corpus, std::size_t most_texts = kMostTexts,
                   std::size_t most_entries = kMostEntries);

// Whether a file's ending says that it is read: .txt .md .markdown .qmd .rmd .tex .ltx, in any
// letter case.
bool is_text_name(std::string_view file_name);

// Glob patterns as in .gitignore: "*" and "?" stay within a folder, "**" crosses folders, a pattern
// without "/" is held against the last component alone, and one that names a folder covers what
// lies in it.
bool glob_matches(std::string_view pattern, std::string_view path);

}  // namespace apparatus::index
