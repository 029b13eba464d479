// Tells when files change, by inotify, whatever the editor's own watching covers (Neovim has none
// on Linux, and a corpus often lies outside of the workspace). Folders are watched with everything
// below them, hidden folders left out and symbolic links not followed, up to a bound that is told
// when it is reached. A folder that is not there yet, or that is deleted or moved away, is watched
// as soon as it comes (back), and told as changed then.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace apparatus::server {

struct WatchedFolder {
  std::filesystem::path path;
  bool below = false;  // with all folders in it
  friend auto operator<=>(const WatchedFolder&, const WatchedFolder&) = default;
};

class FileWatcher {
 public:
  static constexpr std::size_t kMostFolders = 8192;  // of all together

  // `changed` is called on the watcher's own thread with the path of a file or folder that came,
  // went or was written.
  explicit FileWatcher(std::function<void(const std::filesystem::path&)> changed);
  ~FileWatcher();
  FileWatcher(const FileWatcher&) = delete;
  FileWatcher& operator=(const FileWatcher&) = delete;

  // From any thread; does not wait. Nothing is ever taken off: a folder that is watched for no
  // reason costs next to nothing.
  void watch(std::set<WatchedFolder> folders);

 private:
  void run();
  void add_wanted();
  // False where the folder is not there, or cannot be watched.
  bool add(const std::filesystem::path& folder, bool below);
  void tell_once(const std::string& bound);
  // Watches the nearest folder above one that is not there, for its coming.
  void await(const WatchedFolder& folder);
  void look_for_missing();
  void read_events();

  std::function<void(const std::filesystem::path&)> changed_;
  int inotify_;
  int wake_;  // an eventfd: something is wanted, or the end
  std::mutex mutex_;
  std::set<WatchedFolder> wanted_;
  bool ending_ = false;
  // Of the watcher's thread alone.
  std::set<WatchedFolder> roots_;    // all that were ever wanted
  std::set<WatchedFolder> missing_;  // those that are not there
  std::map<int, WatchedFolder> watches_;
  bool bound_told_ = false;
  std::thread thread_;
};

}  // namespace apparatus::server
