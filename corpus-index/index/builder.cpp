#include "index/builder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <map>
#include <optional>
#include <thread>
#include <unordered_map>

#include "index/corpus_walk.h"
#include "index/index_writer.h"
#include "index/schema.h"
#include "index/text_pipeline.h"

namespace apparatus::index {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using ProgressCall = std::function<bool(const Progress&)>;

constexpr auto kBetweenProgress = std::chrono::milliseconds(100);
// A file system may give one time of change to two writes that follow one another; a text whose
// time is this close to the last build is compared by its content.
constexpr std::int64_t kClockGrain = 2'000'000'000;  // nanoseconds
// Up to this size an index is searched for damage at every build, which takes a few milliseconds;
// a larger one once a day, since a gigabyte of texts would cost a second every time.
constexpr std::uintmax_t kSmallIndex = 8 << 20;                                     // bytes
constexpr std::int64_t kBetweenSearches = std::int64_t{24} * 3600 * 1'000'000'000;  // nanoseconds

std::int64_t nanoseconds_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Asks at most about ten times a second whether to go on.
class Pace {
 public:
  explicit Pace(const ProgressCall& progress) : progress_(progress) {}

  bool stopped() const { return stopped_; }
  bool go_on(const Progress& now) {
    if (!progress_ || stopped_) return !stopped_;
    const auto time = Clock::now();
    if (called_ && time - last_ < kBetweenProgress && now.done != now.total) return true;
    called_ = true;
    last_ = time;
    stopped_ = !progress_(now);
    return !stopped_;
  }

 private:
  const ProgressCall& progress_;
  Clock::time_point last_;
  bool called_ = false;
  bool stopped_ = false;
};

// Held while a program writes an index. The kernel gives it back however the program ends.
class WriterLock {
 public:
  explicit WriterLock(const fs::path& file)
      : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)),
        error_(descriptor_ < 0 ? errno : 0) {}
  ~WriterLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

  int error() const { return error_; }

  // Waits for another writer. False when it was told to stop.
  bool wait(Pace& pace) {
    while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      if (errno != EWOULDBLOCK && errno != EINTR) {
        error_ = errno;
        return false;
      }
      if (!pace.go_on({0, 0, kWaiting})) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
  }

 private:
  int descriptor_;
  int error_;
};

// Text by text what an index holds, as the last build saw the files.
struct IndexedText {
  std::int64_t id = 0, size = 0, modified = 0, hash = 0;
};

// A file that the last build could not take in.
struct Refusal {
  std::int64_t size = 0, modified = 0;
  std::string reason;
};

// One build over an open database. Throws SqliteError.
class Build {
 public:
  Build(Database& database, const authority::Authority& authority, Pace& pace, BuildReport& report)
      : database_(database), authority_(authority), pace_(pace), report_(report) {}

  // Inside a transaction. False where there was nothing to write, or it was cancelled. A new index
  // is written though it be empty.
  bool run(const CorpusListing& listing, bool is_new) {
    const std::int64_t started = nanoseconds_now();
    state_ = is_new ? IndexState::fresh : IndexState::existing;
    load_known();
    compare(listing);
    if (!is_new && tasks_.empty() && gone_.empty() && refused_.empty()) {
      read_totals();
      return false;
    }
    if (!take_in()) return false;
    write_meta(database_, kIndexedAt, started);
    if (is_new) write_meta(database_, kSearchedAt, started);
    write_meta(database_, kAuthority, static_cast<std::int64_t>(authority_.fingerprint));
    write_meta(database_, kRecognisers, recogniser_fingerprint());
    if (changed_ || is_new) {
      write_meta(database_, kGeneration,
                 std::max(read_meta(database_, kGeneration) + 1, nanoseconds_now()));
    }
    read_totals();
    return true;
  }

