// A cache by path: a reading is good as long as the file's time and size are what they were.
#include "lsp/draft/bibliographies.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>

#include "authority/authority.h"
#include "bibliography/entry_file.h"
#include "reference/titles.h"
#include "text/encoding.h"

namespace apparatus::draft {
namespace {

using bibliography::Bibliography;
using bibliography::EntryFile;
using bibliography::EntryFilePtr;

struct Reading {
  std::filesystem::file_time_type time;
  std::uintmax_t size = 0;
  EntryFilePtr file;
};

struct Cache {
  std::mutex mutex;
  std::map<std::filesystem::path, Reading> readings;
  // By file and text of a front matter.
  std::map<std::pair<std::string, std::string>, EntryFilePtr> own;
  // The last few combinations, so that every keystroke of a draft gets the very same Bibliography.
  std::map<std::vector<EntryFilePtr>, std::shared_ptr<const Bibliography>> combined;
};
constexpr std::size_t kMostCombined = 16;
constexpr std::size_t kMostReadings = 64;
constexpr std::size_t kLongestFrontMatter = std::size_t{1} << 20;          // bytes
constexpr std::uintmax_t kLargestBibliography = std::uintmax_t{64} << 20;  // bytes

Cache& cache() {
  static Cache shared;
  return shared;
}

// What nobody can add to in a project: one reading serves them all.
const bibliography::Folding& folding() {
  static const auto authority = authority::Authority::built_in();
  static const bibliography::Folding fold{
      [](std::string_view surname) { return reference::surname_key(surname, *authority); },
      [](std::string_view title) { return reference::first_title_key(title, *authority); }};
  return fold;
}

EntryFilePtr read_entries(const std::filesystem::path& file, const EntryFile* before) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes;
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (!error && size <= kLargestBibliography) {
    bytes.resize(size);
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
  }
  return read_entry_file(std::move(bytes), file.string(), before);
}

std::optional<std::filesystem::path> locate(const std::string& name,
                                            const std::vector<std::filesystem::path>& folders) {
  std::error_code error;
  for (const std::filesystem::path& folder : folders) {
    for (const char* ending : {"", ".bib"}) {
      const std::filesystem::path file = folder / (name + ending);
      if (std::filesystem::is_regular_file(file, error)) return file.lexically_normal();
    }
  }
  return std::nullopt;
}

// The entries of a file; nullptr where it cannot be read or is too large to be one. The cache must
// be held.
EntryFilePtr entries_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(file, error);
  if (error) return nullptr;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error || size > kLargestBibliography) return nullptr;
  auto& readings = cache().readings;
  if (readings.size() >= kMostReadings && !readings.contains(file)) readings.clear();
  Reading& reading = readings[file];
  if (reading.file != nullptr && reading.time == time && reading.size == size) return reading.file;
  const EntryFilePtr before = reading.file;
  reading = {time, size, read_entries(file, before.get())};
  // Nobody asks for the state before again, and it may be tens of megabytes.
  std::erase_if(cache().combined, [&](const auto& known) {
    return std::find(known.first.begin(), known.first.end(), before) != known.first.end();
  });
  return reading.file;
}

// A draft up to the end of its front matter, if that holds a list `references`; else empty.
std::string_view front_matter_with_references(std::string_view source) {
  if (!source.starts_with("---")) return {};
  std::size_t end = source.substr(0, kLongestFrontMatter).find("\n---", 3);
  if (end == std::string_view::npos) end = source.substr(0, kLongestFrontMatter).find("\n...", 3);
  if (end == std::string_view::npos) return {};
  const std::string_view front_matter = source.substr(0, end + 1);
  return front_matter.find("\nreferences:") == std::string_view::npos ? std::string_view()
                                                                      : front_matter;
}

// nullptr where the draft brings none. The cache must be held.
EntryFilePtr own_entries(const OwnReferences& own) {
  const std::string_view front_matter = front_matter_with_references(own.source);
  if (front_matter.empty()) return nullptr;
  auto& known = cache().own;
  std::pair<std::string, std::string> key{own.file, front_matter};
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (known.size() >= kMostCombined) known.clear();
  EntryFilePtr entries = EntryFile::read(std::string(front_matter), own.file,
                                         bibliography::Written::csl_yaml, folding());
  known.emplace(std::move(key), entries);
  return entries;
}

}  // namespace

EntryFilePtr read_entry_file(std::string source, std::string path, const EntryFile* before) {
  const auto written = bibliography::written_in(path);
  return EntryFile::read(text::scrub_utf8(std::move(source)), std::move(path), written, folding(),
                         before);
}

Bibliographies read_bibliographies(const std::vector<std::string>& named,
                                   const std::vector<std::filesystem::path>& folders,
                                   const OwnReferences& own) {
  static const auto kNothing = std::make_shared<const Bibliography>();
  Bibliographies result{kNothing, {}};
  if (named.empty() && front_matter_with_references(own.source).empty()) return result;

  const std::lock_guard hold(cache().mutex);
  std::vector<EntryFilePtr> files;
  if (auto entries = own_entries(own)) files.push_back(std::move(entries));
  for (const std::string& name : named) {
    const auto file = locate(name, folders);
    auto entries = file ? entries_of(*file) : nullptr;
    if (entries == nullptr) {
      result.missing.push_back(name);
    } else {
      files.push_back(std::move(entries));
    }
  }
  if (files.empty()) return result;

  auto& combined = cache().combined;
  const auto known = combined.find(files);
  if (known != combined.end()) {
    result.entries = known->second;
    return result;
  }
  auto together = std::make_shared<const Bibliography>(files);
  if (combined.size() >= kMostCombined) combined.clear();
  combined.emplace(std::move(files), together);
  result.entries = std::move(together);
  return result;
}

}  // namespace apparatus::draft
