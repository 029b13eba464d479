#include "index/sqlite.h"

#include <sqlite3.h>

#include <cstdio>

namespace apparatus::index {
namespace {

[[noreturn]] void fail(sqlite3* handle) {
  throw SqliteError{sqlite3_extended_errcode(handle), sqlite3_errmsg(handle)};
}

// A file name as the path of a "file:" URI.
std::string uri_path(const std::filesystem::path& file) {
  std::string escaped;
  for (const char c : std::filesystem::absolute(file).string()) {
    if (c == '%' || c == '?' || c == '#') {
      char code[4];
      std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
      escaped += code;
    } else {
      escaped += c;
    }
  }
  return escaped;
}

// Whether a database is to be read although the memory file that its readers share cannot be had:
// in a folder that may not be written, and on a full disk. Where the log holds nothing, the file
// itself holds everything.
bool reads_without_shared_memory(int result, const std::filesystem::path& file) {
  const int primary = result & 0xff;
  if (primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY) return true;
  if (primary != SQLITE_IOERR && primary != SQLITE_FULL) return false;
  std::filesystem::path log = file;
  log += "-wal";
  std::error_code error;
  const auto size = std::filesystem::file_size(log, error);
  return error || size == 0;
}

}  // namespace

bool SqliteError::corrupt() const {
  const int primary = code & 0xff;
  // What may not stand there twice is written once only, unless a table and its index differ, which
  // SQLite's own search for damage does not see.
  return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_CONSTRAINT;
}

SqliteError SqliteError::damage(const char* what) { return {SQLITE_CORRUPT, what}; }

Statement::Statement(Database& database, std::string_view sql) {
  sqlite3_stmt* made = nullptr;
  const int result = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &made, nullptr);
  statement_.reset(made);
  if (result != SQLITE_OK) fail(database.handle());
}

void Statement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

bool Statement::next() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  sqlite3* handle = sqlite3_db_handle(statement_.get());
  const SqliteError error{sqlite3_extended_errcode(handle), sqlite3_errmsg(handle)};
  reset();
  throw error;
}

void Statement::run() {
  while (next()) {
  }
  reset();
}

void Statement::reset() {
  if (statement_) sqlite3_reset(statement_.get());
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string_view()
                          : std::string_view(static_cast<const char*>(bytes), size);
}

void Statement::bind(int position, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), position, value);
}

void Statement::bind(int position, std::string_view value) {
  // A null pointer would bind NULL, and an empty text is not that.
  const char* bytes = value.empty() ? "" : value.data();
  sqlite3_bind_text(statement_.get(), position, bytes, static_cast<int>(value.size()),
                    SQLITE_STATIC);
}

Database::Database(const std::filesystem::path& file, Access access) {
  const auto open = [&](const std::string& name, int flags) {
    sqlite3* made = nullptr;
    const int result = sqlite3_open_v2(name.c_str(), &made, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(made);
    return result;
  };
  const std::string uri = access == Access::memory ? ":memory:" : "file:" + uri_path(file);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_READWRITE;
  if (access == Access::read) flags = SQLITE_OPEN_URI | SQLITE_OPEN_READONLY;
  if (access == Access::create || access == Access::memory) flags |= SQLITE_OPEN_CREATE;
  if (open(uri, flags) != SQLITE_OK) fail(handle_.get());
  sqlite3_extended_result_codes(handle_.get(), 1);
  sqlite3_busy_timeout(handle_.get(), 5000);
  if (access != Access::read) return;
  // Readers of a write-ahead log share a memory file beside it. Where that cannot be made there can
  // be no writer either, and the file is read as it stands.
  const int result =
      sqlite3_exec(handle_.get(), "SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr);
  if (reads_without_shared_memory(result, file)) {
    if (open(uri + "?immutable=1", flags) != SQLITE_OK) fail(handle_.get());
    sqlite3_extended_result_codes(handle_.get(), 1);
  }
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

void Database::execute(const char* statements) {
  if (sqlite3_exec(handle_.get(), statements, nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(handle_.get());
}

std::int64_t Database::integer(const char* query) {
  Statement statement(*this, query);
  return statement.next() ? statement.integer(0) : 0;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

}  // namespace apparatus::index
