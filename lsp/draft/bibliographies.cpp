// A cache by path: a reading is good as long as the file's time and size are what they were.
#include "lsp/draft/bibliographies.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>

#include "bibliography/csl_yaml.h"
#include "text/encoding.h"

namespace apparatus::draft {
namespace {

using bibliography::Bibliography;
using bibliography::Entry;

struct Reading {
  std::filesystem::file_time_type time;
  std::uintmax_t size = 0;
  std::shared_ptr<const std::vector<Entry>> entries;
};

struct Cache {
  std::mutex mutex;
  std::map<std::filesystem::path, Reading> readings;
  // By file and text of a front matter.
  std::map<std::pair<std::string, std::string>, std::shared_ptr<const std::vector<Entry>>> own;
  // The last few combinations, so that every keystroke of a draft gets the very same Bibliography.
  std::map<std::vector<std::shared_ptr<const std::vector<Entry>>>,
           std::shared_ptr<const Bibliography>>
      combined;
};
constexpr std::size_t kMostCombined = 16;
constexpr std::size_t kLongestFrontMatter = std::size_t{1} << 20;          // bytes
constexpr std::uintmax_t kLargestBibliography = std::uintmax_t{64} << 20;  // bytes

Cache& cache() {
  static Cache shared;
  return shared;
}

std::vector<Entry> read_entries(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(stream), {});
  const std::string source = text::scrub_utf8(std::move(bytes));
  const std::filesystem::path ending = file.extension();
  if (ending == ".json") return bibliography::read_csl_json(source, file.string());
  if (ending == ".yaml" || ending == ".yml")
    return bibliography::read_csl_yaml(source, file.string());
  return bibliography::read_bibtex(source, file.string());
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
std::shared_ptr<const std::vector<Entry>> entries_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(file, error);
  if (error) return nullptr;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error || size > kLargestBibliography) return nullptr;
  Reading& reading = cache().readings[file];
  if (reading.entries == nullptr || reading.time != time || reading.size != size) {
    reading = {time, size, std::make_shared<const std::vector<Entry>>(read_entries(file))};
  }
  return reading.entries;
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
std::shared_ptr<const std::vector<Entry>> own_entries(const OwnReferences& own) {
  const std::string_view front_matter = front_matter_with_references(own.source);
  if (front_matter.empty()) return nullptr;
  auto& known = cache().own;
  std::pair<std::string, std::string> key{own.file, front_matter};
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (known.size() >= kMostCombined) known.clear();
  auto entries = std::make_shared<const std::vector<Entry>>(
      bibliography::read_csl_yaml(front_matter, own.file));
  known.emplace(std::move(key), entries);
  return entries;
}

}  // namespace

Bibliographies read_bibliographies(const std::vector<std::string>& named,
                                   const std::vector<std::filesystem::path>& folders,
                                   const OwnReferences& own) {
  static const auto kNothing = std::make_shared<const Bibliography>();
  Bibliographies result{kNothing, {}};
  if (named.empty() && front_matter_with_references(own.source).empty()) return result;

  const std::lock_guard hold(cache().mutex);
  std::vector<std::shared_ptr<const std::vector<Entry>>> files;
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
  auto together = std::make_shared<Bibliography>();
  for (const auto& entries : files) together->append(*entries);
  if (combined.size() >= kMostCombined) combined.clear();
  combined.emplace(std::move(files), together);
  result.entries = std::move(together);
  return result;
}

}  // namespace apparatus::draft