 private:
  void load_known() {
    Statement texts(database_, "SELECT path, id, size, modified, hash FROM text");
    while (texts.next()) {
      known_[texts.string(0)] = {texts.integer(1), texts.integer(2), texts.integer(3),
                                 texts.integer(4)};
      last_id_ = std::max(last_id_, texts.integer(1));
    }
    Statement left_out(database_, "SELECT path, size, modified, reason FROM left_out");
    while (left_out.next()) {
      refused_[left_out.string(0)] = {left_out.integer(1), left_out.integer(2), left_out.string(3)};
    }
    indexed_at_ = read_meta(database_, kIndexedAt);
  }

  bool looks_unchanged(const CorpusFile& file, std::int64_t size, std::int64_t modified) const {
    return file.size == size && file.modified == modified && modified < indexed_at_ - kClockGrain;
  }

  void compare(const CorpusListing& listing) {
    for (const CorpusFile& file : listing.files) {
      const auto refused = refused_.find(file.path);
      if (refused != refused_.end() &&
          looks_unchanged(file, refused->second.size, refused->second.modified)) {
        report_.left_out.push_back({file.path, refused->second.reason});
        refused_.erase(refused);
        continue;
      }
      const auto known = known_.find(file.path);
      if (known == known_.end()) {
        tasks_.push_back({file, 0, 0});
        continue;
      }
      if (!looks_unchanged(file, known->second.size, known->second.modified)) {
        tasks_.push_back({file, known->second.id, known->second.hash});
      }
      known_.erase(known);
    }
    for (const auto& [path, text] : known_) gone_.push_back(text.id);
    report_.vanished = static_cast<std::uint32_t>(gone_.size());
    changed_ = !gone_.empty();
  }

  // False when it was cancelled.
  bool take_in() {
    IndexWriter writer(database_, state_, authority_);
    Statement forget_refusal(database_, "DELETE FROM left_out WHERE path = ?");
    for (const auto& [path, old] : refused_) forget_refusal(path).run();

    const auto total = static_cast<std::uint32_t>(tasks_.size());
    const unsigned threads = std::max(1u, std::thread::hardware_concurrency());
    TextPipeline pipeline(std::move(tasks_), authority_, threads);
    for (std::uint32_t done = 0; done < total;) {
      const TextTask& task = pipeline.tasks()[done];
      if (!pace_.go_on({done, total, task.file.path})) return false;
      TextResult result;
      if (!pipeline.take(result, kBetweenProgress)) continue;
      take_in(task, result, writer);
      ++done;
    }
    writer.remove_texts(gone_);
    pace_.go_on({total, total, ""});
    if (changed_ || state_ == IndexState::fresh) change_totals(writer.finish());
    return true;
  }

  void take_in(const TextTask& task, TextResult& result, IndexWriter& writer) {
    if (result.outcome == TextResult::Outcome::unchanged) {
      Statement touch(database_, "UPDATE text SET size = ?, modified = ? WHERE id = ?");
      touch(result.row.size, result.row.modified, task.id).run();
      return;
    }
    changed_ = true;
    if (task.id != 0) writer.forget_path(task.id);
    if (task.id != 0) gone_.push_back(task.id);
    if (result.outcome == TextResult::Outcome::digested) {
      writer.add_text(++last_id_, result.row, result.digest);
      ++report_.read;
      report_.bytes += static_cast<std::uint64_t>(result.row.size);
    } else {
      Statement refuse(database_, "INSERT OR REPLACE INTO left_out VALUES (?, ?, ?, ?)");
      refuse(task.file.path, task.file.size, task.file.modified, result.reason).run();
      report_.left_out.push_back({task.file.path, std::move(result.reason)});
    }
  }

  void change_totals(const TotalsChange& change) {
    const auto add = [&](const char* name, std::int64_t more) {
      write_meta(database_, name, read_meta(database_, name) + more);
    };
    add("citations", change.citations);
    add("dates", change.dates);
    add("names", change.names);
    add("persons", change.persons);
  }

