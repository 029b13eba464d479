// Brings an index file up to date with a corpus. Only new, changed (by content hash) and vanished
// texts cost work; every change is one transaction, so that a killed process leaves the state
// before or the state after. The corpus is read and never written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "authority/authority.h"
#include "index/knowledge.h"

namespace apparatus::index {

struct CorpusFolders {
  std::vector<std::filesystem::path> paths;  // folders and single files
  std::vector<std::string>
      exclude;  // glob patterns against the path below the folder: "**/drafts/*"
};

struct LeftOut {
  std::string file;
  std::string reason;  // "looks like a binary file (NUL bytes)"
};

// While another program writes the same index, `total` is 0 and `file` is kWaiting.
struct Progress {
  std::uint32_t done = 0;
  std::uint32_t total = 0;
  std::string_view file;  // that is being read
};
inline constexpr std::string_view kWaiting = "waiting for another program that writes this index";

struct BuildReport {
  std::uint32_t texts = 0;  // in the index now
  std::uint32_t read = 0;   // new or changed
  std::uint32_t vanished = 0;
  std::uint64_t bytes = 0;                                         // of the texts that were read
  std::uint64_t citations = 0, dates = 0, names = 0, persons = 0;  // in the index now
  std::vector<LeftOut> left_out;
  bool rebuilt = false;  // the old index was corrupt or of another version
  std::string rebuilt_because;
  std::string error;  // a whole sentence; "" on success
  bool cancelled = false;
};

// `progress` is called from this thread, at most about ten times a second; false from it stops the
// work and leaves the index as it was.
BuildReport update_index(const std::filesystem::path& index_file, const CorpusFolders& corpus,
                         const std::shared_ptr<const authority::Authority>& authority,
                         const std::function<bool(const Progress&)>& progress);

// Takes an index away, with what SQLite keeps beside it; who has it open goes on with it as it was.
// False, and nothing done, where the file is no index of ours.
bool discard_index(const std::filesystem::path& index_file);

// For tests: an index in memory over texts given as (file name, content).
std::shared_ptr<const Knowledge> build_in_memory(
    const std::vector<std::pair<std::string, std::string>>& texts,
    const std::shared_ptr<const authority::Authority>& authority);

}  // namespace apparatus::index
