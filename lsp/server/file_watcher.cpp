#include "lsp/server/file_watcher.h"

#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace apparatus::server {
namespace {

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE |
                                  IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
                                  IN_EXCL_UNLINK;

// Looks for a folder that is being made, folder by folder, as deep as such a path may be.
constexpr int kMostTries = 32;

bool is_hidden(const std::filesystem::path& path) {
  return path.filename().native().starts_with('.');
}

}  // namespace

FileWatcher::FileWatcher(std::function<void(const std::filesystem::path&)> changed)
    : changed_(std::move(changed)),
      inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      wake_(eventfd(0, EFD_CLOEXEC)),
      thread_([this] { run(); }) {}

FileWatcher::~FileWatcher() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  eventfd_write(wake_, 1);
  thread_.join();
  close(inotify_);
  close(wake_);
}

void FileWatcher::watch(std::set<WatchedFolder> folders) {
  {
    const std::lock_guard lock(mutex_);
    wanted_.merge(folders);
  }
  eventfd_write(wake_, 1);
}

void FileWatcher::run() {
  if (inotify_ < 0) {
    spdlog::warn("files cannot be watched: {}", std::strerror(errno));
    return;
  }
  while (true) {
    std::array<pollfd, 2> waiting = {pollfd{inotify_, POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
    if (poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    if (waiting[1].revents != 0) {
      eventfd_t ignored = 0;
      eventfd_read(wake_, &ignored);
      add_wanted();
    }
    {
      const std::lock_guard lock(mutex_);
      if (ending_) return;
    }
    if (waiting[0].revents != 0) read_events();
  }
}

void FileWatcher::add_wanted() {
  std::set<WatchedFolder> folders;
  {
    const std::lock_guard lock(mutex_);
    folders = std::exchange(wanted_, {});
  }
  for (const auto& folder : folders) {
    roots_.insert(folder);
    if (!add(folder.path, folder.below)) await(folder);
  }
}

void FileWatcher::await(const WatchedFolder& folder) {
  std::error_code ignored;
  for (int tries = 0; tries < kMostTries; ++tries) {
    std::filesystem::path below = folder.path;
    while (below.has_relative_path() && !add(below.parent_path(), false)) {
      below = below.parent_path();
    }
    // It, or a folder on the way to it, may have come before the one above was watched.
    if (add(folder.path, folder.below)) return changed_(folder.path);
    if (!std::filesystem::exists(below, ignored)) break;
  }
  missing_.insert(folder);
}

// What came before it was watched is not told by the kernel: the whole folder counts as changed.
void FileWatcher::look_for_missing() {
  for (const auto& folder : std::exchange(missing_, {})) {
    if (add(folder.path, folder.below)) {
      changed_(folder.path);
    } else {
      await(folder);
    }
  }
}

void FileWatcher::tell_once(const std::string& bound) {
  if (std::exchange(bound_told_, true)) return;
  spdlog::warn("{}: changes in other folders are seen at the next start", bound);
}

bool FileWatcher::add(const std::filesystem::path& folder, bool below) {
  if (watches_.size() >= kMostFolders) {
    tell_once("more than " + std::to_string(kMostFolders) + " folders are watched");
    return false;
  }
  const int watch = inotify_add_watch(inotify_, folder.c_str(), kEvents);
  if (watch < 0) {
    if (errno == ENOSPC)
      tell_once("the system allows no more watches (fs.inotify.max_user_watches)");
    return false;
  }
  auto& known = watches_[watch];
  const bool deeper = below && !known.below;
  known = {folder, known.below || below};
  if (!deeper) return true;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_symlink(error) || !it->is_directory(error) || is_hidden(it->path())) continue;
    add(it->path(), true);
  }
  return true;
}

void FileWatcher::read_events() {
  alignas(inotify_event) std::array<char, 16 * 1024> buffer;
  ssize_t size = 0;
  bool folder_came = false;
  while ((size = read(inotify_, buffer.data(), buffer.size())) > 0) {
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      if ((event->mask & IN_Q_OVERFLOW) != 0) {
        for (const auto& root : roots_) changed_(root.path);  // some of it, nobody knows what
      }
      const auto it = watches_.find(event->wd);
      if (it == watches_.end()) continue;
      const WatchedFolder folder = it->second;
      if ((event->mask & IN_IGNORED) != 0) {
        watches_.erase(it);
        for (const bool below : {false, true}) {
          if (roots_.contains({folder.path, below})) await({folder.path, below});
        }
      }
      // Its watch goes where the folder goes, which is no longer what was wanted.
      if ((event->mask & IN_MOVE_SELF) != 0 &&
          (roots_.contains({folder.path, false}) || roots_.contains({folder.path, true}))) {
        inotify_rm_watch(inotify_, event->wd);
      }
      const std::filesystem::path path = event->len == 0 ? folder.path : folder.path / event->name;
      const bool new_folder =
          (event->mask & IN_ISDIR) != 0 && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0;
      folder_came |= new_folder;
      if (new_folder && folder.below && !is_hidden(path)) add(path, true);
      changed_(path);
    }
  }
  if (folder_came) look_for_missing();
}

}  // namespace apparatus::server