  void read_totals() {
    const auto total = [&](std::string_view name) {
      return static_cast<std::uint64_t>(read_meta(database_, name));
    };
    report_.texts = static_cast<std::uint32_t>(database_.integer("SELECT count(*) FROM text"));
    report_.citations = total("citations");
    report_.dates = total("dates");
    report_.names = total("names");
    report_.persons = total("persons");
  }

  Database& database_;
  const authority::Authority& authority_;
  Pace& pace_;
  BuildReport& report_;
  IndexState state_ = IndexState::existing;
  std::unordered_map<std::string, IndexedText> known_;
  std::map<std::string, Refusal> refused_;
  std::int64_t indexed_at_ = 0;
  std::int64_t last_id_ = 0;
  std::vector<TextTask> tasks_;
  std::vector<std::int64_t> gone_;  // vanished, and the old state of those that changed
  bool changed_ = false;
};

// SQLite calls a full disk many things; with less room than this it is one.
constexpr std::uintmax_t kNoRoom = 64 << 10;  // bytes

bool is_disk_full(const fs::path& index_file) {
  std::error_code error;
  const fs::path folder = fs::absolute(index_file, error).parent_path();
  const fs::space_info space = fs::space(folder, error);
  return !error && space.available < kNoRoom;
}

std::string sentence_of(const SqliteError& error, const fs::path& index_file) {
  return "The index " + index_file.string() +
         " cannot be written: " + (is_disk_full(index_file) ? "the disk is full" : error.message) +
         ".";
}

// Gives the content of a file, or the entries of a folder, to the disk before something is built on
// it.
void flush_to_disk(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

fs::path beside(const fs::path& file, const char* ending) {
  fs::path other = file;
  other += ending;
  return other;
}

void remove_database(const fs::path& file) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal"})
    fs::remove(beside(file, ending), ignored);
}

class Update {
 public:
  Update(const fs::path& index_file, const authority::Authority& authority,
         const ProgressCall& progress)
      : index_file_(index_file), authority_(authority), pace_(progress) {}

  BuildReport run(const CorpusFolders& corpus) {
    if (!prepare_folder()) return report_;
    WriterLock lock(lock_file_of(index_file_));
    if (lock.error() != 0 || !lock.wait(pace_)) {
      report_.cancelled = lock.error() == 0;
      if (lock.error() != 0) {
        report_.error = "The index " + index_file_.string() +
                        " cannot be written: " + std::strerror(lock.error()) + ".";
      }
      return report_;
    }
    const CorpusListing listing = walk(corpus);
    report_.error = listing.error;
    report_.left_out = listing.left_out;
    if (report_.error.empty()) write(listing);
    return report_;
  }

 private:
  // False with an error where no index can be written.
  bool prepare_folder() {
    if (state_of_index_file(index_file_) == FileState::foreign) {
      report_.error =
          index_file_.string() +
          " is no index of Apparatus and will not be overwritten. Name another file, or remove it.";
      return false;
    }
    std::error_code error;
    const fs::path folder = index_file_.parent_path();
    if (!folder.empty()) fs::create_directories(folder, error);
    if (error)
      report_.error = "The folder " + folder.string() + " cannot be made: " + error.message() + ".";
    return !error;
  }

  void write(const CorpusListing& listing) {
    const std::vector<LeftOut> left_out = report_.left_out;
    std::string because;
    try {
      if (write_in_place(listing, because)) return;
    } catch (const SqliteError& error) {
      if (!error.corrupt()) {
        report_.error = sentence_of(error, index_file_);
        return;
      }
      because = "it was damaged";
    }
    report_ = {};
    report_.left_out = left_out;
    report_.rebuilt = !because.empty();
    report_.rebuilt_because = because;
    try {
      write_anew(listing);
    } catch (const SqliteError& error) {
      report_.error = sentence_of(error, index_file_);
      remove_database(beside(index_file_, ".new"));  // it may be what fills the disk
    }
  }

