#include "index/corpus_walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>

namespace apparatus::index {
namespace {

namespace fs = std::filesystem;

std::string lower_ascii(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// A whole pattern against a whole path. A star is taken up again one byte later when the rest does
// not fit; only the innermost stars are, so the work is at most pattern times path.
bool matches_whole(std::string_view pattern, std::string_view path) {
  constexpr std::size_t kNever = std::string_view::npos;
  struct Retry {
    std::size_t pattern = kNever;  // what follows the star
    std::size_t path = 0;          // where that was tried last
    bool whole_folders = false;    // "**/": only behind a "/"
  };
  Retry star, folders;
  std::size_t p = 0, i = 0;
  while (i < path.size()) {
    if (pattern.substr(p, 2) == "**") {
      const bool whole = pattern.substr(p + 2, 1) == "/";  // "**/x" is also "x"
      p += whole ? 3 : 2;
      folders = {p, i, whole};
      star = {};
    } else if (pattern.substr(p, 1) == "*") {
      star = {++p, i, false};
    } else if (p < pattern.size() &&
               (pattern[p] == path[i] || (pattern[p] == '?' && path[i] != '/'))) {
      ++p;
      ++i;
    } else if (star.pattern != kNever && path[star.path] != '/') {
      p = star.pattern;
      i = ++star.path;
    } else if (folders.pattern != kNever) {
      const std::size_t slash = folders.whole_folders ? path.find('/', folders.path) : folders.path;
      if (slash == std::string_view::npos) return false;
      p = folders.pattern;
      i = folders.path = slash + 1;
      star = {};
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool excluded(const std::vector<std::string>& patterns, const std::string& path_below) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return glob_matches(pattern, path_below); });
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void add_file(const fs::path& path, CorpusListing& listing) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  CorpusFile file;
  file.path = path.string();
  file.size = status.st_size;
  file.modified = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  if (file.size > kLargestText) {
    listing.left_out.push_back(
        {file.path, "larger than " + std::to_string(kLargestText >> 20) + " MB; split it"});
  } else {
    listing.files.push_back(std::move(file));
  }
}

// What may still be taken in.
struct Room {
  std::size_t texts = 0;
  std::size_t entries = 0;
};

void walk_folder(const fs::path& folder, const std::vector<std::string>& exclude, Room& room,
                 CorpusListing& listing) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) {
    listing.left_out.push_back({folder.string(), "this folder cannot be read: " + error.message()});
    return;
  }
  const std::size_t prefix = folder.string().size() + (folder.string().ends_with('/') ? 0 : 1);
  // An explicit stack: a folder may be nested more deeply than the call stack is.
  std::vector<fs::path> waiting = {folder};
  while (!waiting.empty()) {
    const fs::path current = std::move(waiting.back());
    waiting.pop_back();
    entries = fs::directory_iterator(current, error);
    if (error) {
      listing.left_out.push_back(
          {current.string(), "this folder cannot be read: " + error.message()});
      continue;
    }
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
      if (error) break;
      if (room.entries == 0 || room.texts == 0) {
        listing.left_out.push_back(
            {current.string(),
             "the corpus has too many files: what is here and in folders that "
             "come later is not read; name smaller folders, or exclude some"});
        return;
      }
      --room.entries;
      const fs::path& path = entries->path();
      std::error_code ignored;
      if (is_hidden(path) || entries->is_symlink(ignored)) continue;
      const bool is_folder = entries->is_directory(ignored);
      if (!is_folder &&
          (!entries->is_regular_file(ignored) || !is_text_name(path.filename().string())))
        continue;
      if (excluded(exclude, path.string().substr(prefix))) continue;
      if (is_folder) {
        waiting.push_back(path);
      } else {
        add_file(path, listing);
        --room.texts;
      }
    }
  }
}

}  // namespace

bool is_text_name(std::string_view file_name) {
  static constexpr std::array<std::string_view, 7> kEndings = {".txt", ".md",  ".markdown", ".qmd",
                                                               ".rmd", ".tex", ".ltx"};
  const auto dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return false;
  return std::find(kEndings.begin(), kEndings.end(), lower_ascii(file_name.substr(dot))) !=
         kEndings.end();
}

bool glob_matches(std::string_view pattern, std::string_view path) {
  while (pattern.ends_with('/')) pattern.remove_suffix(1);
  if (pattern.find('/') == std::string_view::npos && pattern != "**") {
    return matches_whole(pattern, path.substr(path.rfind('/') + 1));
  }
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  return matches_whole(pattern, path);
}

CorpusListing walk(const CorpusFolders& corpus, std::size_t most_texts, std::size_t most_entries) {
  CorpusListing listing;
  Room room{most_texts, most_entries};
  for (const fs::path& given : corpus.paths) {
    std::error_code error;
    const fs::path path = fs::canonical(given, error);
    if (error) {
      listing.error = "The corpus " + given.string() + " cannot be read: " + error.message() +
                      ". Name a folder or a file that is there.";
      return listing;
    }
    if (fs::is_directory(path, error)) {
      walk_folder(path, corpus.exclude, room, listing);
    } else {
      add_file(path, listing);
    }
  }
  const auto by_path = [](const CorpusFile& a, const CorpusFile& b) { return a.path < b.path; };
  const auto same = [](const CorpusFile& a, const CorpusFile& b) { return a.path == b.path; };
  std::sort(listing.files.begin(), listing.files.end(), by_path);
  listing.files.erase(std::unique(listing.files.begin(), listing.files.end(), same),
                      listing.files.end());
  return listing;
}

}  // namespace apparatus::index
