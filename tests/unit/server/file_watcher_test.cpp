#include "lsp/server/file_watcher.h"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <string>

#include "tests/unit/temporary_folder.h"

namespace apparatus::server {
namespace {

namespace fs = std::filesystem;

// What the watcher has told, for a test that waits for it.
class FileWatcherTest : public ::testing::Test {
 protected:
  bool is_told(const fs::path& path,
               std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, patience, [&] { return told.contains(path); });
  }
  // Writes a file over and over until it is told: the watcher works on a thread of its own.
  bool is_watched(const fs::path& in) {
    for (int tries = 0; tries < 1000; ++tries) {
      write(in / "first");
      if (is_told(in / "first", std::chrono::milliseconds(20))) return true;
    }
    return false;
  }
  void forget() {
    const std::lock_guard lock(mutex);
    told.clear();
  }
  static void write(const fs::path& file) { std::ofstream(file) << "Seen on 5 June 1922.\n"; }

  TemporaryFolder folder;
  fs::path corpus = folder.path() / "corpus";
  std::mutex mutex;
  std::condition_variable changed;
  std::set<fs::path> told;
  FileWatcher watcher{[this](const fs::path& path) {
    const std::lock_guard lock(mutex);
    told.insert(path);
    changed.notify_all();
  }};
};

TEST_F(FileWatcherTest, TellsOfAFileAndOfOneInANewFolder) {
  fs::create_directories(corpus);
  watcher.watch({{corpus, true}});
  ASSERT_TRUE(is_watched(corpus));
  fs::create_directories(corpus / "letters");
  ASSERT_TRUE(is_told(corpus / "letters"));
  EXPECT_TRUE(is_watched(corpus / "letters"));
}

TEST_F(FileWatcherTest, WaitsForAFolderThatIsNotThere) {
  const fs::path deep = corpus / "of" / "letters";
  watcher.watch({{deep, true}, {folder.path(), false}});
  ASSERT_TRUE(is_watched(folder.path()));
  fs::create_directories(deep);
  ASSERT_TRUE(is_told(deep));
  EXPECT_TRUE(is_watched(deep));
}

TEST_F(FileWatcherTest, AFolderThatWasDeletedOrMovedIsWatchedAgain) {
  fs::create_directories(corpus);
  watcher.watch({{corpus, true}});
  ASSERT_TRUE(is_watched(corpus));
  for (const bool moved : {false, true, false}) {
    forget();
    if (moved) {
      fs::rename(corpus, folder.path() / "elsewhere");
    } else {
      fs::remove_all(corpus);
    }
    ASSERT_TRUE(is_told(corpus));
    forget();
    fs::create_directories(corpus);
    ASSERT_TRUE(is_told(corpus)) << "moved: " << moved;
    EXPECT_TRUE(is_watched(corpus)) << "moved: " << moved;
  }
}

}  // namespace
}  // namespace apparatus::server