  // False where the index cannot be used as it is; `because` stays empty where there is none yet.
  bool write_in_place(const CorpusListing& listing, std::string& because) {
    switch (state_of_index_file(index_file_)) {
      case FileState::missing:
        return false;
      case FileState::corrupt:
      case FileState::foreign:
        because = "it was damaged";
        return false;
      case FileState::other_version:
        because = "it was of another version";
        return false;
      case FileState::current:
      case FileState::unreadable:  // let SQLite say why
        break;
    }
    Database database(index_file_, Database::Access::write);
    if (is_search_due(database) && !is_sound(database)) {
      because = "it was damaged";
      return false;
    }
    if (read_meta(database, kAuthority) != static_cast<std::int64_t>(authority_.fingerprint)) {
      because = "what is known of archives, schemes and persons has changed";
      return false;
    }
    if (read_meta(database, kRecognisers) != recogniser_fingerprint()) {
      because = "this version of the program reads texts otherwise";
      return false;
    }
    database.execute("PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE");
    const bool written = Build(database, authority_, pace_, report_).run(listing, false);
    report_.cancelled = !written && pace_.stopped();
    database.execute(written ? "COMMIT" : "ROLLBACK");
    return true;
  }

  // A clock that has gone back makes a search due as well.
  bool is_search_due(Database& database) const {
    std::error_code ignored;
    if (fs::file_size(index_file_, ignored) <= kSmallIndex) return true;
    const std::int64_t since = nanoseconds_now() - read_meta(database, kSearchedAt);
    return since < 0 || since > kBetweenSearches;
  }

  bool is_sound(Database& database) const {
    Statement check(database, "PRAGMA quick_check(1)");
    if (!check.next() || check.text(0) != "ok") return false;
    check.reset();
    std::error_code ignored;
    if (fs::file_size(index_file_, ignored) > kSmallIndex) {
      write_meta(database, kSearchedAt, nanoseconds_now());
    }
    return true;
  }

  // Into a new file that takes the place of the old one when it is whole. Nobody else sees the new
  // file, so it needs no journal.
  void write_anew(const CorpusListing& listing) {
    const fs::path fresh = beside(index_file_, ".new");
    remove_database(fresh);
    bool whole = false;
    {
      Database database(fresh, Database::Access::create);
      database.execute(
          "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
          " PRAGMA threads = 2; BEGIN");
      create_tables(database);
      whole = Build(database, authority_, pace_, report_).run(listing, true);
      if (!whole) report_.cancelled = true;
      database.execute(whole ? "COMMIT; PRAGMA journal_mode = WAL" : "COMMIT");
    }
    if (!whole) {
      remove_database(fresh);
      return;
    }
    flush_to_disk(fresh);
    // The old file's log would be taken for the new one's.
    std::error_code error;
    for (const char* ending : {"-wal", "-shm"}) fs::remove(beside(index_file_, ending), error);
    fs::rename(fresh, index_file_, error);
    if (error) {
      report_.error =
          "The index " + index_file_.string() + " cannot be replaced: " + error.message() + ".";
      return;
    }
    flush_to_disk(index_file_.has_parent_path() ? index_file_.parent_path() : fs::path("."));
  }

  const fs::path index_file_;
  const authority::Authority& authority_;
  Pace pace_;
  BuildReport report_;
};

}  // namespace

BuildReport update_index(const fs::path& index_file, const CorpusFolders& corpus,
                         const std::shared_ptr<const authority::Authority>& authority,
                         const std::function<bool(const Progress&)>& progress) {
  return Update(index_file, *authority, progress).run(corpus);
}

bool discard_index(const fs::path& index_file) {
  const FileState state = state_of_index_file(index_file);
  if (state == FileState::foreign || state == FileState::unreadable) return false;
  remove_database(index_file);
  return true;
}

}  // namespace apparatus::index
